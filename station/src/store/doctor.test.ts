import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backup } from './backup.ts';
import { type Examining, examine } from './doctor.ts';
import { guardFileOf, lineFileOf, type StationPaths, StationStore } from './station-store.ts';
import { dropScratch, filesUnder, keyFile, line, scratchPaths, turn } from './testing/scratch.ts';

let paths: StationPaths;
let station: StationStore;

beforeEach(() => {
  paths = scratchPaths();
  station = StationStore.create(paths, keyFile);
  const store = station.createLine(line);
  for (let i = 0; i < 100; i++) store.write(turn(i));
});

afterEach(() => {
  station.close();
  dropScratch();
});

async function codes(how?: Examining): Promise<string[]> {
  return (await examine(station, how)).map(({ code }) => code);
}

/** A byte within the first page of the rows of a table that has several. */
function pageOf(table: string): number {
  const { db } = station.line(line).database;
  station.line(line).database.checkpoint();
  const sql = "SELECT pageno, pgsize FROM dbstat WHERE name = ? AND pagetype = 'leaf' LIMIT 1";
  const { pageno, pgsize } = db.prepare(sql).get(table) as { pageno: number; pgsize: number };
  return (pageno - 1) * pgsize + 500;
}

/** As of a station that runs. */
const beside = () => ({ beside: new AbortController().signal });

function damage(file: string, at: number): void {
  station.close();
  const bytes = readFileSync(file);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
  station = StationStore.open(paths, keyFile);
}

describe('examine', () => {
  it('finds nothing wrong in a station as it is made: files 0600, folders 0700', async () => {
    expect(await examine(station)).toEqual([]);
    for (const file of [...filesUnder(paths.folder), ...filesUnder(paths.guard)]) {
      expect(statSync(file).mode & 0o777, file).toBe(0o600);
    }
    expect(statSync(paths.folder).mode & 0o777).toBe(0o700);
    expect(statSync(paths.guard).mode & 0o777).toBe(0o700);
  });

  it('finds a damaged page deep in a line that opens', async () => {
    damage(lineFileOf(paths, line), statSync(lineFileOf(paths, line)).size - 500);
    expect(await codes()).toEqual(['line-corrupt']);
  });

  it('finds a line that does not open', async () => {
    damage(lineFileOf(paths, line), 1000);
    const [found] = await examine(station);
    expect(found).toMatchObject({ code: 'line-corrupt', level: 'error', subject: line });
    expect(found?.sentence).toMatch(/damaged/);
  });

  it('finds a guard that is missing or damaged', async () => {
    damage(guardFileOf(paths), 1000);
    expect(await codes()).toEqual(['guard-unreadable']);
    station.close();
    rmSync(guardFileOf(paths));
    station = StationStore.open(paths, keyFile);
    expect(await codes()).toEqual(['guard-missing']);
  });

  it('finds files that others may read, and a guard that a backup would take along', async () => {
    chmodSync(lineFileOf(paths, line), 0o644);
    expect(await codes()).toEqual(['open-to-others']);
    chmodSync(lineFileOf(paths, line), 0o600);
    const inside = { folder: join(paths.folder, 'x'), guard: join(paths.folder, 'x', 'guard') };
    const careless = StationStore.create(inside, keyFile);
    const found = await examine(careless);
    expect(found.map(({ code }) => code)).toEqual(['no-line', 'guard-with-record']);
    careless.close();
  });
});

describe('examine beside a station at work', () => {
  it('finds the same, and the station writes on while its pages are read', async () => {
    expect(await codes(beside())).toEqual([]);
    // A page of old entries, which no later writing touches.
    damage(lineFileOf(paths, line), pageOf('run'));
    const store = station.line(line);
    let written = 100;
    const writing = setInterval(() => store.write(turn(written++)), 1);
    const found = await codes(beside()).finally(() => clearInterval(writing));
    expect(found).toEqual(['line-corrupt']);
    expect(written).toBeGreaterThan(101);
    expect(store.start().heads[0]?.size).toBe(written);
  });

  it('reads what was committed a moment ago, and leaves the store as it found it', async () => {
    const store = station.line(line);
    store.write(turn(100));
    expect(statSync(`${store.database.file}-wal`).size).toBeGreaterThan(0);
    expect(await codes(beside())).toEqual([]);
    expect(store.database.db.pragma('wal_autocheckpoint', { simple: true })).toBe(1000);
    store.write(turn(101));
    station.close();
    station = StationStore.open(paths, keyFile);
    expect(station.line(line).start().heads[0]?.size).toBe(102);
  });

  it('says that it could not read while a backup is made, and ends with who asked', async () => {
    const copying = backup(station, join(paths.folder, '..', 'one.backup'), { made: 1 });
    expect(await codes(beside())).toEqual(['line-unread']);
    await copying;
    const gone = new AbortController();
    const asked = codes({ beside: gone.signal });
    gone.abort();
    expect(await asked).toEqual(['line-unread']);
    expect(await codes(beside())).toEqual([]);
  });
});
