import type { LineStore } from '../../store/line-store.ts';

/** Which compartments close the line, and which close single entries; a name of this station. */
export class ClosedPlaces {
  readonly #store: LineStore;

  constructor(store: LineStore) {
    this.#store = store;
  }

  /** What an officer must open for the whole line. */
  ofLine(): string[] {
    return this.#of('', 0);
  }

  /** What he must open for this entry, the line's own among it. */
  ofEntry(journal: string, seq: number): string[] {
    return [...new Set([...this.ofLine(), ...this.#of(journal, seq)])];
  }

  set(journal: string, seq: number, compartments: readonly string[]): void {
    const { db } = this.#store.database;
    this.#store.transaction(() => {
      db.prepare('DELETE FROM desk_closed WHERE journal = ? AND seq = ?').run(journal, seq);
      const put = db.prepare('INSERT OR IGNORE INTO desk_closed VALUES(?, ?, ?)');
      for (const one of compartments) put.run(journal, seq, one);
    });
  }

  /** Every single entry that is closed. */
  entries(): { journal: string; seq: number; compartment: string }[] {
    const sql = "SELECT * FROM desk_closed WHERE journal != '' ORDER BY journal, seq, compartment";
    return this.#store.database.db.prepare(sql).all() as ReturnType<ClosedPlaces['entries']>;
  }

  #of(journal: string, seq: number): string[] {
    const sql = 'SELECT compartment FROM desk_closed WHERE journal = ? AND seq = ?';
    const rows = this.#store.database.db.prepare(sql).all(journal, seq);
    return (rows as { compartment: string }[]).map(({ compartment }) => compartment);
  }
}
