import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { drawDataKey } from './cipher.ts';
import type { DatabaseKind } from './connection.ts';
import { createDatabase, openDatabase } from './database.ts';
import { faultOf, StoreRefusal } from './refusals.ts';
import { lineFileOf, StationStore } from './station-store.ts';
import {
  contains,
  dropScratch,
  filesUnder,
  keyFile,
  line,
  refusalCode,
  scratch,
  scratchPaths,
  turn,
} from './testing/scratch.ts';

afterEach(dropScratch);

const key = drawDataKey();
const kind: DatabaseKind = {
  name: 'test',
  applicationId: 77,
  schemaVersion: 3,
  schema: 'CREATE TABLE t(a INTEGER PRIMARY KEY, b BLOB)',
};

function filled(rows = 200): string {
  const file = join(scratch(), 'a.db');
  const database = createDatabase(file, key, kind);
  const insert = database.db.prepare('INSERT INTO t(b) VALUES(?)');
  for (let i = 0; i < rows; i++) insert.run(Buffer.from('CANARY-OF-THE-LINE-'.repeat(20)));
  database.close();
  return file;
}

describe('openDatabase', () => {
  it('runs in WAL mode with every commit synced and deleted bytes overwritten', () => {
    const database = openDatabase(filled(), key, kind);
    const value = (name: string) => database.db.pragma(name, { simple: true });
    expect(value('journal_mode')).toBe('wal');
    expect(value('synchronous')).toBe(2);
    expect(value('secure_delete')).toBe(1);
    expect(value('locking_mode')).toBe('exclusive');
    database.close();
  });

  it('refuses a plain database, any other file, and one of another station', () => {
    const file = filled(1);
    writeFileSync(file, `SQLite format 3\0${'x'.repeat(9000)}`);
    expect(refusalCode(() => openDatabase(file, key, kind))).toBe('foreign-file');
    writeFileSync(file, 'minutes of the meeting');
    expect(refusalCode(() => openDatabase(file, key, kind))).toBe('foreign-file');
    expect(refusalCode(() => openDatabase(filled(1), drawDataKey(), kind))).toBe('foreign-file');
  });

  it('refuses one database of this station in the place of another', () => {
    const other = { ...kind, name: 'other' };
    expect(refusalCode(() => openDatabase(filled(1), key, other))).toBe('corrupt');
    const asAnother = { ...kind, applicationId: 78 };
    expect(refusalCode(() => openDatabase(filled(1), key, asAnother))).toBe('foreign-file');
  });

  it('refuses an older and a newer schema with a sentence', () => {
    const file = filled(1);
    const newer = { ...kind, schemaVersion: 4 };
    const older = { ...kind, schemaVersion: 2 };
    expect(refusalCode(() => openDatabase(file, key, newer))).toBe('schema-older');
    expect(refusalCode(() => openDatabase(file, key, older))).toBe('schema-newer');
    expect(new StoreRefusal('schema-newer').sentence).toMatch(/newer version/);
  });

  it('refuses a missing file and never makes one over another', () => {
    const file = filled(1);
    expect(refusalCode(() => createDatabase(file, key, kind))).toBe('exists');
    expect(refusalCode(() => openDatabase(`${file}x`, key, kind))).toBe('missing');
  });

  it('finds every flipped bit: never a changed row, never silence', () => {
    const file = filled();
    const whole = readFileSync(file);
    const good = readAll(file);
    let found = 0;
    for (let i = 0; i < 120; i++) {
      const bytes = Buffer.from(whole);
      const at = Math.floor((i * 7919 * 131) % whole.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (i % 8));
      writeFileSync(file, bytes);
      const outcome = readAll(file);
      expect(outcome === 'refused' || outcome === good, `byte ${at}`).toBe(true);
      if (outcome === 'refused') found++;
    }
    expect(found).toBeGreaterThan(110);
  });

  it('refuses a file that was cut', () => {
    const file = filled();
    truncateSync(file, 3 * 4096);
    expect(readAll(file)).toBe('refused');
    truncateSync(file, 0);
    expect(readAll(file)).toBe('refused');
  });
});

