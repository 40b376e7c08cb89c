import { afterEach, expect, it } from 'vitest';
import { freePort } from '../stations/place.ts';
import { must, TwoParties } from './two-parties.ts';
import { nodeArguments } from './verb.ts';

let parties = new TwoParties();
afterEach(async () => {
  await parties.drop();
  parties = new TwoParties();
});

type Outcome = { readonly rule: string; readonly holds: boolean };

it('tests a running station from its card on, files carried by a command', async () => {
  await parties.carded('north');
  const address = `127.0.0.1:${await freePort()}`;
  const test = parties.at('tester');
  const card = ['--card', parties.at('north.card'), '--address', address];
  const { charter, secret } = must(await parties.verb('conformance', 'prepare', test, ...card));
  const file = charter as string;
  must(await parties.verb('charter', 'sign', file, ...parties.shares('north')));
  const { words } = must(await parties.verb('charter', 'show', file));
  const agreed = ['--secret', secret as string, '--yes', (words as string[]).join(' ')];
  must(await parties.on('north', 'charter', 'adopt', file, ...agreed));
  await parties.run('north');
  const command = [process.execPath, ...nodeArguments, '--home', parties.home('north')];
  const operator = ['--operator', command.map((word) => `'${word}'`).join(' ')];
  const rules = ['1.1', '6.2', '6.7'].flatMap((rule) => ['--rule', rule]);
  const played = await parties.verb(
    'conformance',
    `wss://${address}`,
    '--keys',
    test,
    ...rules,
    ...operator,
  );
  const { ok, outcomes, leftOut } = must(played);
  expect(ok).toBe(true);
  expect((outcomes as Outcome[]).map(({ rule, holds }) => [rule, holds])).toEqual([
    ['1.1', true],
    ['6.2', true],
    ['6.7', true],
  ]);
  expect(leftOut).toEqual([]);
}, 600_000);
