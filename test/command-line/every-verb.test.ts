import { buildProgram } from '@parley/station/cli/program.ts';
import { TerminalCli } from '@parley/station/cli/terminal-cli.ts';
import { verbsOf } from '@parley/station/testing/verbs-of.ts';
import { closeIsolates } from '@parley/text/bidi.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { EveryVerb, type Spoken } from './every-verb.ts';

/*
 * Every verb as operators of three languages and their programs use it. What is looked for was
 * found by reading: a token that right-to-left letters around it put into another order, a word
 * that was left in English, an isolate shown as a control, an answer that is no JSON.
 */

/** Walked by tests of their own: they run for long, or until they are told to stop. */
const elsewhere = ['bench', 'conformance', 'demo', 'run'];

let walk: EveryVerb | undefined;
afterEach(async () => await walk?.parties.drop());

async function said(lang: string, json = false): Promise<readonly Spoken[]> {
  walk = new EveryVerb({ lang, json });
  return await walk.walk();
}

/** Lines for people: what stands in no picture of a code. */
function linesOf({ out, err }: Spoken): string[] {
  return `${out}\n${err}`.split('\n').filter((line) => line.trim() !== '' && !/[█▀▄]/u.test(line));
}

/** Latin that needs no isolation: commands, names without marks beside them, numbers of rules. */
const known = new RegExp(
  '^ *\\d+\\. |`[a-z ]+`|parley(?: (?:[a-z]+|--[a-z]+|[A-Z]{4}))+|' +
    '\u200e--[a-z-]+|PARLEY_[A-Z_]+|Ed25519|ML-DSA',
  'gu',
);

/** Paths, references, hashes and codes, file names, and what `known` names. */
const tokens = new RegExp(
  `\\S*/\\S*|[0-9a-f]{4,}|[0-9A-Z]{5}(?:-[0-9A-Z]{5})+|[\\w-]+\\.txt|--[a-z-]+|${known.source}`,
  'gu',
);

/** Words that the walk itself gives: names, texts, tags of languages; and the zone of all times. */
const given = new Set(
  `UTC ru en ar ws bag courier websocket north south of principal releaser duty officer second test
  next line canary cable Did you call At TEST JSON`.split(/\s+/u),
);

const isolate = /[\u2066-\u2068][^\u2066-\u2069]*\u2069/gu;

/** What is left of a line when everything isolated is taken out of it, the inner first. */
function bare(line: string): string {
  const inner = line.replaceAll(isolate, '');
  return inner === line ? line : bare(inner);
}

describe('every verb', () => {
  it('is in the walk', async () => {
    const spoken = await said('en', true);
    const walked = [...new Set(spoken.map(({ verb }) => verb)), ...elsewhere];
    expect(walked.sort()).toEqual([...verbsOf(buildProgram(new TerminalCli({}))).keys()].sort());
    for (const { verb, out } of spoken) {
      if (verb === 'status' && out.startsWith('# TYPE')) continue;
      const lines = out.split('\n').filter((line) => line !== '');
      expect(lines.length, verb).toBeGreaterThan(0);
      for (const line of lines) expect(() => JSON.parse(line), `${verb}: ${line}`).not.toThrow();
    }
  }, 1_800_000);

  it('speaks Arabic, and every token in it keeps its order', async () => {
    for (const spoken of await said('ar')) {
      const lines = linesOf(spoken);
      if (spoken.verb === 'status' && lines[0]?.startsWith('# TYPE')) continue;
      for (const line of lines) {
        expect(closeIsolates(line), `${spoken.verb}: an isolate is open`).toBe(line);
        expect(line, spoken.verb).not.toMatch(/⟦|undefined|\[object/u);
      }
      const arabic = lines.filter((line) => /\p{Script=Arabic}/u.test(line));
      expect(arabic.length, spoken.verb).toBeGreaterThan(0);
      const loose = arabic.map((line) => bare(line).replaceAll(known, ''));
      expect(
        loose.filter((line) => /[0-9A-Za-z]/u.test(line)),
        spoken.verb,
      ).toEqual([]);
    }
  }, 1_800_000);

  it('speaks Russian, and leaves no word in English', async () => {
    for (const spoken of await said('ru')) {
      const lines = linesOf(spoken);
      if (spoken.verb === 'status' && lines[0]?.startsWith('# TYPE')) continue;
      for (const line of lines) expect(line, spoken.verb).not.toMatch(/⟦|undefined|\[object/u);
      const russian = lines.filter((line) => /\p{Script=Cyrillic}/u.test(line));
      expect(russian.length, spoken.verb).toBeGreaterThan(0);
      const words = russian.flatMap(
        (line) => line.replaceAll(tokens, '').match(/[A-Za-z]{2,}/gu) ?? [],
      );
      expect(
        words.filter((word) => !given.has(word)),
        spoken.verb,
      ).toEqual([]);
    }
  }, 1_800_000);
});
