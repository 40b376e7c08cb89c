/** Blocks: how a transcript's entries are cut into elements, in one way (spec/transcript.md). */
import type { Bytes } from '../base/bytes.ts';
import { limits } from '../base/limits.ts';
import { refuse } from '../base/refusal.ts';
import { Reader } from '../cbor/reader.ts';
import { readCertificate } from '../charter/certificate.ts';
import { readBody } from '../entry/body.ts';
import { HeaderStart, type Run, type RunItem, readRun, scanRun } from '../entry/run.ts';
import { type JournalName, keyOfName, readName } from '../journal/name.ts';
import type { Journal } from './journal.ts';
import type { LineRecord } from './line-record.ts';

export type Block = { readonly journal: Journal; readonly run: Run };

/** Reads an element as a block; a journal that begins here is known by its first entry. */
export function readBlock(element: Bytes, record: LineRecord): Block {
  scanRun(element);
  const reader = new Reader(element);
  reader.array('block', 5);
  const name = readName(reader);
  const first = reader.uint('first');
  const journal = record.get(name);
  const start = journal?.start ?? new HeaderStart(record.charter.line, name);
  const run = readRun(reader, start, first);
  return { journal: journal ?? begun(record, name, run.items[0]), run };
}

/** The journal whose first entry holds its certificate. */
function begun(record: LineRecord, name: JournalName, first: RunItem | undefined): Journal {
  if (record.charter.parties[name.party] === undefined) refuse('unknown-party', 'block');
  if (first?.seq !== 0 || name.number === 0) refuse('unknown-journal', keyOfName(name));
  if (first.header?.kind !== 11) refuse('wrong-kind', 'the first entry is no certificate');
  return certified(record, name, first);
}

/** The journal of the certificate in an `incarnation` entry. */
export function certified(record: LineRecord, name: JournalName, item: RunItem): Journal {
  const raw = readBody(item.body).raw.record ?? refuse('malformed', 'no certificate');
  const certificate = readCertificate(new Reader(raw).blob('certificate').slice(), record.charter);
  if (keyOfName(certificate.name) !== keyOfName(name)) refuse('wrong-author', 'certificate');
  return record.certify(certificate);
}

/** Follows block after block and refuses any other filling with `not-canonical`. */
export class Filling {
  #before: { key: string; clock: number | undefined; full: boolean } | undefined;

  take({ journal, run }: Block): void {
    const clock = run.items.some(({ header }) => header !== undefined) ? run.clock : undefined;
    const firstClock = run.items[0]?.header === undefined ? undefined : run.clock;
    const before = this.#before;
    if (before !== undefined && before.key === journal.key && !before.full) {
      const differs =
        firstClock !== undefined && before.clock !== undefined && firstClock !== before.clock;
      if (!differs) refuse('not-canonical', 'a block begins though the last one has room');
    }
    let weight = 0;
    for (const item of run.items) {
      if (weight >= limits.blockTarget) refuse('not-canonical', 'a block above its size');
      weight += item.weight;
    }
    const full = run.items.length === limits.runItems || weight >= limits.blockTarget;
    this.#before = { key: journal.key, clock, full };
  }
}
