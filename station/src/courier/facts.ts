import { plain } from '../store/blob.ts';
import type { LineStore } from '../store/line-store.ts';
import { faulting } from '../store/refusals.ts';

/** The facts of a line whose keys begin so, in the order of their keys; the rest of each key. */
export function factsBehind(store: LineStore, prefix: string): Map<string, Uint8Array> {
  const sql = 'SELECT key, value FROM fact WHERE key >= ? AND key < ? ORDER BY key';
  // Keys are ASCII: what begins with the prefix lies below the prefix and the last letter of it.
  const rows = faulting(() => store.database.db.prepare(sql).all(prefix, `${prefix}\u007f`));
  return new Map(
    (rows as { key: string; value: Buffer }[]).map(({ key, value }) => {
      return [key.slice(prefix.length), plain(value)];
    }),
  );
}

/** Replaces a fact; null removes it. */
export function putFact(store: LineStore, key: string, value: Uint8Array | null): void {
  store.write([{ t: 'fact', key, value }]);
}
