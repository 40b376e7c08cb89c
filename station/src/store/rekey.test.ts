import { fork } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { rekeyDisk } from './rekey.ts';
import { rekeyCopyOf } from './rekey-files.ts';
import { readSeal, writeSeal } from './seal.ts';
import { guardFileOf, lineFileOf, type StationPaths, StationStore } from './station-store.ts';
import {
  dropScratch,
  filesUnder,
  line,
  own,
  refusalCode,
  scratch,
  scratchPaths,
  turn,
} from './testing/scratch.ts';

afterEach(dropScratch);

const old = { keyFile: new Uint8Array(32).fill(1) };
const fresh = { keyFile: new Uint8Array(32).fill(2) };
const mark = { line, number: 0, tag: new Uint8Array(8), size: 3, root: new Uint8Array(32) };

function written(): StationPaths {
  const paths = scratchPaths();
  const station = StationStore.create(paths, old);
  const store = station.createLine(line);
  for (let i = 0; i < 30; i++) store.write(turn(i));
  const state = station.guard();
  if (state.state === 'ready') state.guard.set(mark);
  station.close();
  return paths;
}

function checkWhole(paths: StationPaths, secret: typeof old): void {
  const station = StationStore.open(paths, secret);
  expect([...station.line(line).evidence.runs(own)].length).toBe(30);
  const state = station.guard();
  expect(state.state === 'ready' && state.guard.get(mark)).toEqual(mark);
  station.close();
  expect(filesUnder(paths.folder).filter((file) => file.includes('.rekey'))).toEqual([]);
}

describe('rekeyDisk', () => {
  it('makes the old secret and the old data key worthless and keeps every row', () => {
    const paths = written();
    const before = StationStore.open(paths, old);
    const oldKey = before.key;
    before.close();
    const oldSeal = readFileSync(join(paths.folder, 'seal.json'));
    rekeyDisk(paths, { old, fresh });
    expect(refusalCode(() => StationStore.open(paths, old))).toBe('wrong-passphrase');
    checkWhole(paths, fresh);
    const after = StationStore.open(paths, fresh);
    expect(after.key.station).toEqual(oldKey.station);
    expect(after.key.secret).not.toEqual(oldKey.secret);
    after.close();
    // A thief who kept the old seal and the old secret opens none of the new files.
    writeFileSync(join(paths.folder, 'seal.json'), oldSeal);
    const thief = StationStore.open(paths, old);
    expect(refusalCode(() => thief.line(line))).toBe('corrupt');
    expect(thief.guard().state).toBe('unreadable');
    thief.close();
  });

  it('refuses a wrong old secret and a running station, and changes nothing', () => {
    const paths = written();
    const wrong = () => rekeyDisk(paths, { old: fresh, fresh });
    expect(refusalCode(wrong)).toBe('wrong-passphrase');
    const station = StationStore.open(paths, old);
    expect(refusalCode(() => rekeyDisk(paths, { old, fresh }))).toBe('store-locked');
    station.close();
    checkWhole(paths, old);
  });

  it('opens with the old secret when cut short before the new seal', () => {
    const paths = written();
    writeFileSync(rekeyCopyOf(lineFileOf(paths, line)), 'half a copy');
    checkWhole(paths, old);
    writeFileSync(rekeyCopyOf(guardFileOf(paths)), 'half a copy');
    rekeyDisk(paths, { old, fresh });
    checkWhole(paths, fresh);
  });

  it('opens with the new secret when cut short after it, between any two renames', () => {
    const paths = written();
    const kept = scratch();
    cpSync(paths.folder, join(kept, 'old'), { recursive: true });
    rekeyDisk(paths, { old, fresh });
    const seal = readSeal(paths.folder);
    // The guard was renamed, the line was not.
    copyFileSync(lineFileOf(paths, line), rekeyCopyOf(lineFileOf(paths, line)));
    copyFileSync(join(kept, 'old/lines', `${line}.db`), lineFileOf(paths, line));
    writeSeal(paths.folder, { ...seal, renaming: true });
    expect(refusalCode(() => StationStore.open(paths, old))).toBe('wrong-passphrase');
    checkWhole(paths, fresh);
    expect(readSeal(paths.folder).renaming).toBeUndefined();
  });

  it('killed at any moment leaves a whole station that one of the two secrets opens', async () => {
    const paths = written();
    let from = 1;
    for (let round = 0; round < 12; round++) {
      await killWhileRekeying(paths, from, 3 + 7 * round);
      const oldOpens = refusalCode(() => StationStore.open(paths, old).close()) === 'none';
      from = oldOpens ? 1 : 2;
      checkWhole(paths, oldOpens ? old : fresh);
    }
  });

  it('passes by a guard that cannot be read', () => {
    const paths = written();
    writeFileSync(guardFileOf(paths), 'noise');
    rekeyDisk(paths, { old, fresh });
    const station = StationStore.open(paths, fresh);
    expect(station.guard().state).toBe('foreign');
    expect(existsSync(rekeyCopyOf(guardFileOf(paths)))).toBe(false);
    station.close();
  });
});

function killWhileRekeying(paths: StationPaths, from: number, after: number): Promise<void> {
  const rekeyer = join(import.meta.dirname, 'testing/rekeyer.ts');
  const args = [paths.folder, paths.guard, String(from)];
  const child = fork(rekeyer, args, { stdio: 'inherit', execArgv: [] });
  return new Promise((resolve, reject) => {
    child.on('message', () => setTimeout(() => child.kill('SIGKILL'), after));
    child.on('exit', (code) => {
      if (code === null) resolve();
      else reject(new Error(`the rekeyer ended by itself: ${code}`));
    });
  });
}
