import { examples, type Verb } from '@parley/text/messages/examples.ts';
import type { Command } from 'commander';
import { expect, it } from 'vitest';
import { buildProgram } from './program.ts';
import { TerminalCli } from './terminal-cli.ts';

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
