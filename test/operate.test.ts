import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'parley-operate-')));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Commands of a page: what stands in its `sh` fences, in order. */
function commandsOf(page: string): string {
  const text = readFileSync(join(root, 'docs/operate', `${page}.md`), 'utf8');
  const blocks = [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gmu)].map((match) => match[1] ?? '');
  expect(blocks.length, page).toBeGreaterThan(1);
  return blocks.join('\n');
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

/** Pages typed one after the other into one shell; stations that still run are ended with it. */
async function typed(pages: readonly string[], before = '') {
  const folder = mkdtempSync(join(scratch, 'page-'));
  // Jobs are ended as an operator would; the last of them must not outlive the folder.
  const end = 'kill $(jobs -p) 2>/dev/null; wait; umount small 2>/dev/null || true; exit $code';
  const ending = `trap 'code=$?; ${end}' EXIT`;
  const parts = pages.flatMap((page) => [`echo '== ${page}'`, commandsOf(page)]);
  const script = ['set -eu', ending, before, ...parts].join('\n');
  const child = spawn('bash', ['-c', script], {
    cwd: folder,
    env: {
      ...process.env,
      PATH: `${root}:${process.env.PATH}`,
      PORT: String(await freePort()),
      DESK: String(await freePort()),
      PARLEY_LANG: 'en',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, said };
}

/** In the order in which an operator comes to them; what recurs, more than once. */
const pages = [
  'install',
  'courier',
  'restore-drill',
  'restore-drill',
  'lost-key',
  'full-disk',
  'upgrade',
  'lost-key',
  'courier',
  'restore-drill',
  'desk',
];

describe('docs/operate, as its commands stand on the page', () => {
  it('each page may follow any other, in one shell, and leaves two stations at work', async () => {
    const { status, said } = await typed(pages);
    expect(status, said).toBe(0);
  }, 1_800_000);

  it('has every page in that walk', () => {
    const files = readdirSync(join(root, 'docs/operate')).map((name) => name.slice(0, -3));
    expect(files.sort()).toEqual([...new Set(pages)].sort());
  });

  it('full-disk, where no disk may be mounted: the same by a drill', async () => {
    const { status, said } = await typed(['install', 'full-disk'], 'mount() { return 1; }');
    expect(status, said).toBe(0);
    expect(said).toContain('by a drill');
  }, 600_000);
});
