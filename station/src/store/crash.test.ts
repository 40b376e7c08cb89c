import { fork } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { examine } from './doctor.ts';
import { StationStore } from './station-store.ts';
import { dropScratch, keyFile, line, own, scratchPaths } from './testing/scratch.ts';

afterEach(dropScratch);

const rounds = 25;

describe('kill -9 while writing', () => {
  it(`loses no acknowledged row in ${rounds} rounds, and every page is whole`, async () => {
    const paths = scratchPaths();
    const first = StationStore.create(paths, keyFile);
    first.createLine(line);
    first.close();
    let told = 0;
    for (let round = 0; round < rounds; round++) {
      // Reading in between leaves the next process a clean file; every third finds the WAL.
      told = await writeUntilKilled(paths, 20 + 13 * round, told);
      if (round % 3 === 0) await checkRows(paths, told);
    }
    await checkRows(paths, told);
    expect(told).toBeGreaterThan(rounds * 20);
  });
});

type Paths = { folder: string; guard: string };

function writeUntilKilled(paths: Paths, count: number, from: number): Promise<number> {
  const writer = join(import.meta.dirname, 'testing/writer.ts');
  const child = fork(writer, [paths.folder, paths.guard], { stdio: 'inherit', execArgv: [] });
  let last = from;
  let told = 0;
  return new Promise((resolve, reject) => {
    child.on('message', (seq: number) => {
      last = seq + 1;
      if (++told === count) child.kill('SIGKILL');
    });
    child.on('exit', (code) => {
      if (code === null) resolve(last);
      else reject(new Error(`the writer ended by itself: ${code}`));
    });
  });
}

async function checkRows(paths: Paths, told: number): Promise<void> {
  const station = StationStore.open(paths, keyFile);
  const store = station.line(line);
  expect((await examine(station)).map(({ code }) => code)).toEqual([]);
  let next = 0;
  for (const { first, bytes } of store.evidence.runs(own)) {
    expect(first).toBe(next++);
    expect(bytes.length).toBe(200 + (first % 7) * 700);
    expect(new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)).toBe(first);
  }
  expect(next).toBeGreaterThanOrEqual(told);
  expect(store.start().heads[0]?.size).toBe(next);
  const state = station.guard();
  const name = { line, number: 0, tag: new Uint8Array(8) };
  const guarded = state.state === 'ready' ? (state.guard.get(name)?.size ?? 0) : -1;
  // The guard comes after the transaction and before the acknowledgement.
  expect(guarded).toBeGreaterThanOrEqual(told);
  expect(guarded).toBeLessThanOrEqual(next);
  station.close();
}
