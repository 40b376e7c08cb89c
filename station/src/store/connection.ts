import { assert } from '@parley/core/base/assert.ts';
import type Database from 'better-sqlite3-multiple-ciphers';
import { StoreRefusal } from './refusals.ts';

/**
 * What the store asks of its SQL driver. Production brings SQLite with ciphers; the proof of power
 * cuts (`test/crash/power`) brings SQLite over a disk that forgets, and runs the same statements.
 */
export type SqlDatabase = Pick<
  Database,
  'open' | 'inTransaction' | 'prepare' | 'exec' | 'pragma' | 'close'
>;

/** Which database a file must be. */
export type DatabaseKind = {
  /** Enters the key: a file of another name does not open. */
  readonly name: string;
  readonly applicationId: number;
  readonly schemaVersion: number;
  readonly schema: string;
};

/** Every database of a station has this cipher; `key` as SQLite takes it. */
export function unlock(db: Pick<SqlDatabase, 'pragma'>, key: string): void {
  db.pragma("cipher = 'aegis'");
  db.pragma(`key = "${key}"`);
}

/** How every connection of the store works, before its first read: what `durable` rests on. */
export function setUp(db: SqlDatabase): void {
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
}

/** The tables of a new database, and what it is. */
export function makeSchema(db: SqlDatabase, kind: DatabaseKind): void {
  db.exec(`BEGIN; ${kind.schema}; COMMIT`);
  db.pragma(`application_id = ${kind.applicationId}`);
  db.pragma(`user_version = ${kind.schemaVersion}`);
}

/** Refuses `foreign-file`, `schema-older`, `schema-newer`. */
export function checkKind(db: SqlDatabase, kind: DatabaseKind): void {
  // A write lock now: a second process is refused at opening, not at its first write.
  db.exec('BEGIN EXCLUSIVE; COMMIT');
  db.prepare('SELECT count(*) FROM sqlite_schema').get();
  const application = db.pragma('application_id', { simple: true });
  if (application !== kind.applicationId) throw new StoreRefusal('foreign-file', kind.name);
  const version = Number(db.pragma('user_version', { simple: true }));
  if (version < kind.schemaVersion) throw new StoreRefusal('schema-older', `schema ${version}`);
  if (version > kind.schemaVersion) throw new StoreRefusal('schema-newer', `schema ${version}`);
}
