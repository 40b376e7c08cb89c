import type { LineStore } from '../../store/line-store.ts';

/** Retractions made ready beside their messages, by draft ids. */
export class Armed {
  readonly #store: LineStore;

  constructor(store: LineStore) {
    this.#store = store;
  }

  arm(retraction: string, message: string): void {
    const sql = 'INSERT OR REPLACE INTO desk_armed VALUES(?, ?)';
    this.#store.transaction(() => this.#store.database.db.prepare(sql).run(retraction, message));
  }

  /** The retraction of a message, by the message's draft id. */
  ofMessage(message: string): string | undefined {
    const sql = 'SELECT retraction FROM desk_armed WHERE message = ?';
    const row = this.#store.database.db.prepare(sql).get(message);
    return (row as { retraction: string } | undefined)?.retraction;
  }

  messageOf(retraction: string): string | undefined {
    const sql = 'SELECT message FROM desk_armed WHERE retraction = ?';
    const row = this.#store.database.db.prepare(sql).get(retraction);
    return (row as { message: string } | undefined)?.message;
  }

  disarm(draft: string): void {
    const sql = 'DELETE FROM desk_armed WHERE retraction = ? OR message = ?';
    this.#store.transaction(() => this.#store.database.db.prepare(sql).run(draft, draft));
  }
}
