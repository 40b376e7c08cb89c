import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
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

describe('an npm of before lock files of today', () => {
  /** A package as a registry gives it, whose command tells what it was started with. */
  function packed(folder: string, name: string, command: string, text: string): string {
    const file = join(folder, 'package', command);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, text, { mode: 0o755 });
    const path = join(folder, `${name}.tgz`);
    spawnSync('tar', ['-czf', path, '-C', folder, 'package']);
    rmSync(join(folder, 'package'), { recursive: true });
    return createHash('sha512').update(readFileSync(path)).digest('base64');
  }

  /** What is installed with it where the registry gives another file of that name. */
  function bridged(name: string, altered?: 'node' | 'npm') {
    const { home, run } = install(name, '24.21.0', '12.9.0');
    rmSync(join(home, 'node_modules', '.parley-lock'));
    const registry = join(scratch, `${name} registry`);
    const said = join(scratch, `${name} said`);
    mkdirSync(registry);
    const cpu = process.arch === 'arm64' ? 'arm64' : 'x64';
    const node = `node-linux-${cpu}`;
    const tell = (more: string) => `#!/bin/sh\necho ${more} "$@" >>'${said}'\n`;
    const nodeHash = packed(registry, `${node}-24.21.0`, 'bin/node', tell('node'));
    const npmHash = packed(registry, 'npm-11.19.1', 'bin/npm-cli.js', '');
    const replaced = (file: string, before: RegExp, after: string) => {
      const path = join(home, file);
      const text = readFileSync(path, 'utf8');
      expect(text).toMatch(before);
      writeFileSync(path, text.replace(before, after));
    };
    const locked = new RegExp(`("node_modules/${node}": \\{[^}]*?"integrity": "sha512-)[^"]*`, 'u');
    replaced('package-lock.json', locked, `$1${nodeHash}`);
    replaced('tools/setup.sh', /(?<=parley_bridge_npm_hash=)"[^"]*"/u, npmHash);
    if (altered) {
      const file = altered === 'node' ? `${node}-24.21.0` : 'npm-11.19.1';
      packed(registry, file, altered === 'node' ? 'bin/node' : 'bin/npm-cli.js', tell('stranger'));
    }
    const npm = join(scratch, `${name} bin`, 'npm');
    const pack = `eval spec=\\$$#; file="$(echo "$spec" | tr @ -).tgz"; cp '${registry}'/"$file" .`;
    const old = `#!/bin/sh\n[ "$1" = --version ] && echo 6.14.18 && exit\n${pack}; echo "$file"\n`;
    writeFileSync(npm, old, { mode: 0o755 });
    const { status, stderr } = run(join(home, 'parley'), scratch);
    return { status, stderr, said: existsSync(said) ? readFileSync(said, 'utf8') : '' };
  }

  it('fetches a Node and an npm, and those install', () => {
    const { status, said } = bridged('bridge');
    expect(said).toMatch(/^node \S.*npm-cli\.js ci --no-audit /u);
    expect(status).toBe(0);
  });

  it.each(['node', 'npm'] as const)('runs nothing of a %s that has another hash', (altered) => {
    const { status, stderr, said } = bridged(`bridge to another ${altered}`, altered);
    expect([status, said]).toEqual([1, '']);
    expect(stderr).toMatch(/^parley: what came as \S+ \S+ is another file than /u);
  });
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
