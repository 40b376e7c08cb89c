import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { freePort, must, names, refusal, TwoParties, until } from './two-parties.ts';

/*
 * A station with two lines, one of them damaged on the disk: the other goes on, and everybody who
 * looks is told. Seen to fail while the damage of one line kept the station from its start.
 */

let parties: TwoParties;
/** Ids of the line that is damaged at north, and of the sound one. */
let [broken, sound] = ['', ''];

/** A second line of the same two parties, that follows no other. */
async function secondLine(): Promise<string> {
  for (const name of names) {
    must(await parties.on(name, 'card', '--out', parties.at(`${name}-2.card`)));
  }
  const cards = names.map((name) => parties.at(`${name}-2.card`));
  const [file, secret] = [parties.at('second.charter'), parties.at('second.secret')];
  const circuit = `ws=websocket:north=127.0.0.1:${await freePort()}`;
  const settings = ['canary-period=1', 'challenge-period=1'].flatMap((one) => ['--set', one]);
  const options = ['--name', 'second line', '--out', file, '--secret', secret];
  const drafted = must(
    await parties.verb('charter', 'draft', ...cards, ...options, '--circuit', circuit, ...settings),
  );
  for (const name of names) {
    must(await parties.verb('charter', 'sign', file, ...parties.shares(name)));
  }
  const words = (drafted.words as string[]).join(' ');
  const adopted = await Promise.all(
    names.map(async (name) => {
      return must(
        await parties.on(name, 'charter', 'adopt', file, '--secret', secret, '--yes', words),
      );
    }),
  );
  return adopted[0]?.line as string;
}

/** Everything behind the first page of a line's database is gone. */
function damage(id: string): void {
  const file = join(parties.home('north'), 'lines', `${id}.db`);
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.fill(0x5a, 4096));
}

beforeEach(async () => {
  parties = new TwoParties();
  await parties.founded();
  const [first] = readdirSync(join(parties.home('north'), 'lines'))
    .filter((name) => name.endsWith('.db'))
    .map((name) => name.slice(0, -3));
  broken = first as string;
  sound = await secondLine();
}, 600_000);

afterEach(async () => await parties.drop());

it('restore brings back the sound line of a backup in which the other is damaged', async () => {
  const copy = parties.at('north.backup');
  must(await parties.on('north', 'backup', '--out', copy));
  const bytes = readFileSync(copy);
  const database = readFileSync(join(parties.home('north'), 'lines', `${broken}.db`));
  // Behind the pages that the name of a line is read from.
  const at = bytes.indexOf(database.subarray(0, 4096)) + database.length - 2000;
  bytes[at] = (bytes[at] as number) ^ 1;
  writeFileSync(copy, bytes);
  const restored = await parties.verb('restore', copy, '--home', parties.at('again'));
  const left = [{ id: broken, name: 'test line', code: 'corrupt' }];
  expect([restored.status, restored.answer]).toMatchObject([3, { lines: [sound], leftOut: left }]);
  const again = await parties.verb('status', '--home', parties.at('again'));
  expect(must(again)).toMatchObject({ line: sound, mute: 'guard-missing' });
}, 600_000);

it('the sound line runs; status, log, doctor and exit code tell of the damaged one', async () => {
  damage(broken);
  await Promise.all(names.map((name) => parties.run(name)));
  const status = async () => must(await parties.on('north', 'status', '--line', 'second line'));
  const up = await until(
    status,
    ({ peers }) => (peers as { lineUp: boolean }[])[0]?.lineUp === true,
  );
  expect(up).toMatchObject({ line: sound, damaged: [{ id: broken, code: 'corrupt' }] });
  const sent = [
    '--line',
    'second line',
    '--to',
    'north',
    '--class',
    'TEST',
    '--text',
    'still here',
  ];
  must(await parties.on('south', 'send', ...sent));
  const inbox = async () => must(await parties.on('north', 'inbox', '--line', 'second line'));
  const got = await until(inbox, ({ waitingForUs }) => (waitingForUs as unknown[]).length === 1);
  expect(got.damaged).toMatchObject([{ id: broken }]);

  // Where no line is named it could be the damaged one that is meant.
  expect(refusal(await parties.on('north', 'status'))).toEqual([1, 'which-line']);
  const named = await parties.on('north', 'inbox', '--line', broken.slice(0, 12));
  expect(refusal(named)[1]).toBe('corrupt');
  expect(named.status).not.toBe(0);
  const doctor = await parties.on('north', 'doctor');
  expect(doctor.status).toBe(3);
  const { findings } = doctor.answer as { findings: { code: string; subject: string }[] };
  expect(findings).toContainEqual(
    expect.objectContaining({ code: 'line-corrupt', subject: broken }),
  );
  expect(parties.logs.get('north')).toContain('a damaged line is set aside');
  const again = ['--secret', parties.secret, '--yes', parties.words];
  const adopted = await parties.on('north', 'charter', 'adopt', parties.charter, ...again);
  expect(refusal(adopted)[1]).toBe('corrupt');
  expect(await parties.stop('north')).toBe(3);
  expect(await parties.stop('south')).toBe(0);

  // The same without a station that runs.
  expect(must(await parties.on('north', 'status', '--line', 'second line'))).toMatchObject({
    running: false,
    damaged: [{ id: broken, code: 'corrupt' }],
  });

  // The sound line is saved all the same; backup and restore say what is missing.
  const copy = parties.at('north.backup');
  const saved = await parties.on('north', 'backup', '--out', copy);
  const left = [{ id: broken, code: 'corrupt' }];
  expect([saved.status, saved.answer]).toMatchObject([3, { lines: [sound], leftOut: left }]);
  const restored = await parties.verb('restore', copy, '--home', parties.at('again'));
  expect([restored.status, restored.answer]).toMatchObject([3, { lines: [sound], leftOut: left }]);

  // And with no sound line at all.
  damage(sound);
  expect(refusal(await parties.on('north', 'run'))).toEqual([3, 'corrupt']);
});
