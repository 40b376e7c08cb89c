import type { DeskStore } from './desk-store.ts';

/** What was said of words that were read aloud: whose word, when, and whether they are the same. */
export type Compared = { readonly by: string; readonly at: number; readonly same: boolean };

/** A ceremony in hand; bytes as lower-case hexadecimal. */
export type CeremonyDocument = {
  /** Cards of other parties, in the order in which they were brought. */
  readonly cards: readonly { readonly card: string; readonly compared: Compared | null }[];
  readonly charter: string | null;
  /** Of the charter's words. */
  readonly compared: Compared | null;
  /** Drawn here with the charter; it lies in the encrypted store until the line is adopted. */
  readonly secret: string | null;
};

const noCeremony: CeremonyDocument = {
  cards: [],
  charter: null,
  compared: null,
  secret: null,
};

/** The station's ceremony in hand, over the database of a line that it has. */
export class Ceremonies {
  readonly #store: DeskStore;

  constructor(store: DeskStore) {
    this.#store = store;
  }

  get(): CeremonyDocument {
    const sql = 'SELECT document FROM desk_ceremony';
    const row = this.#store.database.db.prepare(sql).get() as { document: string } | undefined;
    return row ? (JSON.parse(row.document) as CeremonyDocument) : noCeremony;
  }

  put(document: CeremonyDocument): void {
    const sql = 'INSERT OR REPLACE INTO desk_ceremony VALUES(1, ?)';
    const words = JSON.stringify(document);
    this.#store.transaction(() => this.#store.database.db.prepare(sql).run(words));
  }

  forget(): void {
    const { db } = this.#store.database;
    this.#store.transaction(() => db.prepare('DELETE FROM desk_ceremony').run());
  }
}
