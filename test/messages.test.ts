import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeOfficerFile } from '@parley/station/keys/officer-file.ts';
import { type FoundedLine, foundLine } from '@parley/station/testing/found-line.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const main = join(import.meta.dirname, '../station/src/main.ts');
const folder = mkdtempSync(join(tmpdir(), 'parley-messages-'));
const names = ['washington', 'moscow'] as const;
const running: ChildProcess[] = [];
type Answer = { readonly [key: string]: unknown };

function environment(party: number): NodeJS.ProcessEnv {
  const key = join(folder, 'station.key');
  const home = join(folder, names[party] ?? '');
  return { ...process.env, PARLEY_HOME: home, PARLEY_KEY_FILE: key, PARLEY_LANG: 'en' };
}

/** One verb in a process of its own; rejects with its output where it is refused. */
function parley(party: number, ...args: string[]): Promise<{ out: string; err: string }> {
  return new Promise((resolve, reject) => {
    const options = { env: environment(party), maxBuffer: 64 * 1024 * 1024 };
    const child = execFile(process.execPath, [main, ...args], options, (error, out, err) => {
      if (error) reject(Object.assign(new Error(err), { out, code: error.code }));
      else resolve({ out, err });
    });
    child.stdin?.end();
  });
}

async function json(party: number, ...args: string[]): Promise<Answer> {
  return JSON.parse((await parley(party, ...args, '--json')).out) as Answer;
}

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('it did not come in time');
}

/** Starts `parley run` and waits until it says that it runs. */
function run(party: number): Promise<void> {
  const child = spawn(process.execPath, [main, 'run', '--json'], {
    env: environment(party),
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  running.push(child);
  return new Promise((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    child.once('exit', (code) => reject(new Error(`parley run ended with ${code}`)));
  });
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });
}

const officer = (party: number) => join(folder, `${names[party]}.officer`);

beforeAll(async () => {
  const rules = [
    {
      kinds: [1, 4, 5],
      classes: [],
      fromPrecedence: 0,
      needs: [{ count: 1, roles: ['releaser'] }],
    },
  ] as const;
  const address = `wss://127.0.0.1:${await freePort()}`;
  const founded: FoundedLine = await foundLine({
    folder,
    names,
    addresses: [address, null],
    rules,
  });
  writeFileSync(join(folder, 'station.key'), founded.secret.keyFile);
  for (const [party, one] of founded.officers.entries()) writeOfficerFile(officer(party), one);
  await Promise.all([run(0), run(1)]);
});

afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

describe('two stations by the command line', () => {
  it('refuse the key of another party before anything is shown or drafted', async () => {
    const said = ['--to', 'moscow', '--class', 'TEST', '--text', 'Not from here.', '--yes'];
    const send = parley(0, 'send', ...said, '--officer', officer(1));
    const refused = await send.catch((error: Error) => error.message);
    expect(refused).toContain('unknown-officer');
    expect(refused).toContain(officer(1));
    expect(refused).not.toContain('You are about to speak');
    expect((await json(0, 'inbox')).drafts).toEqual([]);
  });

  it('record a reading as an officer’s by his key alone', async () => {
    const watch = String((await json(0, 'watch', 'staffed')).entry);
    await parley(0, 'show', watch);
    await parley(0, 'show', watch, '--officer', officer(0));
    const named = parley(0, 'show', watch, '--officer', 'Some Name');
    await expect(named).rejects.toMatchObject({ code: 2 });
    const { rows } = (await json(0, 'access', '--entry', watch)) as {
      rows: { officer: { id: string } | null }[];
    };
    const [ours] = (await json(0, 'officer', 'list')) as unknown as { id: string }[];
    expect(rows.map((row) => row.officer?.id ?? null)).toEqual([ours?.id, null]);
  });

  it('send, inbox, ack and show one message, with its attachment and its proofs', async () => {
    const file = join(folder, 'chart.txt');
    writeFileSync(file, 'a chart '.repeat(20_000));
    const ru = join(folder, 'ru.txt');
    writeFileSync(ru, 'Учения начались.\n');
    const sent = await json(
      0,
      'send',
      ...['--to', 'moscow,action', '--class', 'EXERCISE', '--precedence', 'IMMEDIATE'],
      ...['--text-lang', 'en', '--text', 'The exercise has begun.', '--text', `ru=${ru}`],
      ...['--attach', file, '--officer', officer(0), '--yes'],
    );
    expect(sent).toMatchObject({ written: true });
    const entry = String(sent.entry);
    const held = async () => {
      const { waitingForUs } = (await json(1, 'inbox')) as { waitingForUs: { entry: string }[] };
      return waitingForUs.find((one) => one.entry === entry);
    };
    expect(await until(held)).toMatchObject({ stage: 'unacknowledged', precedence: 'IMMEDIATE' });
    await until(async () => {
      const [one] = (await json(1, 'show', entry)).attachmentsNamed as { complete: boolean }[];
      return one?.complete ? true : undefined;
    });
    const shown = await parley(1, 'show', entry, '--save', folder.concat('/moscow'));
    expect(shown.out).toContain('The exercise has begun.');
    expect(shown.out).toContain('reviewed translation');
    expect(shown.out).toContain('=== EXERCISE ===');
    expect(readFileSync(join(folder, 'moscow/chart.txt'))).toEqual(readFileSync(file));
    const ack = await json(1, 'ack', entry, '--officer', officer(1), '--yes');
    await until(async () => {
      const { states } = (await json(0, 'show', entry)) as {
        states: { states: { state: string; proof: { entry?: string } }[] }[];
      };
      const last = states[0]?.states.at(-1);
      return last?.state === 'acknowledged' && last.proof.entry === ack.entry ? true : undefined;
    });
    expect((await parley(0, 'show', entry)).out).toContain('acknowledged by an officer');
  });

  it('refuses with a code, a sentence and exit 1, and keeps no draft', async () => {
    const refused = json(0, 'send', '--to', 'london', '--class', 'TEST', '--text', 'x');
    await expect(refused).rejects.toMatchObject({ code: 1 });
    const unsigned = json(0, 'send', '--to', 'moscow', '--class', 'TEST', '--text', 'x');
    await expect(unsigned).rejects.toMatchObject({
      code: 1,
      out: expect.stringContaining('release-missing'),
    });
    expect((await json(0, 'inbox')).drafts).toEqual([]);
    await expect(parley(0, 'send', '--to', 'moscow', '--text', 'x')).rejects.toMatchObject({
      code: 2,
    });
  });

  it('follow what the other side signs, and a question until its own answer', async () => {
    const child = spawn(process.execPath, [main, 'follow', '--json'], { env: environment(1) });
    let seen = '';
    child.stdout.on('data', (data) => (seen += String(data)));
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const asked = await json(
      0,
      'confirm',
      ...['--to', 'moscow', '--class', 'EXERCISE', '--text', 'A call in your name?'],
      ...['--officer', officer(0), '--yes'],
    );
    const entry = String(asked.entry);
    await until(async () => (seen.includes(`"entry":"${entry}"`) ? true : undefined));
    child.kill('SIGINT');
    const answered = await json(
      1,
      'confirm',
      ...['--answer', entry, '--say', 'no', '--officer', officer(1), '--yes'],
    );
    expect(answered).toMatchObject({ written: true });
    const { waitingForUs } = (await json(1, 'inbox')) as { waitingForUs: { entry: string }[] };
    expect(waitingForUs.map((one) => one.entry)).not.toContain(entry);
  });
});
