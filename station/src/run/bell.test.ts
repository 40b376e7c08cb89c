import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Shown } from '@parley/core/replication/io.ts';
import { afterEach, expect, it } from 'vitest';
import type { StationLine } from '../station.ts';
import { ringOnFlash } from './bell.ts';

const folder = mkdtempSync(join(tmpdir(), 'parley-bell-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const body = new Uint8Array(Buffer.from('the words of the warning'));

/** A line whose former process had peeked at these entries of party 1. */
function lineOf(
  subscribe: (listener: (event: Shown) => void) => void,
  seqs: readonly number[] = [],
): StationLine {
  const peeked = new Map(seqs.map((seq) => [seq, {}]));
  const journals = new Map([['', { key: '1.0.0000000000000000', peeked }]]);
  const host = { subscribe, line: { journals } };
  return { id: 'ab'.repeat(32), me: 0, host } as unknown as StationLine;
}

function entries(
  party: number,
  precedence: number,
  { peeked = false, first = 41, count = 1 } = {},
): Shown {
  const item = { kind: 1, precedence, class: 1, time: 0, clock: 1, salt: body, body };
  const items = Array.from({ length: count }, () => ({ ...item, held: [], references: [] }));
  const journal = { party, number: 0, tag: new Uint8Array(8) };
  return { event: 'entries', journal, first, items, peeked } as unknown as Shown;
}

it('rings once for a FLASH of another party, and gives the command no word of it', async () => {
  const command = join(folder, 'bell.sh');
  const told = join(folder, 'told');
  writeFileSync(command, `#!/bin/sh\n{ echo "$#"; env; } >> '${told}'\n`);
  chmodSync(command, 0o700);
  let show: (event: Shown) => void = () => {};
  const line = lineOf((listener) => (show = listener), [40]);
  process.env.PARLEY_PASSPHRASE = 'secret of the operator';
  ringOnFlash(line, command, () => {});
  const before = entries(1, 4, { first: 40 });
  for (const event of [
    entries(0, 4),
    entries(1, 3),
    before,
    entries(1, 4, { peeked: true }),
    entries(1, 4),
  ])
    show(event);
  for (let tries = 0; tries < 100 && !existsSync(told); tries++) {
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  await new Promise((resolve) => setTimeout(resolve, 200));
  const text = readFileSync(told, 'utf8');
  expect(text.match(/PARLEY_SEQ=/gu)).toHaveLength(1);
  expect(text.match(/PARLEY_SEQ=41/gu)).toHaveLength(1);
  expect(text).toContain(`PARLEY_LINE=${'ab'.repeat(32)}`);
  expect(text.startsWith('0\n')).toBe(true);
  expect(text).not.toMatch(/warning|secret/u);
});

it('says why a command that is not there was not started', async () => {
  let show: (event: Shown) => void = () => {};
  const why = new Promise<string>((resolve) => {
    ringOnFlash(
      lineOf((listener) => (show = listener)),
      '/nowhere/bell',
      resolve,
    );
  });
  show(entries(1, 5));
  expect(await why).toContain('ENOENT');
});

/** What the command wrote at its starts, once it was started that often. */
async function startsOf(told: string, count: number): Promise<string[]> {
  const starts = () =>
    (existsSync(told) ? readFileSync(told, 'utf8') : '').split('\n').slice(0, -1);
  while (starts().length < count) await new Promise((resolve) => setTimeout(resolve, 20));
  return starts();
}

it('runs one command at a time, however many FLASH entries a bundle holds', async () => {
  mkdirSync(folder, { recursive: true });
  const command = join(folder, 'siren.sh');
  const told = join(folder, 'rung');
  const go = join(folder, 'go');
  const say = `echo "$PARLEY_SEQ $PARLEY_COUNT" >> '${told}'`;
  writeFileSync(command, `#!/bin/sh\n${say}\nuntil [ -e '${go}' ]; do sleep 0.05; done\n`);
  chmodSync(command, 0o700);
  let show: (event: Shown) => void = () => {};
  ringOnFlash(
    lineOf((listener) => (show = listener)),
    command,
    () => {},
  );
  show(entries(1, 4, { first: 0, count: 256 }));
  await startsOf(told, 1);
  for (let first = 256; first < 2560; first += 256) show(entries(1, 4, { first, count: 256 }));
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(await startsOf(told, 1)).toEqual(['255 256']);
  writeFileSync(go, '');
  // What came meanwhile rings once more, and says how many there were.
  expect(await startsOf(told, 2)).toEqual(['255 256', '2559 2304']);
  show(entries(1, 5, { first: 3000 }));
  expect((await startsOf(told, 3)).at(-1)).toBe('3000 1');
});
