import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { takeTurn } from './turn.ts';

/** What the console is made from: a change of any of it makes the built files stale. */
const sources = ['console', 'text/src', 'api/src', 'core/src', 'package-lock.json'];
const skipped = new Set(['node_modules', 'dist', 'mock']);

/** When the newest of these files was changed, ms; 0 where there are none. */
function newest(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  const inside = readdirSync(path, { withFileTypes: true }).filter(({ name }) => {
    return !skipped.has(name) && !/\.test\.tsx?$/u.test(name);
  });
  return Math.max(0, ...inside.map(({ name }) => newest(join(path, name))));
}

/** True if the built console is missing or older than what it is made from. */
export function isStale(root: string): boolean {
  const built = statSync(join(root, 'console/dist/index.html'), { throwIfNoEntry: false });
  if (built === undefined) return true;
  return sources.some((source) => newest(join(root, source)) > built.mtimeMs);
}

/**
 * Builds the console into `console/dist` where it is stale; the words of what went wrong. One
 * process at a time: what lies there while another builds looks new and is half a page.
 */
export function buildConsole(root: string): string | undefined {
  const done = takeTurn(join(root, 'node_modules/.cache/parley-console.lock'));
  try {
    return isStale(root) ? built(root) : undefined;
  } finally {
    done();
  }
}

function built(root: string): string | undefined {
  const vite = join(root, 'node_modules/.bin/vite');
  const child = spawnSync(vite, ['build', 'console', '--logLevel', 'warn'], {
    cwd: root,
    encoding: 'utf8',
    // A test runner says otherwise, and React would come with all that only its makers need.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (child.status === 0) return undefined;
  return `${child.error?.message ?? ''}${child.stdout ?? ''}${child.stderr ?? ''}`;
}

if (import.meta.main) {
  const trouble = buildConsole(join(import.meta.dirname, '..', '..'));
  if (trouble !== undefined) process.stderr.write(`${trouble}\n`);
  process.exitCode = trouble === undefined ? 0 : 1;
}
