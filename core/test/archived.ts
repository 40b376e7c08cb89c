import type { AnyItem } from '../src/codec/entry.ts';
import { encodeRun } from '../src/codec/run.ts';
import { type Archive, type LineSource, readArchive } from '../src/evidence/archive.ts';
import { testCrypto } from './crypto.ts';
import { type Author, trioLine } from './standing.ts';

/** A store that holds what these authors said, each head signed, and cosigned by nobody. */
export function archived(...authors: readonly Author[]): { archive: Archive; source: LineSource } {
  const byKey = new Map(authors.map((one) => [one.key, one]));
  const source: LineSource = {
    runs: (key, first, end) => {
      const items = (byKey.get(key)?.items ?? []).slice(first, end);
      const run = (item: AnyItem, at: number) => {
        return { first: first + at, count: 1, bytes: encodeRun([item]) };
      };
      return items.map(run);
    },
    note: (key, size) => {
      const author = byKey.get(key);
      return author && size <= author.items.length ? author.note(size) : null;
    },
    cosignatures: () => [],
    pqCosignatures: () => [],
  };
  const journals = authors.map(({ name, items }) => ({ name, size: items.length }));
  return { archive: readArchive(testCrypto, trioLine, source, { journals }), source };
}
