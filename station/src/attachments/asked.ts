import type { LineStore } from '../store/line-store.ts';

/** Attachments that a party asked for by a one-way circuit: the next courier file answers. */
export class AskedByCourier {
  readonly #store: LineStore;

  constructor(store: LineStore) {
    this.#store = store;
  }

  put(party: number, sha256: Uint8Array): void {
    this.#make();
    const sql = 'INSERT OR IGNORE INTO attachment_asked VALUES(?, ?)';
    this.#store.transaction(() => this.#store.database.db.prepare(sql).run(party, sha256));
  }

  of(party: number): Uint8Array[] {
    this.#make();
    const sql = 'SELECT sha256 FROM attachment_asked WHERE party = ?';
    const rows = this.#store.database.db.prepare(sql).all(party) as { sha256: Buffer }[];
    return rows.map((row) => new Uint8Array(row.sha256));
  }

  /** Answered: if that file is lost, the party asks again in its next one. */
  clear(party: number): void {
    const sql = 'DELETE FROM attachment_asked WHERE party = ?';
    this.#store.transaction(() => this.#store.database.db.prepare(sql).run(party));
  }

  #make(): void {
    this.#store.database.db.exec(
      'CREATE TABLE IF NOT EXISTS attachment_asked(party INTEGER NOT NULL, sha256 BLOB NOT NULL, ' +
        'PRIMARY KEY(party, sha256)) STRICT, WITHOUT ROWID',
    );
  }
}
