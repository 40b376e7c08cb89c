import { createHash, randomBytes } from 'node:crypto';
import { plain } from '../../store/blob.ts';
import type { DeskStore } from './desk-store.ts';

/** One officer signed in at one browser. */
export type StoredSession = {
  /** SHA-256 of the cookie's word: who reads the database can sign in as nobody. */
  readonly token: Uint8Array;
  readonly officer: Uint8Array;
  readonly begun: number;
  readonly seen: number;
  readonly csrf: string;
};

/** A watch is twelve hours; without a request a session ends after one. */
export const sessionMs = { most: 12 * 3_600_000, idle: 3_600_000 } as const;
/** How often `seen` is written: a page that asks every second is no reason to write. */
const seenStepMs = 60_000;

export class Sessions {
  readonly #store: DeskStore;

  constructor(store: DeskStore) {
    this.#store = store;
  }

  /** A new session; the word is for the cookie, and is kept nowhere. */
  begin(officer: Uint8Array, now: number): { word: string; session: StoredSession } {
    const word = randomBytes(32).toString('base64url');
    const csrf = randomBytes(24).toString('base64url');
    const session = { token: tokenOf(word), officer, begun: now, seen: now, csrf };
    const sql = 'INSERT INTO desk_session VALUES(?, ?, ?, ?, ?)';
    this.#write(sql, session.token, officer, now, now, csrf);
    return { word, session };
  }

  /** The session of a cookie, kept alive by this; undefined where there is none any more. */
  find(word: string, now: number): StoredSession | undefined {
    const token = tokenOf(word);
    const sql = 'SELECT * FROM desk_session WHERE token = ?';
    const row = this.#store.database.db.prepare(sql).get(token) as Row | undefined;
    if (!row) return undefined;
    const session = { ...row, token: plain(row.token), officer: plain(row.officer) };
    if (isOver(session, now)) {
      this.end(token);
      return undefined;
    }
    if (now - session.seen < seenStepMs) return session;
    this.#write('UPDATE desk_session SET seen = ? WHERE token = ?', now, token);
    return { ...session, seen: now };
  }

  /** Whether it is still there; asking does not keep it alive. */
  isLive(token: Uint8Array, now: number): boolean {
    const sql = 'SELECT * FROM desk_session WHERE token = ?';
    const row = this.#store.database.db.prepare(sql).get(token) as Row | undefined;
    return row !== undefined && !isOver(row, now);
  }

  end(token: Uint8Array): void {
    this.#write('DELETE FROM desk_session WHERE token = ?', token);
  }

  endAllOf(officer: Uint8Array): void {
    this.#write('DELETE FROM desk_session WHERE officer = ?', officer);
  }

  /** Officers who have a session at this moment. */
  present(now: number): Uint8Array[] {
    const rows = this.#store.database.db.prepare('SELECT * FROM desk_session').all() as Row[];
    return rows.filter((row) => !isOver(row, now)).map(({ officer }) => plain(officer));
  }

  #write(sql: string, ...values: (Uint8Array | number | string)[]): void {
    this.#store.transaction(() => this.#store.database.db.prepare(sql).run(...values));
  }
}

type Row = Omit<StoredSession, 'token' | 'officer'> & { token: Buffer; officer: Buffer };

function isOver({ begun, seen }: Pick<StoredSession, 'begun' | 'seen'>, now: number): boolean {
  return now - begun > sessionMs.most || now - seen > sessionMs.idle;
}

function tokenOf(word: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(word).digest());
}
