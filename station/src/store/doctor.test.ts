import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { examine } from './doctor.ts';
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

function codes(): string[] {
  return examine(station).map(({ code }) => code);
}

function damage(file: string, at: number): void {
  station.close();
  const bytes = readFileSync(file);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
  station = StationStore.open(paths, keyFile);
}

describe('examine', () => {
  it('finds nothing wrong in a station as it is made: files 0600, folders 0700', () => {
    expect(examine(station)).toEqual([]);
    for (const file of [...filesUnder(paths.folder), ...filesUnder(paths.guard)]) {
      expect(statSync(file).mode & 0o777, file).toBe(0o600);
    }
    expect(statSync(paths.folder).mode & 0o777).toBe(0o700);
    expect(statSync(paths.guard).mode & 0o777).toBe(0o700);
  });

  it('finds a damaged page deep in a line that opens', () => {
    damage(lineFileOf(paths, line), statSync(lineFileOf(paths, line)).size - 500);
    expect(codes()).toEqual(['line-corrupt']);
  });

  it('finds a line that does not open', () => {
    damage(lineFileOf(paths, line), 1000);
    const [found] = examine(station);
    expect(found).toMatchObject({ code: 'line-corrupt', level: 'error', subject: line });
    expect(found?.sentence).toMatch(/damaged/);
  });

  it('finds a guard that is missing or damaged', () => {
    damage(guardFileOf(paths), 1000);
    expect(codes()).toEqual(['guard-unreadable']);
    station.close();
    rmSync(guardFileOf(paths));
    station = StationStore.open(paths, keyFile);
    expect(codes()).toEqual(['guard-missing']);
  });

  it('finds files that others may read, and a guard that a backup would take along', () => {
    chmodSync(lineFileOf(paths, line), 0o644);
    expect(codes()).toEqual(['open-to-others']);
    chmodSync(lineFileOf(paths, line), 0o600);
    const inside = { folder: join(paths.folder, 'x'), guard: join(paths.folder, 'x', 'guard') };
    const careless = StationStore.create(inside, keyFile);
    expect(examine(careless).map(({ code }) => code)).toEqual(['no-line', 'guard-with-record']);
    careless.close();
  });
});
