import { createHash, randomBytes } from 'node:crypto';
import { plain } from '../../store/blob.ts';
import type { DeskStore } from './desk-store.ts';

/** What a one-time code is good for. */
export type CodePurpose = 'enrol' | 'recover' | 'link';

export type Code = {
  readonly purpose: CodePurpose;
  /** Who gave it; null: the operator of the station. */
  readonly issuer: Uint8Array | null;
  /** Whose it is, where he is known already. */
  readonly officer: Uint8Array | null;
  /** What the officer is to be: JSON of name, roles, compartments. */
  readonly about: string;
  readonly ends: number;
};

/** Read aloud over a table: no letter that is taken for another. */
const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const codeLetters = 20;

/** One-time codes: only their hashes are kept, and each is taken once. */
export class Codes {
  readonly #store: DeskStore;

  constructor(store: DeskStore) {
    this.#store = store;
  }

  /** A new code of 100 bits, in groups of five; it is nowhere but in this answer. */
  issue(code: Code): string {
    const drawn = [...randomBytes(codeLetters)].map((byte) => letters[byte % letters.length]);
    const word = drawn.join('');
    this.#put(word, code);
    return word.replace(/.{5}(?=.)/gu, '$&-');
  }

  /** The code, which from now on is unknown; undefined for one that is unknown or too old. */
  take(word: string, purpose: CodePurpose, now: number): Code | undefined {
    const found = this.look(word, purpose, now);
    if (found) this.#drop(word);
    return found;
  }

  look(word: string, purpose: CodePurpose, now: number): Code | undefined {
    const sql = 'SELECT purpose, issuer, officer, about, ends FROM desk_code WHERE hash = ?';
    const row = this.#store.database.db.prepare(sql).get(hashOf(word)) as Row | undefined;
    if (!row || row.purpose !== purpose || row.ends <= now) return undefined;
    const issuer = row.issuer && plain(row.issuer);
    return { ...row, issuer, officer: row.officer && plain(row.officer) };
  }

  dropOld(now: number): void {
    const { db } = this.#store.database;
    this.#store.transaction(() => db.prepare('DELETE FROM desk_code WHERE ends <= ?').run(now));
  }

  #put(word: string, { purpose, issuer, officer, about, ends }: Code): void {
    const sql = 'INSERT INTO desk_code VALUES(?, ?, ?, ?, ?, ?)';
    const values = [hashOf(word), purpose, issuer, officer, about, ends];
    this.#store.transaction(() => this.#store.database.db.prepare(sql).run(...values));
  }

  #drop(word: string): void {
    const { db } = this.#store.database;
    const sql = 'DELETE FROM desk_code WHERE hash = ?';
    this.#store.transaction(() => db.prepare(sql).run(hashOf(word)));
  }
}

type Row = Code & { readonly issuer: Buffer | null; readonly officer: Buffer | null };

/** As it is typed: groups, blanks and small letters do not matter. */
function hashOf(word: string): Buffer {
  const bare = word.toUpperCase().replaceAll(/[^0-9A-Z]/gu, '');
  return createHash('sha256').update(`parley/desk-code/${bare}`).digest();
}
