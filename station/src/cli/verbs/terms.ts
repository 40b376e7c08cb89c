import { listOf } from '@parley/text/list.ts';
import { identifier, isolate, phrase } from '@parley/text/tokens.ts';
import type { Command } from 'commander';
import { z } from 'zod';
import { ActRefusal, type Json } from '../../acts/act.ts';
import type { Cli } from '../cli.ts';
import { describe, describeGroup } from '../describe.ts';
import { readGivenFile } from '../files.ts';
import { type ReleaseOptions, sayOnce } from '../messages/release-flow.ts';
import { addOfficerOptions } from '../messages/word-options.ts';

type List = {
  readonly entry: string;
  readonly from: string;
  readonly terms: readonly Readonly<Record<string, string>>[];
  readonly waitsFor: readonly string[];
};

type Answer = { readonly inForce: List | null; readonly proposed: readonly List[] };

/** `parley terms`: show, propose, agree. */
export function addTerms(program: Command, cli: () => Cli): void {
  const terms = describeGroup(program, cli, 'terms');
  describe(terms.command('show'), cli, 'terms-show').action(() => show(cli()));
  const propose = describe(terms.command('propose'), cli, 'terms-propose').argument('<file>');
  propose.addHelpText('after', `\nterms.json:\n  ${form}`);
  addOfficerOptions(propose, cli).action((file: string, options: ReleaseOptions) => {
    const input = { act: 'propose', terms: readTerms(file) };
    return sayOnce(cli(), options, () => ({ act: 'terms', input }));
  });
  const agree = describe(terms.command('agree'), cli, 'terms-agree').argument('<entry>');
  addOfficerOptions(agree, cli).action((entry: string, options: ReleaseOptions) => {
    const input = { act: 'agree', entry };
    return sayOnce(cli(), options, () => ({ act: 'terms', input }));
  });
}

/** The word of each term in each language. */
const shape = z.array(z.record(z.string(), z.string()));
const form = '[{"en": "canary", "ru": "проверка линии", "ar": "اختبار الخط"}, …]';

function readTerms(file: string): Json {
  try {
    return shape.parse(JSON.parse(readGivenFile(file).toString('utf8')));
  } catch (error) {
    if (error instanceof ActRefusal) throw error;
    throw new ActRefusal('terms-unreadable', `${file}; ${form}`);
  }
}

async function show(cli: Cli): Promise<void> {
  const answer = (await cli.ask('terms-show', {})) as unknown as Answer;
  cli.print(answer, () => {
    const force = answer.inForce;
    const lines = force ? listLines(cli, 'terms.in-force', force) : [cli.t('terms.none')];
    return [
      ...lines,
      ...answer.proposed.flatMap((one) => listLines(cli, 'terms.proposed', one)),
    ].join('\n');
  });
}

function listLines(
  { t, lang }: Cli,
  key: 'terms.in-force' | 'terms.proposed',
  { entry, from, terms, waitsFor }: List,
): string[] {
  const head = t(key, { entry: identifier(entry), party: from });
  const parties = phrase(listOf([...waitsFor], lang));
  return [
    waitsFor.length === 0 ? head : t('agreement.waits', { what: phrase(head), parties }),
    ...terms.map((term) => {
      const words = Object.entries(term).map(([tag, word]) => {
        return `${isolate(identifier(tag), lang)} ${isolate(word, lang)}`;
      });
      return `  ${words.join(' · ')}`;
    }),
  ];
}
