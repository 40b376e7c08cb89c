import type { TermList as TermListShown } from '@parley/api/terms.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { encodeRecord, type Term } from '@parley/core/codec/records.ts';
import { type TermList, termListsOf, termsInForce } from '@parley/core/station/agreements.ts';
import { z } from 'zod';
import { DeskLine } from '../../desk-http/desk-line.ts';
import { partiesOf, partyNamed, saidOf } from '../../desk-http/reading/said.ts';
import type { StationLine } from '../../station.ts';
import { ActRefusal, act } from '../act.ts';
import type { DeskDraft } from '../messages/desk-draft.ts';
import { draftedSheet } from '../messages/drafted-sheet.ts';
import { ownClassWord, recordDraft } from './record-draft.ts';

/** Each term as its word in each language; a list by all its terms, or agreement to another's. */
export type TermsAsked =
  | { readonly act: 'propose'; readonly terms: readonly Readonly<Record<string, string>>[] }
  | { readonly act: 'agree'; readonly entry: string };

/** Every list of a line, oldest first. */
export function termListsOn(line: DeskLine): TermList[] {
  const said = saidOf(line, 'terms').map(({ about, ...one }) => {
    return { ...one, about: about[0] ?? null };
  });
  return termListsOf(said, partiesOf(line));
}

/** A list, or agreement to one that waits for us; refuses `not-found`. */
export function termsDraft(line: StationLine, asked: TermsAsked): DeskDraft {
  const cls = ownClassWord(line);
  if (asked.act === 'propose') {
    const terms = asked.terms.map((term): Term => {
      return Object.entries(term).map(([lang, word]) => ({ lang, word }));
    });
    const record = encodeRecord({ kind: 'terms', terms });
    return recordDraft(line, { kind: 'terms', record, references: [], class: cls });
  }
  const list = termListsOn(DeskLine.of(line)).find(({ entry }) => entry === asked.entry);
  if (!list?.waitsFor.includes(line.me)) throw new ActRefusal('not-found', asked.entry);
  const record = encodeRecord({ kind: 'terms', terms: null });
  return recordDraft(line, { kind: 'terms', record, references: [asked.entry], class: cls });
}

export const termsAct = act({
  name: 'terms',
  input: z.discriminatedUnion('act', [
    z.strictObject({
      act: z.literal('propose'),
      terms: z
        .array(z.record(z.string(), z.string().min(1).max(200)))
        .min(1)
        .max(256),
    }),
    z.strictObject({ act: z.literal('agree'), entry: z.string().min(3).max(128) }),
  ]),
  run: async (context, asked) => {
    return await draftedSheet(context, kinds.terms, (line) => termsDraft(line, asked));
  },
});

export const termsShowAct = act({
  name: 'terms-show',
  input: z.strictObject({}),
  run: async (context) => {
    const line = context.line();
    await line.desk.projection.catchUp(context.progress);
    const desk = DeskLine.of(line);
    const lists = termListsOn(desk);
    const force = termsInForce(lists);
    const waiting = lists.filter(({ waitsFor }) => waitsFor.length > 0);
    return {
      inForce: force ? termsView(desk, force) : null,
      proposed: waiting.toReversed().map((list) => termsView(desk, list)),
    };
  },
});

/** A list as it is told, at the desk and on the command line: parties by their names. */
export function termsView(line: DeskLine, list: TermList): Omit<TermListShown, 'agreed'> {
  return {
    entry: list.entry,
    from: partyNamed(line, list.party),
    terms: list.terms.map((term) => {
      return Object.fromEntries(term.map(({ lang, word }) => [lang, word]));
    }),
    waitsFor: list.waitsFor.map((party) => partyNamed(line, party)),
  };
}
