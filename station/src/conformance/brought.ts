import { equal } from '@parley/core/base/bytes.ts';
import { journalKey } from '@parley/core/codec/names.ts';
import type { Payload } from '@parley/core/codec/payload.ts';
import type { Brought } from './bag.ts';
import { Broken } from './broken.ts';
import type { Stage } from './stage.ts';
import { StationView } from './station-view.ts';

/** Every file of the step under way was taken, as the exit code says. */
export async function imported({ bag }: Stage): Promise<void> {
  const code = bag.codes.find((one) => one !== 0);
  if (code !== undefined) throw new Broken('file-refused', `exit code ${code}`);
}

/** None of them was. */
export async function notImported({ bag }: Stage): Promise<void> {
  const taken = bag.codes.filter((one) => one === 0).length;
  if (taken > 0) throw new Broken('file-taken', `${taken} of ${bag.codes.length}`);
}

function broughtBy({ bag }: Stage): Brought {
  if (bag.brought === undefined) throw new Broken('bug', 'a file was fetched');
  return bag.brought;
}

function ofType<T extends Payload['type']>(stage: Stage, type: T) {
  type Wanted = Extract<Payload, { type: T }>;
  return broughtBy(stage).payloads.filter((one): one is Wanted => one.type === type);
}

/** A have vector that names the challenge of the file that went there, and holds all of it. */
export async function bringsHave(stage: Stage): Promise<void> {
  const { challenge } = stage.bag;
  const have = ofType(stage, 'have').find(
    ({ seen }) => seen && challenge && equal(seen, challenge),
  );
  if (have === undefined) {
    throw new Broken('no-answer', 'a have vector that names the challenge of the file');
  }
  const { name, head } = stage.journal();
  const mark = have.marks.find((one) => one.party === name.party && equal(one.tag, name.tag));
  if (mark?.size === head.size && equal(mark.root, head.root) && mark.gaps.length === 0) return;
  throw new Broken('not-taken', `${mark?.size ?? 0} of ${head.size} entries`);
}

/** A cosignature of the newest head, by the station's key. */
export async function bringsReceipt(stage: Stage): Promise<void> {
  const { head, origin, name } = stage.journal();
  const found = ofType(stage, 'cosignature').filter(({ journal, size, cosigner }) => {
    const own = cosigner === null || equal(cosigner.tag, stage.station.name.tag);
    return own && equal(journal.tag, name.tag) && size === head.size;
  });
  const [signed] = found;
  if (signed === undefined) throw new Broken('not-receipted', `size ${head.size}`);
  if (stage.station.hasSigned(signed, origin, head)) return;
  throw new Broken('bad-signature', `cosignature of size ${head.size}`);
}

/** Its own journal from the first entry on, under checkpoints that hold. */
export async function bringsOwnEntries(stage: Stage): Promise<void> {
  const view = new StationView(stage.line);
  const own = ofType(stage, 'bundle').filter(
    ({ journal }) => journalKey(journal) === journalKey(view.name),
  );
  for (const bundle of own.toSorted((a, b) => a.first - b.first)) view.take(bundle);
  if (view.broken !== undefined) throw new Broken('bad-signature', view.broken);
  const { size } = stage.station.head;
  if (view.head.size > 0 && view.head.size >= size) return;
  throw new Broken('no-repair', `${view.head.size} of ${size} entries of its own`);
}

/** The session that could not be opened is named. */
export async function bringsCannotOpen(stage: Stage): Promise<void> {
  const { session } = stage.bag;
  const named = broughtBy(stage).cannotOpens.flatMap(({ ids }) => ids);
  if (named.some((id) => session && equal(id, session))) return;
  throw new Broken('no-answer', 'a cannot-open that names the session of the file');
}
