import type { OpenMatter } from '@parley/api/watch.ts';
import type { LineStore } from '../../store/line-store.ts';

/** What the outgoing officer wrote beside each open matter; it stays at this station. */
export class HandoverNotes {
  readonly #store: LineStore;

  constructor(store: LineStore) {
    this.#store = store;
  }

  /** The notes of a hand-over take the place of those before. */
  put(handover: string, open: readonly OpenMatter[]): void {
    const { db } = this.#store.database;
    this.#store.transaction(() => {
      db.prepare('DELETE FROM desk_note').run();
      const put = db.prepare('INSERT OR REPLACE INTO desk_note VALUES(?, ?, ?)');
      for (const { entry, note } of open) put.run(handover, entry, note);
    });
  }

  latest(): OpenMatter[] {
    const sql = 'SELECT entry, note FROM desk_note ORDER BY entry';
    return this.#store.database.db.prepare(sql).all() as OpenMatter[];
  }
}
