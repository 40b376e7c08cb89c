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

  /**
   * Other content of a sheet that an officer was shown before the present one, however often he is
   * shown that: a page asks for it again at every event, and what changed stays before his eyes.
   */
  seenBefore(draft: string, officer: Uint8Array): { content: Uint8Array; at: number } | undefined {
    const sql = 'SELECT before, before_time FROM desk_seen WHERE draft = ? AND officer = ?';
    const row = this.#store.database.db.prepare(sql).get(draft, officer) as
      | { before: Buffer | null; before_time: number }
      | undefined;
    return row?.before ? { content: plain(row.before), at: row.before_time } : undefined;
  }

  noteSeen(draft: string, officer: Uint8Array, content: Uint8Array, now: number): void {
    const sql =
      'INSERT INTO desk_seen(draft, officer, content, time) VALUES(?, ?, ?, ?) ' +
      'ON CONFLICT(draft, officer) DO UPDATE SET ' +
      'before = CASE WHEN content = excluded.content THEN before ELSE content END, ' +
      'before_time = CASE WHEN content = excluded.content THEN before_time ELSE time END, ' +
      'content = excluded.content, time = excluded.time';
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
