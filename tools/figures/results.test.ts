import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { commitOf } from './results.ts';

let root: string;
const put = (path: string, text: string) => writeFileSync(join(root, path), text);
const git = (...args: string[]) => {
  const who = ['-c', 'user.name=test', '-c', 'user.email=test@example.org'];
  return execFileSync('git', ['-C', root, ...who, ...args], { encoding: 'utf8' }).trim();
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'parley-figures-'));
  for (const folder of ['docs', 'tools/figures/results']) {
    mkdirSync(join(root, folder), { recursive: true });
  }
  for (const path of ['code.ts', 'docs/figures.md', 'tools/figures/results/line.json']) {
    put(path, 'before');
  }
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'all');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it('figures are of a commit alone, though an earlier part has written its own', () => {
  const commit = git('rev-parse', '--short', 'HEAD');
  expect(commitOf(root)).toBe(commit);
  put('docs/figures.md', 'after');
  put('tools/figures/results/line.json', 'after');
  expect(commitOf(root)).toBe(commit);
  put('code.ts', 'after');
  expect(commitOf(root)).toBe(`${commit} and changes`);
});
