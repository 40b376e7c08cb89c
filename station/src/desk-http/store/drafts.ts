import { hex } from '@parley/core/base/bytes.ts';
import { plain } from '../../store/blob.ts';
import type { LineStore } from '../../store/line-store.ts';
import type { DraftDocument } from '../drafts/document.ts';

/** One saved version of a draft's words in one language; none is ever overwritten. */
export type StoredVersion = {
  readonly lang: string;
  readonly revision: number;
  readonly officer: string;
  readonly time: number;
  readonly came: 'written' | 'merged' | 'set-aside' | 'restored';
  readonly text: string;
};

/** Drafts in hand, with every version of their words. */
export class WorkingDrafts {
  readonly #store: LineStore;

  constructor(store: LineStore) {
    this.#store = store;
  }

  get(id: string): DraftDocument | undefined {
    const sql = 'SELECT document FROM desk_draft WHERE id = ?';
    const row = this.#store.database.db.prepare(sql).get(id) as { document: string } | undefined;
    return row && (JSON.parse(row.document) as DraftDocument);
  }

  /** The one changed last first. */
  list(): DraftDocument[] {
    const sql = 'SELECT document FROM desk_draft ORDER BY changed DESC';
    const rows = this.#store.database.db.prepare(sql).all() as { document: string }[];
    return rows.map(({ document }) => JSON.parse(document) as DraftDocument);
  }

  /** Writes the draft, and with it a version of its words where there is a new one. */
  put(document: DraftDocument, version?: StoredVersion): void {
    const { db } = this.#store.database;
    this.#store.transaction(() => {
      const sql = 'INSERT OR REPLACE INTO desk_draft VALUES(?, ?, ?)';
      db.prepare(sql).run(document.draft, document.changed, JSON.stringify(document));
      if (version) this.#insert(document.draft, version);
    });
  }

  addVersion(draft: string, version: StoredVersion): void {
    this.#store.transaction(() => this.#insert(draft, version));
  }

  /** Newest first. */
  versions(draft: string, lang?: string): StoredVersion[] {
    const sql =
      'SELECT lang, revision, officer, time, came, text FROM desk_version ' +
      'WHERE draft = ? AND (? IS NULL OR lang = ?) ORDER BY id DESC';
    const rows = this.#store.database.db.prepare(sql).all(draft, lang ?? null, lang ?? null);
    return (rows as (Omit<StoredVersion, 'officer'> & { officer: Buffer })[]).map((row) => {
      return { ...row, officer: hex(plain(row.officer)) };
    });
  }

  /** The words of a language as they were saved under this revision. */
  textAt(draft: string, lang: string, revision: number): string | undefined {
    const found = this.versions(draft, lang).find((one) => {
      return one.revision === revision && one.came !== 'set-aside';
    });
    return found?.text;
  }

  remove(draft: string): void {
    const { db } = this.#store.database;
    this.#store.transaction(() => {
      db.prepare('DELETE FROM desk_draft WHERE id = ?').run(draft);
      db.prepare('DELETE FROM desk_version WHERE draft = ?').run(draft);
      db.prepare('DELETE FROM desk_seen WHERE draft = ?').run(draft);
    });
  }

  /** The content of a sheet as an officer was last shown it. */
  seen(draft: string, officer: Uint8Array): { content: Uint8Array; at: number } | undefined {
    const sql = 'SELECT content, time FROM desk_seen WHERE draft = ? AND officer = ?';
    const row = this.#store.database.db.prepare(sql).get(draft, officer) as
      | { content: Buffer; time: number }
      | undefined;
    return row && { content: plain(row.content), at: row.time };
  }

  noteSeen(draft: string, officer: Uint8Array, content: Uint8Array, now: number): void {
    const sql = 'INSERT OR REPLACE INTO desk_seen VALUES(?, ?, ?, ?)';
    const statement = this.#store.database.db.prepare(sql);
    this.#store.transaction(() => statement.run(draft, officer, content, now));
  }

  #insert(draft: string, { lang, revision, officer, time, came, text }: StoredVersion): void {
    const sql =
      'INSERT INTO desk_version(draft, lang, revision, officer, time, came, text) ' +
      'VALUES(?, ?, ?, ?, ?, ?, ?)';
    const who = Buffer.from(officer, 'hex');
    this.#store.database.db.prepare(sql).run(draft, lang, revision, who, time, came, text);
  }
}
