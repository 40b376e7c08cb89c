import { kinds } from '@parley/core/codec/kinds.ts';
import { identifier, isolate } from '@parley/text/tokens.ts';
import type { Cli } from '../cli.ts';

type ReferenceKey = 'answers' | 'takes-back' | 'corrects' | 'agrees-to' | 'hands-on';

/** Of the kinds whose first reference, or all of them, mean something else than an answer. */
const firstOnly: ReadonlyMap<number, ReferenceKey> = new Map([
  [kinds.retraction, 'takes-back'],
  [kinds.correction, 'corrects'],
  [kinds.exercise, 'agrees-to'],
  [kinds.terms, 'agrees-to'],
]);

/** What the reference of an entry at place `at` says of what it names (spec/agreements.md). */
export function referenceKey(kind: number, at: number): `field.${ReferenceKey}` {
  if (kind === kinds.handover) return 'field.hands-on';
  return `field.${(at === 0 ? firstOnly.get(kind) : undefined) ?? 'answers'}`;
}

type About = { readonly kind: number; readonly at: number; readonly id: string };

/** The same before it is signed. */
export function referenceSentence({ t, lang }: Cli, { kind, at, id }: About): string {
  const key = referenceKey(kind, at);
  if (key === 'field.answers') return t('release.answers', { id: identifier(id) });
  return `${t(key)}: ${isolate(identifier(id), lang)}`;
}
