import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { readSealed, type SealedFile, writeSealed } from '../../ceremony/sealed-file.ts';
import type { DataKey } from '../../store/cipher.ts';
import type { DeskStore } from '../store/desk-store.ts';
import { ensureDeskTables } from '../store/schema.ts';

/** What was done before there was a private journal; it goes into that of the first line. */
const notes = `
  CREATE TABLE IF NOT EXISTS founding_note(
    id INTEGER PRIMARY KEY, act TEXT NOT NULL, what TEXT NOT NULL, officer BLOB,
    time INTEGER NOT NULL, clock INTEGER NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS meta(key TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;
`;

/** Beside the seal; no backup contains it, for what it holds ends with the first line. */
export function foundingDeskFileOf(folder: string): string {
  return join(folder, 'founding-desk.sealed');
}

/**
 * The desk's tables before the first line: small, in memory, and sealed as a whole into a file at
 * the end of each transaction.
 */
export class FoundingStore implements DeskStore {
  readonly #file: SealedFile;
  readonly #key: DataKey;
  #database: { readonly db: Database };
  #kept: Buffer;
  #ended = false;

  /** Refuses `corrupt` for a file that this station's key does not open. */
  constructor(folder: string, key: DataKey) {
    this.#file = sealedIn(folder);
    this.#key = key;
    const db = existsSync(this.#file.file)
      ? new Database(readSealed(this.#file, key))
      : new Database(':memory:');
    this.#database = { db };
    db.exec(notes);
    this.#kept = db.serialize();
    ensureDeskTables(this);
  }

  get database(): { readonly db: Database } {
    return this.#database;
  }

  transaction<T>(work: () => T): T {
    const { db } = this.#database;
    if (db.inTransaction) return work();
    db.exec('BEGIN');
    try {
      const result = work();
      db.exec('COMMIT');
      this.#keep(db.serialize());
      return result;
    } catch (error) {
      // What could not be kept did not happen.
      if (db.inTransaction) db.exec('ROLLBACK');
      else this.#database = { db: new Database(this.#kept) };
      throw error;
    }
  }

  /** There is a line: nothing is kept here any more, and nobody is signed in here. */
  end(): void {
    this.#ended = true;
    this.#database.db.exec('DELETE FROM desk_session; DELETE FROM desk_code');
    rmSync(this.#file.file, { force: true });
  }

  #keep(bytes: Buffer): void {
    if (this.#ended) return;
    writeSealed(this.#file, this.#key, bytes);
    this.#kept = bytes;
  }
}

/** What is in the file, for a station that changes its key; undefined: there is none. */
export function readFoundingDesk(folder: string, key: DataKey): Buffer | undefined {
  return existsSync(foundingDeskFileOf(folder)) ? readSealed(sealedIn(folder), key) : undefined;
}

export function writeFoundingDesk(folder: string, key: DataKey, bytes: Buffer): void {
  writeSealed(sealedIn(folder), key, bytes);
}

function sealedIn(folder: string): SealedFile {
  return { file: foundingDeskFileOf(folder), purpose: 'parley/founding-desk/v1' };
}
