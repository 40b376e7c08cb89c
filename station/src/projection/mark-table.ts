import type { LineStore } from '../store/line-store.ts';
import { StoreFault } from '../store/refusals.ts';

/** A table of marks beside the evidence: its name, and its columns with their key. */
type Columns = { readonly name: string; readonly columns: string };

/** Marks beside the evidence, of which the first of a key stays. The table is made when needed. */
export class MarkTable {
  readonly #store: LineStore;
  readonly #table: Columns;
  #made = false;

  constructor(store: LineStore, table: Columns) {
    this.#store = store;
    this.#table = table;
  }

  /** Makes the table where it is missing. */
  ready(): void {
    if (!this.#made) this.#made = ensureTable(this.#store, this.#table);
  }

  put(...values: readonly (string | number)[]): void {
    this.ready();
    const places = values.map(() => '?').join(', ');
    const sql = `INSERT OR IGNORE INTO ${this.#table.name} VALUES(${places})`;
    this.#store.database.db.prepare(sql).run(...values);
  }

  /** A question to the table, with the marks that still wait for a transaction written. */
  ask(sql: string): ReturnType<LineStore['database']['db']['prepare']> {
    this.ready();
    this.#store.settleMarks();
    return this.#store.database.db.prepare(sql);
  }
}

/**
 * Makes the table where it is missing; false while that can still be undone. A disk that is full
 * gets it in memory until the next start: what came must be shown all the same.
 */
function ensureTable(store: LineStore, { name, columns }: Columns): boolean {
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
