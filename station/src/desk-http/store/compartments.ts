import type { LineStore } from '../../store/line-store.ts';
import { DeskRefusal } from '../refusals.ts';

type Lies = { readonly journal: string; readonly seq: number; readonly compartment: string };

/** Names of compartments, and what was put into them: the line, single entries, drafts. */
export class Compartments {
  readonly #store: LineStore;
  /** Rises with every change of what lies where. */
  changes = 0;
  #unused: boolean | undefined;

  constructor(store: LineStore) {
    this.#store = store;
  }

  names(): string[] {
    const sql = 'SELECT name FROM desk_compartment ORDER BY name';
    return (this.#store.database.db.prepare(sql).all() as { name: string }[]).map(
      ({ name }) => name,
    );
  }

  /** Refuses `no-compartment` for a name that is not here. */
  refuseUnknown(compartments: readonly string[]): void {
    const known = this.names();
    const unknown = compartments.find((one) => !known.includes(one));
    if (unknown !== undefined) throw new DeskRefusal('no-compartment', unknown);
  }

  create(name: string): void {
    const { db } = this.#store.database;
    const sql = 'INSERT OR IGNORE INTO desk_compartment VALUES(?)';
    this.#store.transaction(() => db.prepare(sql).run(name));
  }

  /** The name, and that officers opened it; nothing may lie in it any more. */
  remove(name: string): void {
    const { db } = this.#store.database;
    this.#store.transaction(() => {
      db.prepare('DELETE FROM desk_compartment WHERE name = ?').run(name);
      db.prepare('DELETE FROM desk_opens WHERE compartment = ?').run(name);
    });
  }

  /** How much was put into it: the line counts as one. */
  liesIn(name: string): number {
    const count = (table: string) => {
      const sql = `SELECT count(*) AS count FROM ${table} WHERE compartment = ?`;
      return (this.#store.database.db.prepare(sql).get(name) as { count: number }).count;
    };
    return count('desk_closed') + count('desk_closed_draft');
  }

  /** What an officer must open for the whole line. */
  ofLine(): string[] {
    return this.ownOfEntry('', 0);
  }

  /** What was put on this very entry. */
  ownOfEntry(journal: string, seq: number): string[] {
    const sql = 'SELECT compartment FROM desk_closed WHERE journal = ? AND seq = ?';
    const rows = this.#store.database.db.prepare(sql).all(journal, seq);
    return (rows as { compartment: string }[]).map(({ compartment }) => compartment);
  }

  ownOfDraft(draft: Uint8Array): string[] {
    const sql = 'SELECT compartment FROM desk_closed_draft WHERE draft = ?';
    const rows = this.#store.database.db.prepare(sql).all(draft);
    return (rows as { compartment: string }[]).map(({ compartment }) => compartment);
  }

  /** Of the line where `journal` is empty. */
  set(journal: string, seq: number, compartments: readonly string[]): void {
    this.#change(() => {
      const { db } = this.#store.database;
      db.prepare('DELETE FROM desk_closed WHERE journal = ? AND seq = ?').run(journal, seq);
      const put = db.prepare('INSERT OR IGNORE INTO desk_closed VALUES(?, ?, ?)');
      for (const one of compartments) put.run(journal, seq, one);
    });
  }

  setDraft(draft: Uint8Array, compartments: readonly string[]): void {
    this.#change(() => {
      const { db } = this.#store.database;
      db.prepare('DELETE FROM desk_closed_draft WHERE draft = ?').run(draft);
      const put = db.prepare('INSERT OR IGNORE INTO desk_closed_draft VALUES(?, ?)');
      for (const one of compartments) put.run(draft, one);
    });
  }

  /** Every single entry that was put into one. */
  entries(): Lies[] {
    const sql = "SELECT * FROM desk_closed WHERE journal != '' ORDER BY journal, seq, compartment";
    return this.#store.database.db.prepare(sql).all() as Lies[];
  }

  /** Nothing here is closed to anybody. */
  isOpen(): boolean {
    return this.isUnused() && this.ofLine().length === 0;
  }

  /** No single entry or draft lies in any: most stations need no more than this answer. */
  protected isUnused(): boolean {
    const sql =
      "SELECT EXISTS(SELECT 1 FROM desk_closed WHERE journal != '') OR " +
      'EXISTS(SELECT 1 FROM desk_closed_draft) AS used';
    this.#unused ??= (this.#store.database.db.prepare(sql).get() as { used: number }).used === 0;
    return this.#unused;
  }

  #change(work: () => void): void {
    this.#store.transaction(work);
    this.changes++;
    this.#unused = undefined;
  }
}
