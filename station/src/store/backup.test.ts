import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backup } from './backup.ts';
import type { StoreRefusal } from './refusals.ts';
import { restore } from './restore.ts';
import { type StationPaths, StationStore } from './station-store.ts';
import type { StoreDatabase } from './store-database.ts';
import {
  contains,
  dropScratch,
  filesUnder,
  keyFile,
  line,
  own,
  refusalCode,
  scratch,
  scratchPaths,
  turn,
} from './testing/scratch.ts';

const other = 'cd'.repeat(32);
const privateKey = Buffer.from('PRIVATE-HALF-OF-A-RECEIVE-KEY-32');

let paths: StationPaths;
let station: StationStore;
let file: string;

beforeEach(() => {
  paths = scratchPaths();
  station = StationStore.create(paths, keyFile);
  for (const id of [line, other]) {
    const store = station.createLine(id);
    for (let i = 0; i < 40; i++) store.write(turn(i, Buffer.alloc(100_000, i)));
  }
  const state = station.guard();
  if (state.state !== 'ready') throw new Error(state.state);
  const publicKey = new Uint8Array(1216);
  const receiveKey = { line, number: 0, publicKey, privateKey, created: 1, retireAt: null };
  state.guard.receiveKeys.add(receiveKey);
  file = join(scratch(), 'station.backup');
});

afterEach(() => {
  station.close();
  dropScratch();
});

function restored(): StationPaths {
  const root = scratch();
  return { folder: join(root, 'again'), guard: join(root, 'guard') };
}

function flip(name: string, at: number): void {
  const bytes = readFileSync(name);
  bytes[at] = (bytes[at] as number) ^ 1;
  writeFileSync(name, bytes);
}

/** Of a file with one damaged byte: the code of what is refused, or of the one line left out. */
function outcome({ folder }: StationPaths): string {
  try {
    const { lines, leftOut } = restore(file, folder, { secret: keyFile });
    expect([lines.length, leftOut.length]).toEqual([1, 1]);
    return leftOut[0]?.code ?? '';
  } catch (error) {
    expect(existsSync(folder)).toBe(false);
    return (error as StoreRefusal).code;
  }
}

