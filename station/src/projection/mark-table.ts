import type { LineStore } from '../store/line-store.ts';
import { StoreFault } from '../store/refusals.ts';

/** A table of marks beside the evidence: its name, and its columns with their key. */
export type MarkTable = { readonly name: string; readonly columns: string };

/**
 * Makes the table where it is missing; false while that can still be undone. A disk that is full
 * gets it in memory until the next start: what came must be shown all the same.
 */
export function ensureMarkTable(store: LineStore, { name, columns }: MarkTable): boolean {
  const { db } = store.database;
  const sql = `TABLE IF NOT EXISTS ${name}(${columns}) STRICT, WITHOUT ROWID`;
  if (db.inTransaction) {
    db.exec(`CREATE ${sql}`);
    return false;
  }
  const there = 'SELECT 1 FROM sqlite_schema WHERE type = ? AND name = ?';
  if (db.prepare(there).get('table', name)) return true;
  try {
    store.transaction(() => db.exec(`CREATE ${sql}`));
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    db.pragma('temp_store = memory');
    db.exec(`CREATE TEMP ${sql}`);
  }
  return true;
}
