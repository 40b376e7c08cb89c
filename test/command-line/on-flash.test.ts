import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { must, refusal, TwoParties, until } from './two-parties.ts';

const parties = new TwoParties();
afterEach(async () => await parties.drop());

const told = parties.at('told');
/** What the command wrote at each of its starts: arguments and environment. */
const starts = () => (existsSync(told) ? readFileSync(told, 'utf8') : '').split('--\n').slice(1);

async function onRecord(entry: string): Promise<void> {
  const show = async () => must(await parties.on('north', 'show', entry));
  await until(show, (answer) => JSON.stringify(answer).includes('"on-record"'));
}

it('run --on-flash starts the command once for each FLASH, with no word of it', async () => {
  const bell = parties.at('bell.sh');
  writeFileSync(bell, `#!/bin/sh\n{ echo --; echo "arguments: $*"; env; } >> '${told}'\n`);
  chmodSync(bell, 0o700);
  await parties.founded();
  for (const command of [parties.at('no-bell.sh'), `${bell} --loud`, parties.folder]) {
    const refused = await parties.on('north', 'run', '--on-flash', command);
    expect(refusal(refused), command).toEqual([1, 'on-flash']);
  }
  await Promise.all([parties.run('north'), parties.run('south', '--on-flash', bell)]);

  const routine = ['--to', 'south', '--text', 'secret routine', '--class', 'TEST'];
  must(await parties.on('north', 'send', ...routine));
  const first = await parties.flash('north', 'secret warning');
  await until(
    async () => starts(),
    (all) => all.length > 0,
  );
  expect(starts()).toHaveLength(1);
  const [start = ''] = starts();
  expect(start).toContain('arguments: \n');
  expect(start).toContain(`PARLEY_SEQ=${first.split('/')[1]}\n`);
  expect(start).not.toMatch(/secret|warning|PARLEY_KEY|PARLEY_PASS|key/u);
  await onRecord(first);

  // Both stations start again: what is sent and held already is no new FLASH.
  for (const name of ['north', 'south'] as const) await parties.stop(name);
  await Promise.all([parties.run('south', '--on-flash', bell), parties.run('north')]);
  const second = await parties.flash('north', 'secret again');
  await until(
    async () => starts(),
    (all) => all.length > 1,
  );
  await onRecord(second);
  expect(starts()).toHaveLength(2);
  expect(starts()[1]).toContain(`PARLEY_SEQ=${second.split('/')[1]}\n`);
}, 600_000);
