import { z } from '@hono/zod-openapi';
import { templateKind } from './drafts.ts';
import { route } from './route.ts';
import { sheet } from './sheets.ts';
import { entryName, language, lineParam, partyName, precedence } from './wire.ts';

/** One agreed term: the word in each language. */
export const term = z.record(language, z.string().min(1).max(200));

export const termList = z.object({
  entry: entryName,
  from: partyName,
  terms: z.array(term),
  agreed: z.array(z.object({ party: partyName, entry: entryName })),
  waitsFor: z.array(partyName),
});

export const termsAnswer = z
  .object({
    /** In force: the newest list that all parties have signed. */
    inForce: termList.nullable(),
    proposed: z.array(termList),
  })
  .openapi('Terms');

export const template = z.object({
  kind: templateKind,
  precedence,
  /** Words in each language, with places to fill in as `[…]`. */
  texts: z.record(language, z.string()),
});

export type TermList = z.infer<typeof termList>;
export type Term = z.infer<typeof term>;
export type TermsAnswer = z.infer<typeof termsAnswer>;
export type Template = z.infer<typeof template>;

export const termRoutes = {
  terms: route(
    'terms',
    'Agreed terms of this line, and lists that wait for signatures.',
    { params: lineParam },
    termsAnswer,
  ),
  termsSheet: route(
    'termsSheet',
    'Propose a list of terms, or agree to one; a sheet to be released.',
    {
      params: lineParam,
      json: z.discriminatedUnion('act', [
        z.object({ act: z.literal('propose'), terms: z.array(term).min(1).max(256) }),
        z.object({ act: z.literal('agree'), entry: entryName }),
      ]),
    },
    sheet,
  ),
  templates: route(
    'templates',
    'Templates for the usual kinds.',
    {},
    z.object({ templates: z.array(template) }),
  ),
};
