import type { TermList } from '@parley/api/terms.ts';
import { type TermList as CoreList, termsInForce } from '@parley/core/station/agreements.ts';
import { languages } from '@parley/text/languages.ts';
import { templates } from '@parley/text/templates.ts';
import { termListsOn, termsDraft, termsView } from '../../acts/agreements/terms.ts';
import type { DeskLine } from '../desk-line.ts';
import { templatePrecedence } from '../drafts/begin.ts';
import { partyNamed } from '../reading/said.ts';
import { draftedSheet } from '../sheets/record-sheet.ts';
import type { HandlersOf } from './handler.ts';

export const termHandlers: HandlersOf<'terms' | 'termsSheet' | 'templates'> = {
  terms: async ({ line }) => {
    await line.line.desk.projection.catchUp();
    const lists = termListsOn(line);
    const force = termsInForce(lists);
    const proposed = lists.filter(({ waitsFor }) => waitsFor.length > 0);
    return {
      inForce: force ? viewOf(line, force) : null,
      proposed: proposed.toReversed().map((list) => viewOf(line, list)),
    };
  },

  termsSheet: async (asked, { json }) => {
    return await draftedSheet(asked, (line) => termsDraft(line, json));
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

function viewOf(line: DeskLine, list: CoreList): TermList {
  return {
    ...termsView(line, list),
    agreed: list.agreed.map(({ party, entry }) => ({ party: partyNamed(line, party), entry })),
  };
}