describe('backup and restore', () => {
  it('has its name when all of it is written, and not before', async () => {
    const seen = new Set<boolean>();
    await backup(station, file, { made: 77, progress: () => seen.add(existsSync(file)) });
    expect([...seen]).toEqual([false]);
    expect(existsSync(file)).toBe(true);
  });

  it('leaves out and names a line of which a page was damaged before it was copied', async () => {
    const database = join(paths.folder, 'lines', `${line}.db`);
    await backup(station, join(scratch(), 'whole.backup'), { made: 77 });
    flip(database, Math.floor(statSync(database).size / 2));
    await backup(station, file, { made: 78 });
    const to = restored();
    const named: string[] = [];
    const nameOf = (open: () => StoreDatabase) => {
      const row = open().db.prepare("SELECT 'north and south' AS name").get() as { name: string };
      named.push(row.name);
      return row.name;
    };
    const result = restore(file, to.folder, { secret: keyFile, nameOf });
    const leftOut = [{ id: line, name: 'north and south', code: 'corrupt' }];
    expect(result).toEqual({ made: 78, lines: [other], leftOut });
    expect(filesUnder(join(to.folder, 'lines')).map((one) => basename(one))).toEqual([
      `${other}.db`,
    ]);
    const again = StationStore.open(to, keyFile);
    expect([...again.line(other).evidence.runs(own)].length).toBe(40);
    again.close();
  });

  it('leaves out a line whose bytes changed in the file, and takes what lies behind', async () => {
    await backup(station, file, { made: 77, leftOut: [] });
    flip(file, readFileSync(file).indexOf(station.key.station) + 5000);
    const to = restored();
    const result = restore(file, to.folder, { secret: keyFile });
    expect(result.lines).toEqual([other]);
    expect(result.leftOut).toEqual([{ id: line, name: null, code: 'corrupt' }]);
    const again = StationStore.open(to, keyFile);
    expect(again.line(other).start()).toEqual(station.line(other).start());
    again.close();
  });

  it('puts back nothing where every line is damaged', async () => {
    for (const id of [line, other]) flip(join(paths.folder, 'lines', `${id}.db`), 100_000);
    await backup(station, file, { made: 78 });
    const to = restored();
    expect(refusalCode(() => restore(file, to.folder, { secret: keyFile }))).toBe('corrupt');
    expect(existsSync(to.folder) || existsSync(`${to.folder}.restoring`)).toBe(false);
  });

  it('brings every row back under the same secret, without guard and receive keys', async () => {
    const steps: number[] = [];
    const progress = (done: number, all: number) => steps.push(done / all);
    await backup(station, file, { made: 77, progress });
    expect(steps.at(-1)).toBe(1);
    expect(steps.length).toBeGreaterThan(5);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const to = restored();
    const result = restore(file, to.folder, { secret: keyFile, progress: () => {} });
    expect(result).toEqual({ made: 77, lines: [line, other], leftOut: [] });
    const again = StationStore.open(to, keyFile);
    expect([...again.line(other).evidence.runs(own)].length).toBe(40);
    expect(again.line(line).start()).toEqual(station.line(line).start());
    expect(again.guard().state).toBe('missing');
    again.close();
    for (const name of filesUnder(to.folder)) {
      expect(statSync(name).mode & 0o077).toBe(0);
      expect(name).not.toMatch(/guard/);
    }
  });

  it('is of one moment although the station writes on, and the station goes on', async () => {
    const store = station.line(line);
    let seq = 40;
    const progress = () => {
      // More than an automatic checkpoint would let stand in the WAL.
      for (let i = 0; i < 15; i++) store.write(turn(seq++, Buffer.alloc(100_000)));
    };
    await backup(station, file, { made: 1, progress });
    expect(seq).toBeGreaterThan(45);
    const to = restored();
    restore(file, to.folder, { secret: keyFile });
    const again = StationStore.open(to, keyFile);
    expect(again.line(line).start().heads[0]?.size).toBe(40);
    again.close();
    expect(store.start().heads[0]?.size).toBe(seq);
    expect(store.database.db.pragma('wal_autocheckpoint', { simple: true })).toBe(1000);
  });

  it('puts off the overwriting of a key destroyed meanwhile, and then carries it out', async () => {
    const store = station.line(line);
    const seed = new Uint8Array(32).fill(1);
    const keys = { note: seed, cosign: seed, mldsa: seed, tls: seed, certificate: seed };
    store.transaction(() => store.keyring.put(own, keys));
    let done = false;
    const progress = () => {
      if (!done) store.keyring.destroy(own);
      done = true;
    };
    await backup(station, file, { made: 1, progress });
    const to = restored();
    restore(file, to.folder, { secret: keyFile });
    expect(store.keyring.get(own)).toBeUndefined();
    expect(statSync(`${store.database.file}-wal`).size).toBe(0);
  });

  it('leaves out an older copy of a line put into a newer backup', async () => {
    const store = station.line(line);
    const write = (value: number) => {
      store.write([{ t: 'fact', key: 'k', value: Uint8Array.of(value) }]);
    };
    write(1);
    await backup(station, `${file}.old`, { made: 1 });
    write(2);
    await backup(station, file, { made: 1 });
    const older = readFileSync(`${file}.old`);
    const newer = readFileSync(file);
    expect(older.length).toBe(newer.length);
    const bytes = statSync(store.database.file).size;
    const start = newer.indexOf(station.key.station);
    older.copy(newer, start, start, start + bytes);
    writeFileSync(file, newer);
    const { lines, leftOut } = restore(file, restored().folder, { secret: keyFile });
    expect([lines, leftOut.map(({ id }) => id)]).toEqual([[other], [line]]);
  });

  it('refuses a second backup at the same time, and the first one is whole', async () => {
    const first = backup(station, file, { made: 1 });
    const second = backup(station, `${file}2`, { made: 1 });
    await expect(second).rejects.toMatchObject({ code: 'being-read' });
    await first;
    restore(file, restored().folder, { secret: keyFile });
    expect(existsSync(`${file}2`) || existsSync(`${file}2.partial`)).toBe(false);
  });

  it('leaves no half file when the station is closed meanwhile', async () => {
    const copying = backup(station, file, { made: 1 });
    station.close();
    await expect(copying).rejects.toThrow(/closed/);
    expect(existsSync(file) || existsSync(`${file}.partial`)).toBe(false);
  });

  it('shows nothing without the secret', async () => {
    const canary = Buffer.from('CANARY-IN-A-BACKUP');
    station.line(line).write(turn(40, Buffer.concat([canary, canary])));
    await backup(station, file, { made: 1 });
    expect(contains(file, canary)).toBe(false);
    const to = restored();
    const secret = { keyFile: new Uint8Array(40) };
    expect(refusalCode(() => restore(file, to.folder, { secret }))).toBe('wrong-passphrase');
    expect(existsSync(to.folder)).toBe(false);
  });

  it('goes never over an existing station, nor over an existing backup', async () => {
    await backup(station, file, { made: 1 });
    await expect(backup(station, file, { made: 2 })).rejects.toThrow(/already/);
    const before = readFileSync(join(paths.folder, 'seal.json'));
    expect(refusalCode(() => restore(file, paths.folder, { secret: keyFile }))).toBe('exists');
    expect(readFileSync(join(paths.folder, 'seal.json'))).toEqual(before);
  });

  it('refuses or leaves out every damaged byte; refuses a cut or any other file', async () => {
    await backup(station, file, { made: 1 });
    const whole = readFileSync(file);
    for (let i = 0; i < 40; i++) {
      const bytes = Buffer.from(whole);
      const at = i < 20 ? Math.floor((i * whole.length) / 20) : whole.length - 1 - (i - 20) * 23;
      bytes[at] = (bytes[at] ?? 0) ^ 4;
      writeFileSync(file, bytes);
      const to = restored();
      expect(['corrupt', 'not-a-backup', 'wrong-passphrase'], `byte ${at}`).toContain(outcome(to));
      expect(existsSync(`${to.folder}.restoring`)).toBe(false);
    }
    for (const bytes of [whole.subarray(0, -1), whole.subarray(0, 100), Buffer.alloc(5000)]) {
      writeFileSync(file, bytes);
      const code = refusalCode(() => restore(file, restored().folder, { secret: keyFile }));
      expect(code).toBe('not-a-backup');
    }
  });
});
