import { closeSync, existsSync, openSync, readSync, realpathSync, rmSync } from 'node:fs';
import { equal } from '@parley/core/base/bytes.ts';
import Database from 'better-sqlite3-multiple-ciphers';
import { renameDurably } from './atomic-file.ts';
import { type DataKey, databaseKey } from './cipher.ts';
import { checkKind, type DatabaseKind, makeSchema, setUp, unlock } from './connection.ts';
import { refusalOf, StoreRefusal } from './refusals.ts';
import { StoreDatabase } from './store-database.ts';
import { walDamage } from './wal-damage.ts';

/**
 * Files open in this process. SQLite's locks belong to the process: closing any other descriptor
 * of an open database would drop them, so nothing here opens such a file a second time.
 */
const openFiles = new Set<string>();

/** Makes an empty database; it appears under its name only when complete. Refuses `exists`. */
export function createDatabase(file: string, key: DataKey, kind: DatabaseKind): StoreDatabase {
  if (existsSync(file)) throw new StoreRefusal('exists', file);
  const fresh = `${file}.new`;
  try {
    rmSync(fresh, { force: true });
    rmSync(`${fresh}-wal`, { force: true });
    closeSync(openSync(fresh, 'wx', 0o600));
    const db = connect(fresh, key, kind);
    makeSchema(db, kind);
    db.close();
    // Of a database that is gone; it would be replayed into the new one.
    rmSync(`${file}-wal`, { force: true });
    renameDurably(fresh, file);
  } catch (error) {
    throw refusalOf(error);
  }
  return openDatabase(file, key, kind);
}

/**
 * Opens a database for this process alone. Refuses `missing`, `foreign-file` (another station's,
 * or no database of ours), `store-locked`, `corrupt`, `schema-older`, `schema-newer`.
 */
export function openDatabase(file: string, key: DataKey, kind: DatabaseKind): StoreDatabase {
  if (!existsSync(file)) throw new StoreRefusal('missing', file);
  const path = realpathSync(file);
  if (openFiles.has(path)) throw new StoreRefusal('store-locked', file);
  if (!equal(firstBytes(path), key.station)) throw new StoreRefusal('foreign-file', file);
  let db: Database | undefined;
  try {
    const damage = walDamage(path);
    if (damage !== undefined) throw new StoreRefusal('corrupt', `${file}: ${damage}`);
    db = connect(path, key, kind);
    checkKind(db, kind);
  } catch (error) {
    db?.close();
    if (isBusy(error)) throw new StoreRefusal('store-locked', file);
    throw refusalOf(error);
  }
  openFiles.add(path);
  return new StoreDatabase(path, db, () => openFiles.delete(path));
}

function connect(file: string, key: DataKey, kind: DatabaseKind): Database {
  const db = new Database(file, { timeout: 0, fileMustExist: true });
  try {
    unlock(db, databaseKey(key, kind.name));
    setUp(db);
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY';
}

function firstBytes(file: string): Uint8Array {
  const bytes = new Uint8Array(16);
  const fd = openSync(file, 'r');
  try {
    readSync(fd, bytes, 0, 16, 0);
  } finally {
    closeSync(fd);
  }
  return bytes;
}
