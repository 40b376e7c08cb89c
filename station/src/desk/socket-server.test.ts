import { mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ActRefusal } from '../acts/act.ts';
import { Asker } from '../cli/ask.ts';
import type { StationFault } from '../cli/failure.ts';
import { type FoundedLine, foundLine } from '../testing/found-line.ts';
import { RunningStation } from '../testing/running.ts';

let folder: string;
let founded: FoundedLine;
let running: RunningStation | undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parley-socket-'));
  founded = await foundLine({ folder, names: ['a', 'b'], addresses: [null, null] });
});

afterEach(async () => {
  await running?.stop();
  running = undefined;
  rmSync(folder, { recursive: true, force: true });
});

function place() {
  const [paths] = founded.paths;
  if (!paths) throw new Error('two parties are founded');
  return { paths, socket: join(paths.folder, 'desk.sock') };
}

/** What a caller gets for these bytes until the station lets him go, or has answered `lines`. */
async function told(bytes: string | Buffer, lines = Infinity): Promise<string[]> {
  const socket = connect(place().socket);
  let got = '';
  socket.on('data', (chunk) => {
    got += String(chunk);
    if (linesIn(got).length >= lines) socket.end();
  });
  socket.on('error', () => {});
  socket.write(bytes);
  await new Promise((resolve) => socket.once('close', resolve));
  return linesIn(got);
}

/** What is said at last of each asking. */
function linesIn(got: string): string[] {
  return got.split('\n').filter((line) => /"(?:answer|refusal)"/u.test(line));
}

const status = (id: number) => `${JSON.stringify({ id, act: 'status', input: {} })}\n`;

/** Code of what an act is refused with, asked as a verb asks. */
async function refusalOf(act = 'status'): Promise<string> {
  const { paths } = place();
  const secret = async () => founded.secret;
  const asker = new Asker({ paths: () => paths, line: () => undefined, secret });
  const failed = await asker.ask(act, {}).then(
    () => ({ code: 'none' }),
    (error: ActRefusal | StationFault) => error,
  );
  await asker.close();
  return failed.code;
}

describe('the local socket of a station that runs', () => {
  beforeEach(async () => {
    running = await RunningStation.start(founded, 0);
  });

  it('is for its owner alone, and gone with the station', async () => {
    expect(statSync(place().socket).mode & 0o777).toBe(0o600);
    await running?.stop();
    running = undefined;
    expect(statSync(place().socket, { throwIfNoEntry: false })).toBeUndefined();
  });

  it.each([
    ['no JSON', 'GET / HTTP/1.1\r\n\r\n'],
    ['a half of JSON', '{"id":1,"act":\n'],
    ['no object', '[1]\n'],
    ['no act', '{"id":1,"input":{}}\n'],
    ['a number that is none', '{"id":-1,"act":"status","input":{}}\n'],
    ['a word too many', '{"id":1,"act":"status","input":{},"as":"root"}\n'],
    ['a million of brackets', `${'['.repeat(1_000_000)}\n`],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0x0a])],
  ])('answers %s with a refusal, lets go, and serves the next caller', async (_, bytes) => {
    const [answer, ...rest] = await told(bytes);
    expect(JSON.parse(answer ?? '')).toMatchObject({ id: 0, refusal: { code: 'bad-input' } });
    expect(rest).toEqual([]);
    expect(await told(status(7), 1)).toHaveLength(1);
  });

  it('takes no more than its bound of a line that does not end', async () => {
    const [answer] = await told(Buffer.alloc(70 * 1024 * 1024, 0x20));
    expect(JSON.parse(answer ?? '')).toMatchObject({ refusal: { detail: 'a line without end' } });
    expect(await told(status(7), 1)).toHaveLength(1);
  });

  it('refuses an unknown act, and input of another form, by the number of the asking', async () => {
    const asked = [
      { id: 3, act: 'rule-the-world', input: {} },
      { id: 4, act: 'show', input: { entry: 7 } },
      { id: 5, act: 'status', input: { running: true } },
    ];
    const lines = asked.map((one) => `${JSON.stringify(one)}\n`).join('');
    const answers = (await told(lines, 3)).map((line) => JSON.parse(line));
    const codes = answers.map(({ id, refusal }) => [id, refusal?.code]);
    expect(codes.sort()).toEqual([
      [3, 'unknown-act'],
      [4, 'bad-input'],
      [5, 'bad-input'],
    ]);
  });

  it('goes on when callers leave in the middle of a line', async () => {
    for (let i = 0; i < 20; i++) {
      const socket = connect(place().socket);
      socket.on('error', () => {});
      await new Promise((resolve) => socket.once('connect', resolve));
      socket.write(status(i).slice(0, i + 1));
      socket.destroy();
    }
    expect(await told(status(7), 1)).toHaveLength(1);
  });
});

describe('a verb that finds something else in the place of the socket', () => {
  it('opens the folder where nobody listens: a plain file, a socket that was left', async () => {
    writeFileSync(place().socket, 'not a socket');
    expect(await refusalOf()).toBe('none');
    rmSync(place().socket);
    const left = createServer().listen(`${place().socket}.left`);
    await new Promise((resolve) => left.once('listening', resolve));
    const kept = `${place().socket}.kept`;
    renameSync(`${place().socket}.left`, kept);
    await new Promise((resolve) => left.close(resolve));
    renameSync(kept, place().socket);
    expect(await refusalOf()).toBe('none');
    running = await RunningStation.start(founded, 0);
    expect(await told(status(7), 1)).toHaveLength(1);
  });

  it.each([
    ['no JSON', 'hello\n', 'answer-unreadable'],
    ['no answer', 'null\n', 'answer-unreadable'],
    ['nothing', '', 'station-gone'],
  ])('is told that no station answered when who listens says %s', async (_, said, code) => {
    const server = createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => socket.end(said));
    }).listen(place().socket);
    await new Promise((resolve) => server.once('listening', resolve));
    expect(await refusalOf()).toBe(code);
    await new Promise((resolve) => server.close(resolve));
  });
});
