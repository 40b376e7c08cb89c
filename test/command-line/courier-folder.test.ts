import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { must, refusal, TwoParties } from './two-parties.ts';

let parties = new TwoParties();
afterEach(async () => {
  await parties.drop();
  parties = new TwoParties();
});

type File = { readonly file: string; readonly ok: boolean; readonly code?: string };
type Brought = File & { readonly entries: number; readonly peeked: number };

const filesOf = ({ answer }: { answer: unknown }) => (answer as { files: Brought[] }).files;
const named = (files: readonly File[]) => files.map(({ file }) => file.split('/').at(-1));

it('a folder of courier files is imported whole, in any order, beside what is none', async () => {
  await parties.founded();
  const bag = parties.at('bag');
  mkdirSync(bag);
  const empty = await parties.on('south', 'courier', 'import', bag);
  expect(refusal(empty)).toEqual([1, 'no-courier-file']);
  // The newer of the two lies first.
  must(
    await parties.on('north', 'courier', 'export', '--to', 'south', '--out', `${bag}/2.courier`),
  );
  must(await parties.on('north', 'watch', 'staffed'));
  must(
    await parties.on('north', 'courier', 'export', '--to', 'south', '--out', `${bag}/1.courier`),
  );
  writeFileSync(`${bag}/readme.txt`, 'Handle with care.');
  writeFileSync(`${bag}/3.courier`, readFileSync(`${bag}/1.courier`).subarray(0, 900));

  const dry = await parties.on('south', 'courier', 'import', bag, '--dry-run');
  expect(dry.status).toBe(1);
  expect(named(filesOf(dry))).toEqual(['1.courier', '2.courier', '3.courier']);
  const taken = await parties.on('south', 'courier', 'import', bag);
  expect(taken.status).toBe(1);
  expect(filesOf(taken)).toMatchObject([
    { ok: true, entries: 2 },
    { ok: true, entries: 0 },
    { ok: false, code: 'courier-cut-short' },
  ]);

  rmSync(`${bag}/3.courier`);
  // The stick goes back: what was for the south is passed over there, and told of to nobody.
  const alone = await parties.on('north', 'courier', 'import', bag);
  expect(refusal(alone)).toEqual([1, 'no-courier-file']);
  must(
    await parties.on('south', 'courier', 'export', '--to', 'north', '--out', `${bag}/4.courier`),
  );
  const back = await parties.on('north', 'courier', 'import', bag);
  expect([back.status, named(filesOf(back))]).toEqual([0, ['4.courier']]);
  rmSync(`${bag}/4.courier`);

  const again = await parties.on('south', 'courier', 'import', bag);
  expect(again.status).toBe(0);
  expect(filesOf(again).map(({ entries }) => entries)).toEqual([0, 0]);
  // Named one by one, what is no courier file is an error of whoever named it.
  const both = await parties.on(
    'south',
    'courier',
    'import',
    `${bag}/1.courier`,
    `${bag}/readme.txt`,
  );
  expect(both.status).toBe(1);
  expect(filesOf(both)[1]).toMatchObject({ ok: false, code: 'not-a-courier-file' });
}, 600_000);
