import { examples, type Verb } from '@parley/text/messages/examples.ts';
import { translator } from '@parley/text/translator.ts';
import type { Command } from 'commander';
import { CommanderError } from 'commander';
import { expect, it } from 'vitest';
import { buildProgram } from './program.ts';
import { TerminalCli } from './terminal-cli.ts';
import { usageText } from './usage-text.ts';

const program = buildProgram(new TerminalCli({}));
const notYet: readonly string[] = ['bench'];

function commandOf(verb: Verb): Command | undefined {
  const words = examples[verb].split(' ').slice(1);
  const first = program.commands.find((one) => one.name() === words[0]);
  return first?.commands.find((one) => one.name() === words[1]) ?? first;
}

it('has every verb that the texts give an example of', () => {
  const missing = (Object.keys(examples) as Verb[]).filter((verb) => !commandOf(verb));
  expect(missing.filter((verb) => !notYet.includes(verb))).toEqual([]);
});

it('knows every option that an example shows', () => {
  for (const verb of Object.keys(examples) as Verb[]) {
    const known = commandOf(verb)?.options.map(({ long }) => long);
    const shown = examples[verb].match(/(?<= )--[a-z-]+/gu) ?? [];
    if (known) expect([verb, shown.filter((one) => !known.includes(one))]).toEqual([verb, []]);
  }
});

it('gives every verb the options common to all, once', () => {
  for (const command of program.commands.flatMap((one) => [one, ...one.commands])) {
    const longs = command.options.map(({ long }) => long);
    for (const common of ['--home', '--guard', '--key-file', '--lang', '--line', '--json']) {
      expect(longs.filter((one) => one === common)).toHaveLength(1);
    }
  }
});

it.each([
  [['nonsense'], 'nonsense'],
  [['send', '--answers', 'x'], '--answers'],
  [['status', 'too', 'much'], translator('ru')('error.too-much')],
  [['backup'], '--out <file>'],
  [['backup', '--out'], '--out <file>'],
  [['release'], 'draft'],
  [['watch', 'asleep'], 'asleep'],
  [['status', '--lang', 'xx'], '--lang <lang>'],
])('says in the language of the reader what is wrong with %j', async (args, told) => {
  const fresh = buildProgram(new TerminalCli({ lang: 'ru' }));
  const error: unknown = await fresh.parseAsync(args, { from: 'user' }).catch((why) => why);
  if (!(error instanceof CommanderError)) throw new Error('a command line that is not refused');
  const text = usageText(translator('ru'), error);
  expect(text).toContain(told);
  expect(text).toMatch(/[а-я]/u);
  expect(text).not.toMatch(/error|invalid|choices/u);
});
