import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { displayWidth } from '@parley/text/terminal.ts';
import { afterAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const main = join(root, 'station/src/main.ts');
const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'parley-demo-test-')));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const minutesMs = 180_000;

/** The demonstration as a person starts it; its own temporary folders go into `tmp`. */
function demo(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const tmp = mkdtempSync(join(scratch, 'tmp-'));
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...args], {
    env: { ...process.env, TMPDIR: tmp, COLUMNS: '100', PARLEY_LANG: 'en', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (out.stderr += text));
  const ended = new Promise<{ status: number | null; stdout: string; stderr: string }>(
    (resolve) => {
      child.once('close', (status) => resolve({ status, ...out }));
    },
  );
  return { child, ended, out, left: () => readdirSync(tmp) };
}

/** The classes of all that a kept station holds, of what stations wrote by themselves too. */
async function classesAt(folder: string): Promise<number[]> {
  const place = ['--home', join(folder, 'station'), '--key-file', join(folder, 'operator.key')];
  const { ended } = demo(['transcript', 'show', '--tail', '--json', ...place]);
  const { rows } = JSON.parse((await ended).stdout) as { rows: { class: number }[] };
  return [...new Set(rows.map((row) => row.class))].sort();
}

/** Processes of this machine whose command line holds a word. */
function processesWith(word: string): string[] {
  if (!existsSync('/proc')) return [];
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/u.test(pid) || pid === String(process.pid)) return false;
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(word);
    } catch {
      return false;
    }
  });
}

async function saidSoFar(out: { stdout: string }, words: string, child: ChildProcess) {
  while (!out.stdout.includes(words)) {
    if (child.exitCode !== null) throw new Error(`ended before: ${words}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('./parley', () => {
  it(
    'sums up with exactly the keys that were promised, and all of it held',
    async () => {
      const keep = join(scratch, 'kept');
      const { ended, left: remaining } = demo(['demo', '--json', '--fast', '--keep', keep]);
      const { status, stdout, stderr } = await ended;
      // Whoever waits for the object reads beside it how far it is.
      expect(stderr).toMatch(/founded.*The websocket is cut.*All of it held\./su);
      expect(status).toBe(0);
      const summary = JSON.parse(stdout);
      expect(summary).toEqual({
        scenario: 'quiet-channel',
        stations: ['washington', 'moscow'].map((party) => ({
          party,
          entries: expect.any(Number),
          recorded: expect.any(Number),
          acknowledged: expect.any(Number),
          lost: 0,
          duplicated: 0,
          transcript: {
            file: join(keep, `${party}.transcript`),
            sha256: expect.stringMatching(/^[0-9a-f]{64}$/u),
            entries: expect.any(Number),
          },
        })),
        equal: true,
        tampered: { refused: true, code: expect.stringMatching(/^[a-z-]+$/u) },
        disclosed: { verified: true },
        seconds: expect.any(Number),
      });
      for (const { entries, recorded, acknowledged, transcript } of summary.stations) {
        expect(recorded).toBe(entries);
        expect(acknowledged).toBeGreaterThan(2);
        expect(transcript.entries).toBeGreaterThan(27);
      }
      const [left, right] = summary.stations;
      expect(left.transcript.sha256).toBe(right.transcript.sha256);
      expect(existsSync(join(keep, 'moscow/station'))).toBe(true);
      expect(await classesAt(join(keep, 'moscow'))).toEqual([1]);
      expect(remaining()).toEqual([]);
      expect(processesWith(keep)).toEqual([]);
    },
    minutesMs,
  );

  it(
    'tells the 1967 scenario without a terminal: no colour, no line over the width',
    async () => {
      const { ended, left } = demo(['--fast', '--scenario', 'six-days-1967'], { COLUMNS: '60' });
      const { status, stdout } = await ended;
      expect(status).toBe(0);
      expect(stdout).not.toContain('\u001b');
      expect(stdout.split('\n').filter((line) => displayWidth(line) > 60)).toEqual([]);
      expect(stdout).toMatch(/\n1 · 06-05 11:47 UTC · moscow\n {2}characters: 602\n/u);
      expect(stdout.match(/\n {2}not found\n/gu)).toHaveLength(8);
      expect(stdout).toContain('All of it held.');
      expect(left()).toEqual([]);
    },
    minutesMs,
  );

  it(
    'speaks the language that was asked for, with the marking of the exercise',
    async () => {
      const { status, stdout } = await demo(['demo', '--fast', '--lang', 'ar']).ended;
      expect(status).toBe(0);
      expect(stdout).toContain('ثبت كل ذلك.');
      expect(stdout.match(/تمرين\./gu)?.length).toBeGreaterThan(30);
    },
    minutesMs,
  );

  it(
    'leaves nothing behind when it is stopped in the middle',
    async () => {
      const { child, ended, out, left } = demo(['demo']);
      await saidSoFar(out, 'on their record', child);
      const folder = left()[0] ?? '';
      expect(processesWith(folder).length).toBeGreaterThanOrEqual(2);
      child.kill('SIGINT');
      const { status, stderr } = await ended;
      expect(status).toBe(1);
      expect(stderr).toContain('Stopped; both stations are closed.');
      expect(left()).toEqual([]);
      expect(processesWith(folder)).toEqual([]);
    },
    minutesMs,
  );

  it(
    'refuses to keep its folders where something lies already',
    async () => {
      const { status, stdout } = await demo(['demo', '--json', '--keep', root]).ended;
      expect(status).toBe(1);
      expect(JSON.parse(stdout)).toMatchObject({ ok: false, code: 'exists' });
    },
    minutesMs,
  );
});
