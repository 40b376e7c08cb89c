import { plain } from './blob.ts';
import { faulting } from './refusals.ts';
import type { StoreDatabase } from './store-database.ts';

export type StoredDraft = {
  readonly id: Uint8Array;
  /** Ms since 1970. */
  readonly changed: number;
  readonly bytes: Uint8Array;
};

/** Drafts of the desk by draft id. Writing is done inside a transaction of the line store. */
export class Drafts {
  private readonly db: StoreDatabase['db'];

  constructor({ db }: StoreDatabase) {
    this.db = db;
  }

  put(draft: StoredDraft): void {
    const sql = 'INSERT OR REPLACE INTO draft VALUES(?, ?, ?)';
    this.db.prepare(sql).run(draft.id, draft.changed, draft.bytes);
  }

  get(id: Uint8Array): StoredDraft | undefined {
    const sql = 'SELECT id, changed, bytes FROM draft WHERE id = ?';
    const row = faulting(() => this.db.prepare(sql).get(id)) as DraftRow | undefined;
    return row === undefined ? undefined : draftOf(row);
  }

  /** All of them, the one changed last first. */
  list(): StoredDraft[] {
    const sql = 'SELECT id, changed, bytes FROM draft ORDER BY changed DESC';
    return (faulting(() => this.db.prepare(sql).all()) as DraftRow[]).map(draftOf);
  }

  /** Their ids alone. */
  ids(): Uint8Array[] {
    const rows = faulting(() => this.db.prepare('SELECT id FROM draft').all());
    return (rows as Pick<DraftRow, 'id'>[]).map(({ id }) => plain(id));
  }

  remove(id: Uint8Array): void {
    this.db.prepare('DELETE FROM draft WHERE id = ?').run(id);
  }
}

type DraftRow = { id: Buffer; changed: number; bytes: Buffer };

function draftOf(row: DraftRow): StoredDraft {
  return { id: plain(row.id), changed: row.changed, bytes: plain(row.bytes) };
}
