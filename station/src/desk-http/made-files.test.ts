import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { writeWhole } from '../acts/evidence/write-whole.ts';
import { MadeFiles } from './made-files.ts';

let folder: string;
let files: MadeFiles;
let now = 1000;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-made-'));
  files = new MadeFiles(folder, () => now);
});
afterEach(() => {
  vi.useRealTimers();
  files.close();
  rmSync(folder, { recursive: true, force: true });
});

const words = Buffer.from('Words of the record. '.repeat(10_000));
const there = () => (existsSync(join(folder, 'desk-files')) ? onDisk() : []);
const onDisk = () => readdirSync(join(folder, 'desk-files'), { recursive: true, encoding: 'utf8' });

async function make(officer = 'a'): Promise<string> {
  return await files.make(async ({ id, path, seal }) => {
    await writeWhole(path, [words.subarray(0, 7), words.subarray(7)], seal);
    files.keep(id, { name: 'x', officer, line: 'l', page: null });
    return id;
  });
}

it('gives a file back as it was made, and leaves none of its words on the disk', async () => {
  const id = await make();
  expect(await buffer(files.read(id))).toEqual(words);
  for (const name of onDisk()) {
    expect(readFileSync(join(folder, 'desk-files', name)).includes('Words of')).toBe(false);
  }
});

it('removes at a start what a process left that was killed', async () => {
  await make();
  expect(there()).toHaveLength(1);
  const next = new MadeFiles(folder, () => now);
  expect(there()).toEqual([]);
  next.close();
});

it('removes a file after an hour, whether another is made or not', async () => {
  vi.useFakeTimers({ toFake: ['setInterval'] });
  files.close();
  files = new MadeFiles(folder, () => now);
  const id = await make();
  vi.advanceTimersByTime(60_000);
  expect(files.of(id)).toBeDefined();
  now += 3_600_001;
  expect(files.of(id)).toBeUndefined();
  vi.advanceTimersByTime(60_000);
  expect(there()).toEqual([]);
});

it('keeps the newest eight of an officer, and those of the others', async () => {
  const other = await make('b');
  const ids: string[] = [];
  for (let i = 0; i < 10; i++) ids.push(await make());
  expect(ids.map((id) => files.of(id) !== undefined)).toEqual([
    false,
    false,
    ...Array(8).fill(true),
  ]);
  expect(files.of(other)).toBeDefined();
  expect(there()).toHaveLength(9);
});
