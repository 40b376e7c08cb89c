import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writingWhole } from './whole-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-whole-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const words = Buffer.from('the words');

it('writes through no link and into no file that another prepared beside it', async () => {
  const [out, victim] = [join(folder, 'out'), join(folder, 'victim')];
  writeFileSync(victim, 'his');
  symlinkSync(victim, `${out}.partial`);
  await writingWhole(out, undefined, async (put) => await put(words));
  expect(readFileSync(victim, 'utf8')).toBe('his');
  expect(readFileSync(out)).toEqual(words);
  expect(statSync(out).mode & 0o777).toBe(0o600);
  const other = join(folder, 'other');
  writeFileSync(`${other}.partial`, '', { mode: 0o666 });
  await writingWhole(other, undefined, async (put) => await put(words));
  expect(statSync(other).mode & 0o777).toBe(0o600);
});

it('leaves what was there, and nothing else, when it fails half way', async () => {
  const out = join(folder, 'out');
  writeFileSync(out, 'before');
  const failing = writingWhole(out, undefined, async (put) => {
    await put(words);
    throw new Error('half way');
  });
  await expect(failing).rejects.toThrow('half way');
  expect(readdirSync(folder)).toEqual(['out']);
  expect(readFileSync(out, 'utf8')).toBe('before');
});
