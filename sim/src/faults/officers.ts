import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import { isOpaque, leafOf, type Precedence } from '@parley/core/codec/entry.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import type { Reference } from '@parley/core/codec/names.ts';
import { type EntryRecord, encodeRecord } from '@parley/core/codec/records.ts';
import { decodeRun } from '@parley/core/codec/run.ts';
import type { Random } from '../random.ts';
import type { Run } from '../run/run.ts';
import type { SimStation } from '../station/station.ts';
import { textBody } from '../world/texts.ts';
import type { Fault } from './fault.ts';
import { whileMs } from './fault.ts';

const text = (words: string) => [{ lang: 'en', standing: 0 as const, text: words }];

/** What was written under that id is retracted, if it stands by now. */
function takeBack(
  station: SimStation,
  id: number,
  { words, precedence }: { readonly words: string; readonly precedence: Precedence },
): undefined {
  const written = station.written.get(id);
  if (!station.running || !written?.ok) return undefined;
  const body = encodeBody({ ...emptyBody, texts: text(words) });
  station.write({ body, kind: kinds.retraction, references: [written.value], precedence });
  return undefined;
}

/** What was sent is taken back: at once, or hours later, perhaps with other keys by then. */
const cancelAfterSend: Fault = {
  name: 'cancel-after-send',
  layer: 'operator',
  weight: 2,
  act(run, random) {
    const station = random.pick(run.world.stations);
    if (!station.running) return;
    const precedence = random.pick([1, 1, 4] as const);
    const id = station.write({ body: textBody('to be taken back'), precedence });
    const again = () => takeBack(station, id, { words: 'taken back', precedence });
    // Before it is signed there is nothing to take back: the officers come a second time.
    run.world.later(0, again);
    run.world.later(whileMs(random, 7_200_000), again);
  },
};

/** The newest message of another party that a station holds. */
function newestMessage({ machine, line, me, place }: SimStation): Reference | undefined {
  const { crypto } = place.founding.crypto;
  for (const { key, name } of [...line.journals.values()].reverse()) {
    const last = name.party === me ? undefined : machine.disk.journals.get(key)?.runs.at(-1);
    const read = last && decodeRun(last.bytes);
    if (!last || !read?.ok) continue;
    const at = read.value.findLastIndex((item) => !isOpaque(item) && item.kind === kinds.message);
    const item = read.value[at];
    if (!item) continue;
    const seq = last.first + at;
    const leaf = leafOf(crypto, { line: place.founding.line, journal: name, seq }, item);
    return { ...name, seq, leaf };
  }
  return undefined;
}

function answer(station: SimStation, to: Reference, record: EntryRecord): void {
  const body = encodeBody({ ...emptyBody, record: encodeRecord(record) });
  station.write({ body, kind: kinds[record.kind], references: [to] });
}

/** One acknowledges what came, the other withholds an answer, in one second. */
function answersApart(station: SimStation, random: Random): void {
  const to = newestMessage(station);
  if (!to) return;
  const both: EntryRecord[] = [
    { kind: 'ack', attachments: [] },
    { kind: 'withheld', until: null },
  ];
  if (random.oneIn(2)) both.reverse();
  for (const record of both) answer(station, to, record);
}

/** One releases a draft, the other the same with other words: only one of them is the message. */
function releasesApart(run: Run, station: SimStation, random: Random): void {
  const draft = random.bytes(16);
  const precedence = random.pick([1, 3, 4] as const);
  const write = (words: string) => {
    if (!station.running) return;
    station.write({ body: encodeBody({ ...emptyBody, texts: text(words), draft }), precedence });
  };
  write('as it was drafted');
  run.world.later(random.pick([0, 1, random.between(1, 600_000)]), () => {
    write('as the other officer would have it');
    return undefined;
  });
}

/** One releases, the other discards: what is signed in the same moment is taken back. */
function discards(run: Run, station: SimStation): void {
  const id = station.write({ body: textBody('released here, discarded there') });
  run.world.later(1, () => takeBack(station, id, { words: 'discarded', precedence: 1 }));
}

/** Two officers at one station want different things of one message, at once. */
const officersDisagree: Fault = {
  name: 'officers-disagree',
  layer: 'operator',
  weight: 2,
  act(run, random) {
    const station = random.pick(run.world.stations);
    if (!station.running) return;
    const how = random.below(3);
    if (how === 0) answersApart(station, random);
    else if (how === 1) releasesApart(run, station, random);
    else discards(run, station);
  },
};

/** What people do among themselves (resilience D.3, human). */
export const officers: readonly Fault[] = [cancelAfterSend, officersDisagree];
