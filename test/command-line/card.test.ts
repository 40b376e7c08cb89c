import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { displayWidth } from '@parley/text/terminal.ts';
import { afterEach, expect, it } from 'vitest';
import { must, refusal, TwoParties } from './two-parties.ts';
import { nodeArguments } from './verb.ts';

const parties = new TwoParties();
afterEach(async () => await parties.drop());

it('the codes of a card fit a page of 80 columns, and a verb takes what was scanned', async () => {
  must(await parties.init('north'));
  const home = ['--home', parties.home('north')];
  const env = { ...process.env, PARLEY_KEY_FILE: parties.at('key'), PARLEY_LANG: 'en' };
  const run = (args: readonly string[], input = '') => {
    return spawnSync(process.execPath, [...nodeArguments, ...args], { env, input });
  };
  const shown = run(['card', '--qr', ...home]).stdout.toString('utf8');
  expect(Math.max(...shown.split('\n').map(displayWidth))).toBeLessThanOrEqual(80);

  const file = parties.at('north.card');
  const made = must(await parties.on('north', 'card', '--qr', '--out', file));
  const codes = made.codes as string[];
  expect(shown).toContain(`Part ${codes.length} of ${codes.length}:`);

  const out = parties.at('scanned.card');
  const piped = run(['card', 'read', '--out', out, '--json'], `${codes.toReversed().join('\n')}\n`);
  expect(JSON.parse(piped.stdout.toString())).toMatchObject({ party: 'north', words: made.words });
  expect(readFileSync(out)).toEqual(readFileSync(file));

  const some = parties.at('some.txt');
  writeFileSync(some, codes.slice(1).join('\n'));
  const missing = await parties.verb('card', 'read', some);
  expect(refusal(missing)).toEqual([1, 'card-parts']);
  expect(missing.stderr).toContain(`1 / ${codes.length}`);
  expect(refusal(await parties.verb('card', 'read', parties.at('key')))).toEqual([
    1,
    'no-card-there',
  ]);
});
