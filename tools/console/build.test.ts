import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

let root: string;
const built = () => readFileSync(join(root, 'built'), 'utf8');

/** In place of vite: what it makes is whole only at its end, and each time is written down. */
const slowVite = `#!/bin/sh
mkdir -p console/dist
echo half > console/dist/index.html
sleep 0.5
echo whole > console/dist/index.html
echo built >> built
`;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'parley-build-'));
  mkdirSync(join(root, 'node_modules/.bin'), { recursive: true });
  writeFileSync(join(root, 'node_modules/.bin/vite'), slowVite, { mode: 0o755 });
  writeFileSync(join(root, 'package-lock.json'), '{}');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** What a process finds that wants the page built: each test file is one. */
async function asProcess(): Promise<string> {
  const module = JSON.stringify(join(import.meta.dirname, 'build.ts'));
  const script =
    `const { buildConsole } = await import(${module});` +
    "const { readFileSync } = await import('node:fs');" +
    `const said = buildConsole(${JSON.stringify(root)});` +
    "process.stdout.write(said ?? readFileSync('console/dist/index.html', 'utf8'));";
  const args = ['--input-type=module', '--eval', script];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (text: Buffer) => {
    said += text.toString();
  });
  await once(child, 'close');
  return said;
}

it('builds once for all who ask at one time, and none of them finds half a page', async () => {
  expect(await Promise.all([asProcess(), asProcess(), asProcess()])).toEqual(
    Array.from({ length: 3 }, () => 'whole\n'),
  );
  expect(built()).toBe('built\n');
});

it('does not wait for one that was killed while it built', async () => {
  const lock = join(root, 'node_modules/.cache/parley-console.lock');
  mkdirSync(lock, { recursive: true });
  utimesSync(lock, 0, 0);
  expect(await asProcess()).toBe('whole\n');
});
