import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { refusalOf, StoreRefusal } from './refusals.ts';

/**
 * One process per station folder. The lock is the operating system's, held through an empty
 * database, so it ends with the process however that ends; there is no stale lock to remove.
 */
export class FolderLock {
  private readonly db: Database;

  private constructor(db: Database) {
    this.db = db;
  }

  /** Refuses `store-locked` at once; never waits. */
  static take(folder: string): FolderLock {
    let db: Database | undefined;
    try {
      const file = join(folder, 'station.lock');
      // Made by SQLite it would get the mode of the umask.
      closeSyncIfMade(file);
      db = new Database(file, { timeout: 0 });
      db.exec('BEGIN EXCLUSIVE');
      return new FolderLock(db);
    } catch (error) {
      db?.close();
      if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY') {
        throw new StoreRefusal('store-locked', folder);
      }
      throw refusalOf(error);
    }
  }

  release(): void {
    if (this.db.open) this.db.close();
  }
}

function closeSyncIfMade(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}
