import type { TermList } from '@parley/api/terms.ts';
import { encodeRecord, type Term } from '@parley/core/codec/records.ts';
import {
  type TermList as CoreList,
  termListsOf,
  termsInForce,
} from '@parley/core/station/agreements.ts';
import { languages } from '@parley/text/languages.ts';
import { templates } from '@parley/text/templates.ts';
import type { DeskLine } from '../desk-line.ts';
import { templatePrecedence } from '../drafts/begin.ts';
import { ownClass } from '../names.ts';
import { partiesOf, partyNamed, saidOf } from '../reading/said.ts';
import { DeskRefusal } from '../refusals.ts';
import { recordSheet } from '../sheets/record-sheet.ts';
import type { HandlersOf } from './handler.ts';

export const termHandlers: HandlersOf<'terms' | 'termsSheet' | 'templates'> = {
  terms: async ({ line }) => {
    await line.line.desk.projection.catchUp();
    const lists = listsOf(line);
    const force = termsInForce(lists);
    const proposed = lists.filter(({ waitsFor }) => waitsFor.length > 0);
    return {
      inForce: force ? viewOf(line, force) : null,
      proposed: proposed.toReversed().map((list) => viewOf(line, list)),
    };
  },

  termsSheet: async (asked, { json }) => {
    const { line } = asked;
    await line.line.desk.projection.catchUp();
    const cls = ownClass(line);
    if (json.act === 'propose') {
      const terms = json.terms.map((term): Term => {
        return Object.entries(term).map(([lang, word]) => ({ lang, word }));
      });
      const record = encodeRecord({ kind: 'terms', terms });
      return await recordSheet(asked, { kind: 'terms', record, references: [], class: cls });
    }
    const list = listsOf(line).find(({ entry }) => entry === json.entry);
    if (!list?.waitsFor.includes(line.line.me)) throw new DeskRefusal('not-found', json.entry);
    const record = encodeRecord({ kind: 'terms', terms: null });
    const references = [json.entry];
    return await recordSheet(asked, { kind: 'terms', record, references, class: cls });
  },

  templates: () => {
    const kinds = ['warning', 'question', 'answer', 'notification', 'proposal', 'test'] as const;
    return {
      templates: kinds.map((kind) => {
        const texts = Object.fromEntries(languages.map((lang) => [lang, templates[kind][lang]]));
        return { kind, precedence: templatePrecedence[kind], texts };
      }),
    };
  },
};

function listsOf(line: DeskLine): CoreList[] {
  const said = saidOf(line, 'terms').map(({ party, entry, record, about }) => {
    return { party, entry, record, about: about[0] ?? null };
  });
  return termListsOf(said, partiesOf(line));
}

function viewOf(line: DeskLine, list: CoreList): TermList {
  return {
    entry: list.entry,
    from: partyNamed(line, list.party),
    terms: list.terms.map((term) => {
      return Object.fromEntries(term.map(({ lang, word }) => [lang, word]));
    }),
    agreed: list.agreed.map(({ party, entry }) => ({ party: partyNamed(line, party), entry })),
    waitsFor: list.waitsFor.map((party) => partyNamed(line, party)),
  };
}
