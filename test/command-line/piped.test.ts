import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { must, TwoParties } from './two-parties.ts';
import { nodeArguments } from './verb.ts';

const parties = new TwoParties();
afterEach(async () => await parties.drop());

/** A verb at the end of a pipe, as a shell makes it. */
function piped(words: string, ...args: string[]): { content: string; attachments: unknown[] } {
  const verb = [
    process.execPath,
    ...nodeArguments,
    ...args,
    '--json',
    '--home',
    parties.home('north'),
  ];
  const env = { ...process.env, PARLEY_KEY_FILE: parties.at('key'), WORDS: words };
  const script = 'printf %s "$WORDS" | "$@"';
  return JSON.parse(execFileSync('sh', ['-c', script, 'sh', ...verb], { env, encoding: 'utf8' }));
}

it('words from a pipe are signed, beside attachments too', async () => {
  await parties.signed();
  must(await parties.adopt('north'));
  const map = parties.at('map.txt');
  writeFileSync(map, 'a map');
  const words = 'نقطة العبور مفتوحة';
  const inHex = Buffer.from(words).toString('hex');
  const to = ['draft', '--to', 'south', '--class', 'TEST', '--text-lang', 'ar'];
  expect(piped(words, ...to).content).toContain(inHex);
  const both = piped(`${words}\n`, ...to, '--attach', map);
  expect(both.content).toContain(inHex);
  expect(both.attachments).toHaveLength(1);
  expect(piped('', ...to, '--attach', map).attachments).toHaveLength(1);
}, 600_000);
