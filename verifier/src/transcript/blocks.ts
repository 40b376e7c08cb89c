/** Blocks: how a transcript's entries are cut into elements, in one way (spec/transcript.md). */
import type { Bytes } from '../base/bytes.ts';
import { limits } from '../base/limits.ts';
import { refuse } from '../base/refusal.ts';
import { Reader } from '../cbor/reader.ts';
import { HeaderStart, type Run, readRun } from '../entry/run.ts';
import { type JournalName, readName } from '../journal/name.ts';
import type { LineRecord } from './line-record.ts';

export type Block = { readonly name: JournalName; readonly run: Run };

/** Reads an element as a block, by its form alone: `malformed`, or as `readRun` refuses. */
export function readBlock(element: Bytes, record: LineRecord): Block {
  const reader = new Reader(element);
  reader.array('block', 5);
  const name = readName(reader);
  const first = reader.uint('first');
  const start = record.get(name)?.start ?? new HeaderStart(record.charter.line, name);
  const run = readRun(reader, start, first);
  reader.end('block');
  return { name, run };
}

/** Follows block after block and refuses any other filling with `not-canonical`. */
export class Filling {
  #before: { key: string; clock: number | undefined; full: boolean } | undefined;

  take(key: string, run: Run): void {
    const clock = run.items.some(({ header }) => header !== undefined) ? run.clock : undefined;
    const firstClock = run.items[0]?.header === undefined ? undefined : run.clock;
    const before = this.#before;
    if (before !== undefined && before.key === key && !before.full) {
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
    this.#before = { key, clock, full };
  }
}
