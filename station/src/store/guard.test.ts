import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from './database.ts';
import type { Guard, GuardMark } from './guard.ts';
import { guardKind } from './guard-schema.ts';
import { guardFileOf, type StationPaths, StationStore } from './station-store.ts';
import { contains, dropScratch, keyFile, line, scratchPaths } from './testing/scratch.ts';

let paths: StationPaths;
let station: StationStore;

beforeEach(() => {
  paths = scratchPaths();
  station = StationStore.create(paths, keyFile);
});

afterEach(() => {
  station.close();
  dropScratch();
});

const tag = new Uint8Array(8).fill(5);
const mark: GuardMark = { line, number: 0, tag, size: 7, root: new Uint8Array(32).fill(9) };

function guard(): Guard {
  const state = station.guard();
  if (state.state !== 'ready') throw new Error(state.state);
  return state.guard;
}

function reopen(): void {
  station.close();
  station = StationStore.open(paths, keyFile);
}

describe('Guard', () => {
  it('returns what was set, also after a start, and nothing of other incarnations', () => {
    guard().set(mark, { ...mark, number: 1, size: 0 });
    reopen();
    expect(guard().get(mark)).toEqual(mark);
    expect(guard().get({ ...mark, number: 1 })?.size).toBe(0);
    expect(guard().get({ ...mark, number: 2 })).toBeUndefined();
    expect(guard().get({ ...mark, tag: new Uint8Array(8) })).toBeUndefined();
  });

  it('never falls and never takes another root at one size', () => {
    guard().set(mark);
    guard().set(mark);
    expect(() => guard().set({ ...mark, size: 6 })).toThrow(/never falls/);
    expect(() => guard().set({ ...mark, root: new Uint8Array(32) })).toThrow(/never falls/);
    guard().set({ ...mark, size: 8, root: new Uint8Array(32) });
    expect(guard().get(mark)?.size).toBe(8);
  });

  it('stores that a peer showed a note beyond it', () => {
    expect(guard().beyond(mark)).toBeUndefined();
    guard().setBeyond(mark, Uint8Array.of(1, 2));
    guard().setBeyond(mark, Uint8Array.of(3));
    reopen();
    expect(guard().beyond(mark)).toEqual(Uint8Array.of(1, 2));
  });

  it('tells missing, foreign and unreadable apart, and none of them is a crash', () => {
    const file = guardFileOf(paths);
    station.close();
    const bytes = readFileSync(file);
    const flipped = Buffer.from(bytes);
    flipped[3000] = (flipped[3000] ?? 0) ^ 1;
    writeFileSync(file, flipped);
    station = StationStore.open(paths, keyFile);
    expect(station.guard().state).toBe('unreadable');

    const other = StationStore.create(scratchPaths(), keyFile);
    const otherFile = guardFileOf(other.paths);
    other.close();
    station.close();
    copyFileSync(otherFile, file);
    station = StationStore.open(paths, keyFile);
    expect(station.guard().state).toBe('foreign');

    station.close();
    rmSync(file);
    station = StationStore.open(paths, keyFile);
    expect(station.guard().state).toBe('missing');
    station.replaceGuard().set({ ...mark, number: 1, size: 0 });
    reopen();
    expect(guard().get({ ...mark, number: 1 })?.size).toBe(0);
  });

  it('is never replaced while it can be read, and the old one is kept aside when it is', () => {
    expect(() => station.replaceGuard()).toThrow(/already/);
    station.close();
    writeFileSync(guardFileOf(paths), 'noise');
    station = StationStore.open(paths, keyFile);
    station.replaceGuard();
    expect(existsSync(`${guardFileOf(paths)}.set-aside-1`)).toBe(true);
  });
});

describe('receive keys', () => {
  const publicKey = new Uint8Array(randomBytes(1216));
  const privateKey = new Uint8Array(randomBytes(32));
  const key = { line, number: 3, publicKey, privateKey, created: 1, retireAt: null };

  it('are listed newest first, with the time they must be gone', () => {
    guard().receiveKeys.add(key);
    const next = { ...key, number: 4, publicKey: new Uint8Array(randomBytes(1216)) };
    guard().receiveKeys.add(next);
    guard().receiveKeys.retire(line, publicKey, 99);
    expect(guard().receiveKeys.list(line)).toEqual([next, { ...key, retireAt: 99 }]);
    expect(guard().receiveKeys.list('00'.repeat(32))).toEqual([]);
  });

  it('leave no byte behind when destroyed, not even in the decrypted pages', () => {
    guard().receiveKeys.add(key);
    expect(statSync(`${guardFileOf(paths)}-wal`).size).toBeGreaterThan(0);
    expect(guard().database.checkpoint()).toBe(true);
    expect(decryptedHolds(privateKey)).toBe(true);
    expect(guard().receiveKeys.destroy(line, publicKey)).toBe(true);
    expect(guard().receiveKeys.destroy(line, publicKey)).toBe(false);
    expect(statSync(`${guardFileOf(paths)}-wal`).size).toBe(0);
    expect(decryptedHolds(privateKey)).toBe(false);
    expect(guard().receiveKeys.list(line)).toEqual([]);
  });
});

/** Takes the encryption off a copy and searches every page, free ones too. */
function decryptedHolds(bytes: Uint8Array): boolean {
  const copy = `${guardFileOf(paths)}.copy`;
  station.close();
  copyFileSync(guardFileOf(paths), copy);
  const database = openDatabase(copy, station.key, guardKind);
  const { db } = database;
  db.pragma('journal_mode = delete');
  db.pragma("rekey = ''");
  database.close();
  const holds = contains(copy, bytes);
  rmSync(copy);
  station = StationStore.open(paths, keyFile);
  return holds;
}
