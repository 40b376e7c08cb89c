import { compare, equal } from '@parley/core/base/bytes.ts';
import { decodeBody } from '@parley/core/codec/body.ts';
import { isOpaque } from '@parley/core/codec/entry.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { compareJournals } from '@parley/core/codec/names.ts';
import { verifyPqCosignature } from '@parley/core/codec/note.ts';
import { decodeRecordOf, type EntryRecord } from '@parley/core/codec/records.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import { Broken, within } from './broken.ts';
import { answerMs } from './peer.ts';
import type { Stage } from './stage.ts';
import { availabilityPeriodS, stationIndex } from './tester-keys.ts';

const ledgerMs = 2.5 * availabilityPeriodS * 1000;

type Records = { readonly [K in EntryRecord['kind']]: Extract<EntryRecord, { kind: K }> };
type Written<K extends EntryRecord['kind']> = { readonly seq: number; readonly record: Records[K] };

/** The first entry of that kind in the station's own journal, as it was sent. */
function written<K extends 'cut' | 'availability'>(
  { station }: Stage,
  kind: K,
): Written<K> | undefined {
  for (const [seq, item] of station.items.entries()) {
    if (isOpaque(item) || item.kind !== kinds[kind]) continue;
    const body = decodeBody(item.body);
    const record = body.ok ? decodeRecordOf(kind, body.value.record) : body;
    if (!record.ok) throw new Broken('wrong-answer', `${kind} of another form at ${seq}`);
    return { seq, record: record.value as Records[K] };
  }
  return undefined;
}

/** Cut 0: whose turn it is from the beginning, of all first journals, with true roots. */
export async function cut(stage: Stage): Promise<void> {
  const missing = new Broken('no-answer', 'a cut in its turn');
  const { seq, record } = await within(answerMs, missing, () => written(stage, 'cut'));
  const wrong = (what: string) => new Broken('wrong-answer', what);
  const { line, station } = stage;
  if (record.k !== 0 || !equal(record.previous, line.id)) throw wrong('not cut 0 of this line');
  const orders = record.heads.slice(1).map((head, i) => {
    return compareJournals(record.heads[i] as typeof head, head);
  });
  if (orders.some((order) => order >= 0)) throw wrong('heads out of order');
  const first = record.heads.filter(({ number }) => number === 0).map(({ party }) => party);
  if (first.length !== line.charter.parties.length) throw wrong('a first journal is not named');
  const own = record.heads.find((head) => equal(head.tag, station.name.tag));
  if (own === undefined || own.size > seq) throw wrong('its own journal beyond the cut');
  const head = station.headAt(own.size);
  if (!equal(head.root, own.root)) throw wrong('the root of its own journal');
  for (const journal of stage.journals.values()) {
    const named = record.heads.find(({ tag }) => equal(tag, journal.name.tag));
    if (named === undefined) continue;
    const root = journal.heads[named.size]?.root;
    if (root === undefined || !equal(root, named.root)) {
      throw wrong(`the root of ${journal.partyName}'s journal`);
    }
  }
}

/** After a FLASH: a post-quantum signature over a head of the journal that it stands in. */
export async function seal(stage: Stage): Promise<void> {
  const { peer, station } = stage;
  const { name, origin, heads, size } = stage.journal();
  const missing = new Broken('no-answer', `post-quantum cosignature of size ${size}`);
  const signed = await within(answerMs, missing, () =>
    peer.since('pq', 0).find((one) => equal(one.journal.tag, name.tag) && one.size === size),
  );
  const head = heads[signed.size];
  if (head === undefined || !equal(head.root, signed.root)) {
    throw new Broken('wrong-answer', 'the root of another journal');
  }
  const checkpoint = { origin, size: head.size, root: head.root, leaf: head.leaf };
  const cosigner = { name: station.origin, mldsa: station.keys.mldsa };
  if (!verifyPqCosignature(nodeCrypto(), cosigner, checkpoint, signed)) {
    throw new Broken('bad-signature', `post-quantum cosignature of size ${size}`);
  }
}

/** The ledger of a period that is over, for every other party, each once and in order. */
export async function ledger(stage: Stage): Promise<void> {
  const missing = new Broken('no-answer', 'an availability entry of the period that ended');
  const { record } = await within(ledgerMs, missing, () => written(stage, 'availability'));
  const wrong = (what: string) => new Broken('wrong-answer', what);
  if (record.hour % (availabilityPeriodS * 1000) !== 0) throw wrong('not the start of a period');
  const parties = record.parties.map(({ party }) => party);
  const others = stage.line.charter.parties.map((_, i) => i).filter((i) => i !== stationIndex);
  if (String(parties) !== String(others))
    throw wrong(`ledger of the parties ${parties.join(', ')}`);
  for (const { circuits } of record.parties) {
    const ids = circuits.map(({ id }) => id);
    const bytes = ids.map((id) => new TextEncoder().encode(id));
    const sorted = [...bytes].sort(compare);
    if (bytes.some((one, i) => one !== sorted[i])) throw wrong(`circuits ${ids.join(', ')}`);
  }
}
