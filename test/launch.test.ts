import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { isStale } from '../tools/console/build.ts';

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
  const run = (command: string, cwd: string, args = ['status', 'a b']) =>
    spawnSync(command, args, { cwd, env, encoding: 'utf8' });
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

it('runs no script of a package where npm is too old to refuse one', () => {
  const asked = (version: string) => {
    const { home, run } = install(`npm ${version}`, '24.21.0', '12.9.0');
    rmSync(join(home, 'node_modules', '.parley-lock'));
    const said = join(scratch, `npm ${version} said`);
    const npm = join(scratch, `npm ${version} bin`, 'npm');
    writeFileSync(
      npm,
      `#!/bin/sh\n[ "$1" = --version ] && echo ${version} || echo "$@" >>'${said}'\n`,
    );
    chmodSync(npm, 0o755);
    expect(run(join(home, 'parley'), scratch).status).toBe(0);
    return readFileSync(said, 'utf8');
  };
  for (const old of ['10.9.2', '11.0.0']) {
    expect(asked(old), old).toMatch(/^ci --ignore-scripts /u);
  }
  expect(asked('11.19.1')).toMatch(/^ci --no/u);
});

describe('the desk’s page', () => {
  const builder = 'tools/console/build.ts|';
  const page = 'console/dist/index.html';

  /** With vite, a page, and what it is made from; all of one moment. */
  function withPage(name: string) {
    const { home, run } = install(name, '24.21.0', '12.9.0');
    writeFileSync(join(home, 'node_modules/.bin/vite'), '');
    const put = (file: string) => {
      mkdirSync(join(home, file, '..'), { recursive: true });
      writeFileSync(join(home, file), '');
      utimesSync(join(home, file), 1000, 1000);
    };
    const sources = ['console/src/a.tsx', 'text/src/b.ts', 'api/src/c.ts', 'core/src/d.ts'];
    for (const file of [...sources, 'package-lock.json', page]) put(file);
    const built = (...args: string[]) => {
      return run(join(home, 'parley'), scratch, args).stdout.includes(builder);
    };
    const touch = (file: string, time: number) => {
      put(file);
      utimesSync(join(home, file), time, time);
    };
    return { home, built, touch, sources };
  }

  it('is built again when a source is newer, and not at each start', () => {
    const { built, touch, sources } = withPage('page');
    expect(built('run', '--desk', '8080')).toBe(false);
    for (const [i, source] of [...sources, 'package-lock.json'].entries()) {
      touch(source, 2000 + i);
      expect(built('run', '--desk', '8080'), source).toBe(true);
      touch(page, 2000 + i);
      expect(built('run', '--desk', '8080'), source).toBe(false);
    }
    for (const other of ['console/src/a.test.tsx', 'console/mock/x.ts', 'core/src/d.test.ts']) {
      touch(other, 9000);
      expect(built('run', '--desk', '8080'), other).toBe(false);
    }
  });

  it('is looked at only by what opens a desk', () => {
    const { built, touch } = withPage('opening');
    touch('core/src/d.ts', 9000);
    for (const words of ['run', 'run --log x --home demo', 'status', 'run --help --desk 1']) {
      expect(built(...words.split(' ')), words).toBe(false);
    }
    for (const words of ['', 'demo --fast', '--lang ar', 'run --log x --desk=8080']) {
      expect(built(...words.split(' ').filter((word) => word !== '')), words).toBe(true);
    }
  });

  it('is judged by the launcher as by its builder', () => {
    const { home, touch, built, sources } = withPage('alike');
    expect([isStale(home), built('demo')]).toEqual([false, false]);
    for (const file of [...sources, 'console/src/a.test.tsx', 'console/mock/x.ts']) {
      touch(file, 9000);
      expect([file, isStale(home)]).toEqual([file, built('demo')]);
      touch(file, 500);
    }
  });
});
