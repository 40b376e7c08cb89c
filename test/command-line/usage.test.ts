import { afterAll, beforeAll, expect, it } from 'vitest';
import { refusal, TwoParties } from './two-parties.ts';
import { runVerb } from './verb.ts';

/*
 * What a person mistypes is told to him at once, as an error of usage with what is allowed, and
 * nothing is made of it. Each case was seen to be taken, or told in words that name no option.
 */

const parties = new TwoParties();
const env = { PARLEY_KEY_FILE: parties.at('key'), PARLEY_LANG: 'en' };

beforeAll(async () => {
  await parties.carded('north');
  await parties.carded('south');
});
afterAll(async () => await parties.drop());

function draftOf(...options: string[]): string[] {
  const cards = [parties.at('north.card'), parties.at('south.card')];
  return [
    'charter',
    'draft',
    ...cards,
    '--name',
    'x',
    '--out',
    parties.at('x.charter'),
    ...options,
  ];
}

/** Every verb that is told a file: one that is not there was not looked at, and is no refusal. */
it.each([
  ['verify', ['verify', 'none']],
  ['its charter', ['verify', 'KEY', '--charter', 'none']],
  ['restore', ['restore', 'none']],
  ['courier import', ['courier', 'import', 'none', '--dry-run']],
  ['charter show', ['charter', 'show', 'none']],
  ['charter sign', ['charter', 'sign', 'none', '--share', 'none', '--share', 'none']],
  ['card read', ['card', 'read', 'none']],
  ['a text', ['send', 'none', '--to', 'south', '--class', 'TEST']],
  ['an officer', ['retract', 'north/4', '--officer', 'none']],
  ['a half', ['incarnation', 'open', '--yes', '--share', 'none', '--share', 'b', '--officer', 'c']],
])(
  'a file that is not there ends with exit code 2: %s',
  async (_, args) => {
    const given = args.map((arg) => (arg === 'KEY' ? parties.at('key') : arg));
    const ran = await runVerb([...given, '--home', parties.home('north')], env);
    expect(refusal(ran)).toEqual([2, 'no-such-file']);
    expect(ran.stderr).toContain('none');
  },
  60_000,
);

it.each([
  ['a zone that is none', ['init', '--name', 'bern', '--zone', 'Mars/X', '--home', 'H'], 'Mars/X'],
  ['a name with a space', ['init', '--name', 'Bern City', '--home', 'H'], 'a-z, 0-9, -'],
  [
    'a kind of circuit that is none',
    draftOf('--circuit', 'ws=pigeon:north=127.0.0.1:1'),
    'websocket',
  ],
  [
    'a circuit of a party without a card',
    draftOf('--circuit', 'ws=websocket:genf=127.0.0.1:1'),
    'genf is no value for --circuit; allowed: north, south',
  ],
  [
    'a port that is none',
    draftOf('--circuit', 'ws=websocket:north=127.0.0.1:99999'),
    'no value for --circuit;',
  ],
  ['one card', ['charter', 'draft', parties.at('north.card'), '--name', 'x', '--out', 'X'], 'two'],
  ['a watch that is past', ['watch', 'staffed', '--until', '2020-01-01T00:00Z'], 'is past'],
  ['no entry', ['show', 'foo'], 'moscow/41'],
  ['a reader who is a name', ['show', 'north/0', '--officer', 'Duty One'], 'key file'],
  ['no draft', ['release', 'zzzz', '--officer', 'K'], '<draft>'],
  ['a role that is none', ['officer', 'new', 'x', '--role', 'king', '--out', 'k'], 'duty-officer'],
  ['no words', ['send', '--to', 'south', '--class', 'TEST', '--text', ' '], 'no words'],
])(
  '%s is an error of usage that says what is allowed',
  async (_, args, told) => {
    const home = args.includes('--home') ? parties.at('nowhere') : parties.home('north');
    const given = args.map((arg) => (arg === 'H' ? home : arg));
    const ran = await runVerb(args.includes('--home') ? given : [...given, '--home', home], env);
    expect(refusal(ran)).toEqual([2, 'usage']);
    expect(ran.stderr).toContain(told);
  },
  60_000,
);
