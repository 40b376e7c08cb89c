import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LineStore } from './line-store.ts';
import { lineFileOf, type StationPaths, StationStore } from './station-store.ts';
import {
  dropScratch,
  keyFile,
  line,
  own,
  refusalCode,
  scratchPaths,
  turn,
} from './testing/scratch.ts';
import { damageOf, walDamage } from './wal-damage.ts';

let paths: StationPaths;
let station: StationStore;
let log: string;
let copy: string;
/** The log's length after each turn. */
let lengths: number[];

/** Ten turns in the log of a database that is not closed, as a killed process leaves it. */
beforeEach(() => {
  paths = scratchPaths();
  station = StationStore.create(paths, keyFile);
  const store = station.createLine(line);
  const file = lineFileOf(paths, line);
  log = `${file}-wal`;
  lengths = Array.from({ length: 10 }, (_, i) => {
    store.write(turn(i));
    return readFileSync(log).length;
  });
  copy = `${file}.copy`;
  copyFileSync(file, copy);
  copyFileSync(log, `${copy}-wal`);
});

afterEach(() => {
  station.close();
  dropScratch();
});

function flip(at: number, bit = 1): void {
  const bytes = readFileSync(log);
  bytes[at] = (bytes[at] as number) ^ bit;
  writeFileSync(`${copy}-wal`, bytes);
}

const opened = () => refusalCode(() => LineStore.open(copy, station.key, line).close());
const at = (turnNumber: number) => lengths[turnNumber] as number;

describe('walDamage', () => {
  it('finds nothing in a log as it is, and nothing where there is none', () => {
    expect(walDamage(copy)).toBeUndefined();
    expect(walDamage(`${copy}.none`)).toBeUndefined();
    expect(opened()).toBe('none');
  });

  it('finds a bit flipped anywhere but in the last transaction; the line is not opened', () => {
    const places = [1, 9, 17, 25, 30, 33, 36, 41, 45, 50, 55, 60, 3000, at(3) + 2000, at(7) + 20];
    for (const place of places) {
      flip(place);
      expect(walDamage(copy), `byte ${place}`).toMatch(/write-ahead log/);
      expect(opened(), `byte ${place}`).toBe('corrupt');
    }
  });

  it('takes a log that a power cut tore in its last transaction: all before it is there', () => {
    for (const keep of [at(8) + 1, at(8) + 24, at(8) + 4200, at(9) - 1]) {
      copyFileSync(log, `${copy}-wal`);
      truncateSync(`${copy}-wal`, keep);
      expect(walDamage(copy), `${keep} bytes`).toBeUndefined();
    }
    flip(at(8) + 100);
    expect(walDamage(copy)).toBeUndefined();
    const store = LineStore.open(copy, station.key, line);
    expect([...store.evidence.runs(own)]).toHaveLength(9);
    store.close();
  });

  it('takes a log that began anew over the frames of an older one', () => {
    station.line(line).database.db.pragma('wal_checkpoint(RESTART)');
    station.line(line).write(turn(10));
    expect(readFileSync(log)).toHaveLength(at(9));
    expect(walDamage(lineFileOf(paths, line))).toBeUndefined();
  });

  it('takes one that has its length and nothing in it yet', () => {
    expect(damageOf(new Uint8Array(0))).toBeUndefined();
    expect(damageOf(new Uint8Array(32))).toBeUndefined();
    expect(damageOf(new Uint8Array(9000))).toBeUndefined();
  });
});
