import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { must, refusal, TwoParties, until } from './two-parties.ts';

let parties = new TwoParties();
afterEach(async () => {
  await parties.drop();
  parties = new TwoParties();
});

type Peer = { lineUp: boolean; silence: { code: string } | null; watch: { state: string } | null };
const peerOf = (answer: unknown) => (answer as { peers: Peer[] }).peers[0] as Peer;

it('founds a line by verbs alone; both stations run, and silence is told apart', async () => {
  await parties.founded();
  await Promise.all([parties.run('north'), parties.run('south')]);
  const status = async () => must(await parties.on('north', 'status'));
  const up = await until(status, (answer) => peerOf(answer).lineUp);
  expect(peerOf(up).silence).toBeNull();
  expect(must(await parties.on('south', 'test'))).toMatchObject({ up: true });
  must(await parties.on('south', 'watch', 'unstaffed', '--until', '2999-01-01T00:00Z'));
  const quiet = await until(status, (answer) => peerOf(answer).silence !== null);
  expect(peerOf(quiet).silence).toEqual({ code: 'nobody-on-watch' });
  expect(await parties.stop('south')).toBe(0);
  await until(status, (answer) => peerOf(answer).silence?.code === 'circuits-dead');
  expect(refusal(await parties.on('south', 'test'))).toEqual([1, 'not-running']);
  expect(must(await parties.on('south', 'status'))).toMatchObject({ running: false, mute: null });
}, 600_000);

it('adopts only the charter whose words and secret were brought, and it once', async () => {
  await parties.signed();
  const other = parties.at('other.secret');
  writeFileSync(other, `${'00'.repeat(32)}\n`);
  const adopt = (secret: string, yes: string) =>
    parties.on('north', 'charter', 'adopt', parties.charter, '--secret', secret, '--yes', yes);
  const misheard = await adopt(parties.secret, 'befriend tradition');
  expect(refusal(misheard)).toEqual([1, 'words-differ']);
  // It does not tell what it should have been given.
  const [, second = '', third = ''] = parties.words.split(' ');
  expect(`${misheard.stderr}${JSON.stringify(misheard.answer)}`).not.toMatch(
    new RegExp(`${second}|${third}`, 'iu'),
  );
  writeFileSync(parties.at('no.secret'), 'not hexadecimal');
  const noSecret = await adopt(parties.at('no.secret'), parties.words);
  expect(refusal(noSecret)).toEqual([1, 'psk-mismatch']);
  expect(refusal(await adopt(other, parties.words))).toEqual([1, 'psk-mismatch']);
  expect(must(await parties.adopt('north'))).toMatchObject({ party: 'north', held: false });
  expect(must(await parties.adopt('north'))).toMatchObject({ party: 'north', held: true });
  expect(must(await parties.on('north', 'status'))).toMatchObject({ size: 1 });
}, 600_000);

it('refuses to sign with one half of the recovery key, and to adopt half a charter', async () => {
  await Promise.all([parties.carded('north'), parties.carded('south')]);
  const cards = [parties.at('north.card'), parties.at('south.card')];
  const drafting = ['--name', 'test line', '--out', parties.charter];
  const drafted = must(await parties.verb('charter', 'draft', ...cards, ...drafting));
  parties.words = (drafted.words as string[]).join(' ');
  const [, half] = parties.shares('north');
  const twice = ['--share', half as string, '--share', half as string];
  const sign = (...shares: string[]) => parties.verb('charter', 'sign', parties.charter, ...shares);
  expect(refusal(await sign(...twice))).toEqual([1, 'shares-differ']);
  expect(must(await sign(...parties.shares('north')))).toMatchObject({ complete: false });
  expect(refusal(await parties.adopt('north'))).toEqual([1, 'bad-charter']);
}, 600_000);

it("makes no station without its officers' keys, and writes no key over another", async () => {
  const file = parties.at('duty.key');
  writeFileSync(file, 'somebody else');
  const officer = (to: string) => ['--officer', `Duty One:duty-officer:${to}`];
  const taken = await parties.on('north', 'init', '--name', 'north', ...officer(file));
  expect(refusal(taken)).toEqual([1, 'exists']);
  const deep = parties.at('keys', 'of', 'one.key');
  const twice = [...officer(deep), ...officer(deep)];
  const both = await parties.on('north', 'init', '--name', 'north', ...twice);
  expect(refusal(both)).toEqual([1, 'exists']);
  expect(existsSync(parties.home('north'))).toBe(false);
  must(await parties.on('north', 'init', '--name', 'north', ...officer(deep)));
  const more = ['officer', 'new', 'Duty Two', '--role', 'duty-officer', '--out', file];
  expect(refusal(await parties.verb(...more))).toEqual([1, 'exists']);
  expect(readFileSync(file, 'utf8')).toBe('somebody else');
}, 600_000);

it('writes secrets for their owner alone, and overwrites nothing', async () => {
  must(await parties.init('north'));
  expect(refusal(await parties.init('north'))).toEqual([1, 'exists']);
  const files = [
    parties.at('north-shares', 'recovery-1.share'),
    parties.officer('north', 'releaser'),
  ];
  for (const file of files) expect(statSync(file).mode & 0o077).toBe(0);
  expect(statSync(parties.home('north')).mode & 0o077).toBe(0);
  must(await parties.on('north', 'card', '--out', parties.at('north.card')));
  const before = readFileSync(parties.at('north.card'));
  const again = await parties.on('north', 'card', '--out', parties.at('north.card'));
  expect(refusal(again)).toEqual([1, 'exists']);
  expect(readFileSync(parties.at('north.card'))).toEqual(before);
  expect(refusal(await parties.on('north', 'status', '--nothing'))).toEqual([2, 'usage']);
}, 600_000);