function readAll(file: string): string {
  try {
    const database = openDatabase(file, key, kind);
    try {
      const check = database.db.pragma('integrity_check', { simple: true });
      if (check !== 'ok') return 'refused';
      return JSON.stringify(database.db.prepare('SELECT a, hex(b) FROM t').all());
    } finally {
      database.close();
    }
  } catch (error) {
    const known = error instanceof StoreRefusal || faultOf(error)?.kind === 'corrupt';
    if (!known) throw error;
    return 'refused';
  }
}

describe('the folder of a station', () => {
  it('holds no plaintext: not in database, WAL, seal, guard or reserve', () => {
    const paths = scratchPaths();
    const canary = Buffer.from('CANARY-7f3e-OF-THE-LINE');
    const station = StationStore.create(paths, keyFile);
    const store = station.createLine(line, { reserveBytes: 4096 });
    for (let i = 0; i < 50; i++) store.write(turn(i, Buffer.concat([canary, Buffer.alloc(2000)])));
    store.transaction(() => store.drafts.put({ id: canary, changed: 1, bytes: canary }));
    store.transaction(() => store.keyring.putPsk(Buffer.concat([canary, canary]).subarray(0, 32)));
    const places = [...filesUnder(paths.folder), ...filesUnder(paths.guard)];
    expect(places.some((file) => file.endsWith('-wal'))).toBe(true);
    expect(places.filter((file) => contains(file, canary))).toEqual([]);
    station.close();
    expect(filesUnder(paths.folder).filter((file) => contains(file, canary))).toEqual([]);
  });

  it('is opened by one process only, and free again after it', () => {
    const paths = scratchPaths();
    const station = StationStore.create(paths, keyFile);
    station.createLine(line);
    expect(fromSecondProcess('station', paths.folder, paths.guard)).toBe('store-locked');
    // Also without the folder's lock, by the lock of the database alone, after a copy was read.
    station.line(line).database.descriptor();
    copyOfKey(station, paths.folder);
    expect(fromSecondProcess('line', lineFileOf(paths, line), paths.folder)).toBe('store-locked');
    expect(refusalCode(() => StationStore.open(paths, keyFile))).toBe('store-locked');
    const file = lineFileOf(paths, line);
    expect(refusalCode(() => openDatabase(file, station.key, kind))).toBe('store-locked');
    expect(fromSecondProcess('line', lineFileOf(paths, line), paths.folder)).toBe('store-locked');
    station.close();
    expect(fromSecondProcess('station', paths.folder, paths.guard)).toBe('none');
  });

  it('opens with the right secret only', () => {
    const paths = scratchPaths();
    StationStore.create(paths, { passphrase: 'one' }).close();
    const wrong = () => StationStore.open(paths, { passphrase: 'two' });
    expect(refusalCode(wrong)).toBe('wrong-passphrase');
    StationStore.open(paths, { passphrase: 'one' }).close();
    expect(refusalCode(() => StationStore.create(paths, keyFile))).toBe('exists');
  });

  it('is made again over the rest of a making that was cut short', () => {
    const paths = scratchPaths();
    StationStore.create(paths, keyFile).close();
    rmSync(join(paths.folder, 'seal.json'));
    expect(refusalCode(() => StationStore.open(paths, keyFile))).toBe('missing');
    const station = StationStore.create(paths, keyFile);
    expect(station.guard().state).toBe('ready');
    station.close();
    expect(refusalCode(() => StationStore.open(paths, keyFile).close())).toBe('none');
  });

  it('refuses the database of one line under the name of another', () => {
    const paths = scratchPaths();
    const station = StationStore.create(paths, keyFile);
    station.createLine(line).close();
    const other = 'cd'.repeat(32);
    copyFileSync(lineFileOf(paths, line), lineFileOf(paths, other));
    expect(refusalCode(() => station.line(other))).toBe('corrupt');
    station.close();
  });
});

function copyOfKey(station: StationStore, folder: string): void {
  const { station: id, secret } = station.key;
  const parts = { station: Array.from(id), secret: Array.from(secret) };
  writeFileSync(join(folder, 'key-for-test'), JSON.stringify(parts));
}

function fromSecondProcess(what: 'station' | 'line', ...places: string[]): string {
  const opener = join(import.meta.dirname, 'testing/opener.ts');
  const child = spawnSync(process.execPath, [opener, what, ...places], { encoding: 'utf8' });
  return child.stdout.trim() || child.stderr;
}
