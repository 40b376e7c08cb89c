import { chmodSync, closeSync, fsyncSync, openSync, rmSync, statSync } from 'node:fs';
import Database from 'better-sqlite3-multiple-ciphers';
import type { Progress } from './backup.ts';
import { type DataKey, databaseKey, drawDataKey, type Secret, unwrap, wrap } from './cipher.ts';
import { type DatabaseKind, unlock } from './connection.ts';
import { openDatabase } from './database.ts';
import { FolderLock } from './folder-lock.ts';
import { guardKind } from './guard-schema.ts';
import { lineKind } from './line-schema.ts';
import { refusing, StoreRefusal } from './refusals.ts';
import { rekeyCopyOf, settleRekey } from './rekey-files.ts';
import { hasSeal, readSeal, writeSeal } from './seal.ts';
import { guardFileOf, lineFileOf, linesIn, type StationPaths } from './station-store.ts';

/**
 * A new secret and a new data key for a station that is not running. Every database is copied and
 * the copy given the new key; one write of the seal decides; then the copies take the places.
 * A crash anywhere leaves a station that opens with the old or with the new secret, never with
 * neither. Needs as much free space as the databases have.
 */
export function rekeyDisk(
  paths: StationPaths,
  secrets: { old: Secret; fresh: Secret },
  progress: Progress = () => {},
): void {
  const lock = FolderLock.take(paths.folder);
  try {
    const seal = readSeal(paths.folder);
    const key = unwrap(seal, secrets.old);
    settleRekey(paths, seal);
    const fresh = drawDataKey(key.station);
    const files = linesIn(paths).map((line) => ({ line, file: lineFileOf(paths, line) }));
    const all = files.reduce((sum, { file }) => sum + statSync(file).size, 0);
    let done = 0;
    progress(done, all);
    for (const { line, file } of files) {
      copyUnder(file, lineKind(line), { key, fresh });
      done += statSync(file).size;
      progress(Math.min(done, all), all);
    }
    copyGuard(paths, { key, fresh });
    const next = wrap(fresh, secrets.fresh);
    writeSeal(paths.folder, { ...next, renaming: true });
    settleRekey(paths, { ...next, renaming: true });
  } catch (error) {
    // Copies take space, and the disk may be what was full.
    if (hasSeal(paths.folder)) settleRekey(paths, readSeal(paths.folder));
    throw error;
  } finally {
    lock.release();
  }
}

/** A guard that cannot be read stays so: only new incarnation keys speak again, whatever it is. */
function copyGuard(paths: StationPaths, keys: { key: DataKey; fresh: DataKey }): void {
  try {
    copyUnder(guardFileOf(paths), guardKind, keys);
  } catch (error) {
    const passable = ['missing', 'foreign-file', 'corrupt', 'schema-older', 'schema-newer'];
    if (!(error instanceof StoreRefusal) || !passable.includes(error.code)) throw error;
    rmSync(rekeyCopyOf(guardFileOf(paths)), { force: true });
  }
}

function copyUnder(file: string, kind: DatabaseKind, keys: { key: DataKey; fresh: DataKey }): void {
  const copy = rekeyCopyOf(file);
  const source = openDatabase(file, keys.key, kind);
  try {
    refusing(() => {
      rmSync(copy, { force: true });
      closeSync(openSync(copy, 'wx', 0o600));
      source.db.prepare('VACUUM INTO ?').run(copy);
      changeKey(copy, kind, keys);
    });
  } finally {
    // Closing moves the WAL into the file and removes it.
    source.close();
  }
}

function changeKey(copy: string, kind: DatabaseKind, keys: { key: DataKey; fresh: DataKey }): void {
  const db = new Database(copy, { fileMustExist: true });
  try {
    unlock(db, databaseKey(keys.key, kind.name));
    db.pragma('journal_mode = memory');
    db.pragma(`rekey = "${databaseKey(keys.fresh, kind.name)}"`);
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
  } finally {
    db.close();
  }
  chmodSync(copy, 0o600);
  const fd = openSync(copy, 'r+');
  fsyncSync(fd);
  closeSync(fd);
}
