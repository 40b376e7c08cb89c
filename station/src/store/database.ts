import { closeSync, existsSync, openSync, readSync, realpathSync, rmSync, statSync } from 'node:fs';
import { assert } from '@parley/core/base/assert.ts';
import { equal } from '@parley/core/base/bytes.ts';
import Database, { type Statement } from 'better-sqlite3-multiple-ciphers';
import { renameDurably } from './atomic-file.ts';
import { type DataKey, databaseKey } from './cipher.ts';
import { faulting, refusalOf, StoreRefusal } from './refusals.ts';

/** Which database a file must be. */
export type DatabaseKind = {
  /** Enters the key: a file of another name does not open. */
  readonly name: string;
  readonly applicationId: number;
  readonly schemaVersion: number;
  readonly schema: string;
};

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
    db.exec(`BEGIN; ${kind.schema}; COMMIT`);
    db.pragma(`application_id = ${kind.applicationId}`);
    db.pragma(`user_version = ${kind.schemaVersion}`);
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
    db = connect(path, key, kind);
    checkKind(db, kind);
  } catch (error) {
    db?.close();
    if (isBusy(error)) throw new StoreRefusal('store-locked', file);
    throw refusalOf(error);
  }
  openFiles.add(path);
  return new StoreDatabase(path, db);
}

function connect(file: string, key: DataKey, kind: DatabaseKind): Database {
  const db = new Database(file, { timeout: 0, fileMustExist: true });
  try {
    db.pragma("cipher = 'aegis'");
    db.pragma(`key = "${databaseKey(key, kind.name)}"`);
    // Before the first read: no shared memory file, and no second process for as long as we live.
    db.pragma('locking_mode = exclusive');
    // EXTRA while switching to WAL: else the rollback journal deleted by the switch may reappear
    // after a power cut and empty the file. In WAL mode FULL is all there is.
    db.pragma('synchronous = extra');
    const mode = db.pragma('journal_mode = wal', { simple: true });
    assert(mode === 'wal', 'the database is in WAL mode');
    db.pragma('synchronous = full');
    db.pragma('secure_delete = on');
    db.pragma('wal_autocheckpoint = 1000');
    db.pragma('journal_size_limit = 16777216');
    db.pragma('cell_size_check = on');
    db.pragma('trusted_schema = off');
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}

function checkKind(db: Database, kind: DatabaseKind): void {
  // A write lock now: a second process is refused at opening, not at its first write.
  db.exec('BEGIN EXCLUSIVE; COMMIT');
  db.prepare('SELECT count(*) FROM sqlite_schema').get();
  const application = db.pragma('application_id', { simple: true });
  if (application !== kind.applicationId) throw new StoreRefusal('foreign-file', kind.name);
  const version = Number(db.pragma('user_version', { simple: true }));
  if (version < kind.schemaVersion) throw new StoreRefusal('schema-older', `schema ${version}`);
  if (version > kind.schemaVersion) throw new StoreRefusal('schema-newer', `schema ${version}`);
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

/** An open database: transactions whose failures are faults, and the file for copying. */
export class StoreDatabase {
  readonly file: string;
  readonly db: Database;
  private readonly begin: Statement;
  private readonly commit: Statement;
  private readonly rollback: Statement;
  private reader: number | undefined;
  private frozen = false;

  constructor(file: string, db: Database) {
    this.file = file;
    this.db = db;
    this.begin = db.prepare('BEGIN IMMEDIATE');
    this.commit = db.prepare('COMMIT');
    this.rollback = db.prepare('ROLLBACK');
  }

  /** All or nothing, durable on return; throws StoreFault with nothing written. */
  transaction<T>(work: () => T): T {
    return faulting(() => {
      this.begin.run();
      try {
        const result = work();
        this.commit.run();
        return result;
      } catch (error) {
        if (this.db.inTransaction) this.rollback.run();
        throw error;
      }
    });
  }

  /** Moves the WAL into the file and empties it. False: something reads, or a copy is made. */
  checkpoint(): boolean {
    if (this.frozen) return false;
    const [row] = faulting(() => this.db.pragma('wal_checkpoint(TRUNCATE)')) as { busy: number }[];
    return row?.busy === 0;
  }

  /**
   * Empties the WAL and lets no checkpoint happen until `thaw`: the file stays as it is while new
   * commits go into the WAL. False: it is frozen already.
   */
  freeze(): boolean {
    if (!this.checkpoint()) return false;
    this.db.pragma('wal_autocheckpoint = 0');
    this.frozen = true;
    return true;
  }

  /** Also carries out what a checkpoint was asked for meanwhile: deleted keys leave the WAL. */
  thaw(): void {
    if (!this.frozen || !this.db.open) return;
    this.frozen = false;
    this.db.pragma('wal_autocheckpoint = 1000');
    this.checkpoint();
  }

  /** Descriptor for copying the file; stays open as long as the database, see `openFiles`. */
  descriptor(): number {
    this.reader ??= openSync(this.file, 'r');
    return this.reader;
  }

  /** Bytes of the file without its WAL. */
  bytes(): number {
    return statSync(this.file).size;
  }

  close(): void {
    if (!this.db.open) return;
    this.db.close();
    if (this.reader !== undefined) closeSync(this.reader);
    openFiles.delete(this.file);
  }
}
