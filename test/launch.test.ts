import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'parley launch ')));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A node that tells its version, where it was started, and with what. */
function fakeNode(path: string, version: string): void {
  mkdirSync(join(path, '..'), { recursive: true });
  const tell = `[ "$1" = --version ] && echo v${version} || printf '%s|' "${version}" "$PWD" "$@"`;
  writeFileSync(path, `#!/bin/sh\n${tell}\n`);
  chmodSync(path, 0o755);
}

/** An installed copy of the launcher, with these versions of Node brought and on PATH. */
function install(name: string, brought: string | undefined, onPath: string) {
  const home = join(scratch, name);
  mkdirSync(join(home, 'tools'), { recursive: true });
  mkdirSync(join(home, 'node_modules', '.bin'), { recursive: true });
  for (const file of ['parley', 'tools/setup.sh', 'package-lock.json']) {
    cpSync(join(root, file), join(home, file));
  }
  cpSync(join(root, 'package-lock.json'), join(home, 'node_modules', '.parley-lock'));
  if (brought !== undefined) fakeNode(join(home, 'node_modules', '.bin', 'node'), brought);
  fakeNode(join(scratch, `${name} bin`, 'node'), onPath);
  const env = { PATH: `${join(scratch, `${name} bin`)}:/usr/bin:/bin` };
  const run = (command: string, cwd: string) =>
    spawnSync(command, ['status', 'a b'], { cwd, env, encoding: 'utf8' });
  return { home, run };
}

it('starts the Node that was brought, in the folder of the caller, with his words', () => {
  const { home, run } = install('one', '24.21.0', '12.9.0');
  const { stdout } = run(join(home, 'parley'), scratch);
  const main = join(home, 'station/src/main.ts');
  const flags = '--disable-warning=ExperimentalWarning|--max-semi-space-size=4';
  expect(stdout).toBe(`24.21.0|${scratch}|${flags}|${main}|status|a b|`);
});

it('finds its folder through a symbolic link', () => {
  const { home, run } = install('two', '24.21.0', '12.9.0');
  symlinkSync('two/parley', join(scratch, 'linked'));
  const { stdout } = run(join(scratch, 'linked'), '/');
  expect(stdout).toContain(join(home, 'station/src/main.ts'));
});

it('takes a Node on PATH of at least 24.7 where none was brought, or the brought one fails', () => {
  const none = install('three', undefined, '24.7.0');
  expect(none.run(join(none.home, 'parley'), scratch).stdout).toContain('24.7.0|');
  const other = install('four', '20.0.0', '26.1.0');
  expect(other.run(join(other.home, 'parley'), scratch).stdout).toContain('26.1.0|');
});

it('refuses an older one with one sentence, and starts nothing', () => {
  const { home, run } = install('five', undefined, '24.6.9');
  const { stdout, stderr, status } = run(join(home, 'parley'), scratch);
  expect(status).toBe(1);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^parley: Node 24\.7 or newer is needed; this machine has v24\.6\.9.*\n$/);
});
