import { languages } from '@parley/text/languages.ts';
import { examples, type Verb } from '@parley/text/messages/examples.ts';
import { translator } from '@parley/text/translator.ts';
import { CommanderError } from 'commander';
import { expect, it } from 'vitest';
import { verbsOf } from '../testing/verbs-of.ts';
import { buildProgram } from './program.ts';
import { TerminalCli } from './terminal-cli.ts';
import { usageText } from './usage-text.ts';

const program = buildProgram(new TerminalCli({}));

const verbs = verbsOf(program);
const exampleOf = (words: string) => examples[words.replaceAll(' ', '-') as Verb];

it('has an example of every verb, and a verb for every example', () => {
  expect(verbs.size).toBeGreaterThan(50);
  expect([...verbs.keys()].map((words) => words.replaceAll(' ', '-')).sort()).toEqual(
    Object.keys(examples).sort(),
  );
});

it.each(languages)('shows its sentence, its example and the exit codes in help: %s', (lang) => {
  const fresh = buildProgram(new TerminalCli({ lang }));
  expect(fresh.helpInformation() + fresh.commands[0]?.helpInformation()).not.toMatch(/display/u);
  for (const [words, command] of verbsOf(fresh)) {
    let help = '';
    command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
    expect(help).toContain(exampleOf(words));
    expect(help.replaceAll(/\s+/gu, ' ')).toContain(translator(lang)('help.exit-codes'));
    expect(command.description(), words).not.toBe('');
    if (lang === 'ar') expect(command.description(), words).toMatch(/\p{Script=Arabic}/u);
    if (lang === 'ru') expect(command.description(), words).toMatch(/\p{Script=Cyrillic}/u);
    for (const { description, long, hidden } of command.options) {
      if (!hidden) expect(description, `${words} ${long}`).not.toBe('');
    }
  }
});

it('knows every word and option that an example shows', () => {
  for (const [words, command] of verbs) {
    const example = exampleOf(words);
    expect(example.startsWith(`parley ${words}`), example).toBe(true);
    const known = command.options.map(({ long }) => long);
    const shown = example.match(/(?<= )--[a-z-]+/gu) ?? [];
    expect([words, shown.filter((one) => !known.includes(one))]).toEqual([words, []]);
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
  [['stauts'], 'status'],
  [['send', '--clas', 'REAL'], '--class'],
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
