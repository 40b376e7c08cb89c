import { existsSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { must, refusal, TwoParties, until } from './two-parties.ts';
import { runVerb } from './verb.ts';

let parties = new TwoParties();
afterEach(async () => {
  await parties.drop();
  parties = new TwoParties();
});

const opening = (officers: readonly string[]) =>
  ['incarnation', 'open', '--yes', ...officers.flatMap((file) => ['--officer', file])] as const;

it('restores a backup beside its station only, mute until two officers open new keys', async () => {
  await parties.founded();
  const file = parties.at('south.backup');
  must(await parties.on('south', 'backup', '--out', file));
  expect(refusal(await parties.on('south', 'restore', file))).toEqual([1, 'exists']);
  const home = ['--home', parties.at('restored')];
  must(await parties.verb('restore', file, ...home));
  expect(must(await parties.verb('status', ...home))).toMatchObject({ mute: 'guard-missing' });
  expect(refusal(await parties.verb('watch', 'staffed', ...home))).toEqual([1, 'station-mute']);
  expect((await parties.verb('doctor', ...home)).status).toBe(3);
  const [one, two] = ['principal', 'releaser'].map((role) => parties.officer('south', role));
  const shares = parties.shares('south');
  const alone = opening([one as string]);
  expect(refusal(await parties.verb(...alone, ...shares, ...home))).toEqual([1, 'release-missing']);
  const both = opening([one as string, two as string]);
  expect(must(await parties.verb(...both, ...shares, ...home))).toMatchObject({ number: 1 });
  must(await parties.verb('watch', 'staffed', ...home));
  expect((await parties.verb('doctor', ...home)).status).toBe(0);
}, 600_000);

it('gets its tail back from the peer where the guard survived the restore', async () => {
  await parties.founded();
  const file = parties.at('south.backup');
  must(await parties.on('south', 'backup', '--out', file));
  await Promise.all([parties.run('north'), parties.run('south')]);
  must(await parties.on('south', 'watch', 'staffed'));
  const recorded = async () => must(await parties.on('south', 'status'));
  const ours = (answer: unknown) =>
    (answer as { peers: { ours: { recorded: number } }[] }).peers[0]?.ours.recorded;
  await until(recorded, (answer) => ours(answer) === 2);
  await parties.stop('south');
  const guard = ['--guard', parties.at('south', 'guard')];
  const home = ['--home', parties.at('restored'), ...guard];
  must(await parties.verb('restore', file, ...home));
  expect(must(await parties.verb('status', ...home))).toMatchObject({
    mute: 'tail-missing',
    size: 1,
  });
  await parties.run('south', ...home);
  const status = async () => must(await parties.verb('status', ...home));
  const spoke = await until(status, (answer) => answer.mute === null);
  expect(spoke).toMatchObject({ size: 2 });
}, 600_000);

it('opens with the new secret alone after a rekey, and never with a wrong one', async () => {
  const env = (passphrase: string) => ({ PARLEY_PASSPHRASE: passphrase, PARLEY_KEY_FILE: '' });
  const home = ['--home', parties.at('alone')];
  const verb = (passphrase: string, ...args: string[]) =>
    runVerb([...args, ...home], {
      ...env(passphrase),
      PARLEY_NEW_PASSPHRASE: 'the second passphrase',
    });
  const first = 'the first passphrase';
  const second = 'the second passphrase';
  expect(refusal(await verb('too short', 'init', '--name', 'alone'))).toEqual([2, 'usage']);
  must(await verb(first, 'init', '--name', 'alone'));
  const card = must(await verb(first, 'card'));
  expect(refusal(await verb('wrong', 'card'))).toEqual([1, 'wrong-passphrase']);
  must(await verb(first, 'rekey', 'disk'));
  expect(refusal(await verb(first, 'card'))).toEqual([1, 'wrong-passphrase']);
  expect(must(await verb(second, 'card'))).toEqual(card);
  expect(existsSync(parties.at('alone', 'recovery-1.share'))).toBe(true);
  const found = must(await verb(second, 'doctor')).findings as { code: string }[];
  expect(found.map(({ code }) => code)).toContain('share-here');
}, 600_000);
