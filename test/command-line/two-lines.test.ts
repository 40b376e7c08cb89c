import { afterEach, expect, it } from 'vitest';
import { freePort, must, type Name, names, refusal, TwoParties, until } from './two-parties.ts';

const parties = new TwoParties();
afterEach(async () => await parties.drop());

/** The line that follows, founded by both as the first was. */
async function succeeded(): Promise<void> {
  const [next, nextSecret] = [parties.at('next.charter'), parties.at('next.secret')];
  for (const name of names) {
    must(await parties.on(name, 'card', '--out', parties.at(`${name}-next.card`)));
  }
  const cards = names.map((name) => parties.at(`${name}-next.card`));
  const circuit = `ws=websocket:north=127.0.0.1:${await freePort()}`;
  const options = ['--name', 'second line', '--out', next, '--secret', nextSecret];
  const settings = ['canary-period=1', 'challenge-period=1'].flatMap((one) => ['--set', one]);
  const given = [...options, '--circuit', circuit, ...settings];
  const drafted = must(await parties.on('north', 'charter', 'succeed', ...cards, ...given));
  const words = (drafted.words as string[]).join(' ');
  for (const name of names) {
    must(await parties.verb('charter', 'sign', next, ...parties.shares(name)));
  }
  for (const name of names) {
    const brought = ['--secret', nextSecret, '--yes', words];
    must(await parties.on(name, 'charter', 'adopt', next, ...brought));
  }
}

const lineUp = async (name: Name, line: string) => {
  const status = async () => must(await parties.on(name, 'status', '--line', line));
  await until(status, (answer) => (answer.peers as { lineUp: boolean }[])[0]?.lineUp === true);
};

it('a line that another follows takes no new words, and each has a port of its own', async () => {
  await parties.founded();
  await Promise.all(names.map((name) => parties.run(name)));
  must(await parties.on('north', 'transcript', 'export', '--out', parties.at('north.transcript')));
  const before = ['--to', 'north', '--class', 'TEST', '--text', 'before the other line'];
  const sent = must(await parties.on('south', 'send', ...before));
  const entry = sent.entry as string;
  const onRecord = async () => must(await parties.on('north', 'inbox'));
  await until(onRecord, ({ waitingForUs }) => JSON.stringify(waitingForUs).includes(entry));
  const old = names.map((name) => parties.at(`${name}.card`));
  const again = ['--name', 'second line', '--out', parties.at('old.charter')];
  const stale = await parties.on('north', 'charter', 'succeed', ...old, ...again);
  expect(refusal(stale)).toEqual([1, 'card-old']);
  await succeeded();
  for (const name of names) expect(await parties.stop(name)).toBe(0);

  const [first, second] = [await freePort(), await freePort()];
  const oldAt = `test line=127.0.0.1:${first}`;
  const listen = ['--listen', oldAt, '--listen', `127.0.0.1:${second}`];
  const dial = ['--dial', `test line=north=127.0.0.1:${first}`];
  dial.push('--dial', `second line=north=127.0.0.1:${second}`);
  await Promise.all([parties.run('north', ...listen), parties.run('south', ...dial)]);
  await Promise.all([lineUp('south', 'test line'), lineUp('south', 'second line')]);

  const duty = ['--officer', parties.officer('north', 'duty-officer'), '--yes'];
  const words = ['--to', 'south', '--class', 'EXERCISE', '--text', 'still here'];
  for (const verb of ['send', 'confirm', 'service', 'draft']) {
    const officer = verb === 'draft' ? [] : duty;
    const on = ['--line', 'test line', ...words, ...officer];
    expect(refusal(await parties.on('north', verb, ...on)), verb).toEqual([1, 'succeeded']);
  }
  // What had come there still waits, and can be answered.
  const elsewhere = [{ line: 'test line', waitingForUs: 1 }];
  expect(must(await parties.on('north', 'inbox'))).toMatchObject({ elsewhere });
  const answered = ['--line', 'test line', entry, ...duty];
  expect(must(await parties.on('north', 'ack', ...answered))).toMatchObject({ written: true });
  expect(must(await parties.on('north', 'inbox'))).toMatchObject({ elsewhere: [] });
  expect(must(await parties.on('north', 'send', ...words, ...duty))).toMatchObject({
    written: true,
  });
  const wrong = await parties.on('north', 'run', '--listen', 'third line=127.0.0.1:1');
  expect(wrong.status).not.toBe(0);
}, 600_000);
