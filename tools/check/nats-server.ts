import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Tries to bring the broker that the bench stands beside, where a test of the bench exists, it is
 * missing, and this is an administrator on a Debian. Nothing depends on it: without it the bench
 * leaves out that row, and no word of it is a failure.
 */
export function fetchNatsServer(root: string): void {
  if (!hasBenchTest(root) || process.getuid?.() !== 0 || onPath('nats-server')) return;
  if (!onPath('apt-get')) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { env, stdio: 'ignore', timeout: 60_000 } as const;
  const packages = ['install', '-y', '-qq', '--no-install-recommends', 'nats-server'];
  if (spawnSync('apt-get', packages, options).status === 0) return;
  if (spawnSync('apt-get', ['update', '-qq'], options).status !== 0) return;
  spawnSync('apt-get', packages, options);
}

function onPath(command: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' }).status === 0;
}

function hasBenchTest(root: string): boolean {
  try {
    return readdirSync(join(root, 'bench')).some((name) => name.endsWith('.test.ts'));
  } catch {
    return false;
  }
}
