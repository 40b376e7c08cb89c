/** What the two implementations make of the same bytes, in one shape. */

import { attempt } from '@parley/verifier/base/refusal.ts';
import { Given, checkers as ownCheckers } from '@parley/verifier/vectors.ts';
import type { Facts } from '../../tools/vectors/case.ts';
import { checkers as coreCheckers } from '../../tools/vectors/checkers.ts';
import { provedWords } from './proved-words.ts';

/** `ok` and what follows from the bytes, or the code. */
export type Outcome = { readonly code: string; readonly shows: string; readonly about: string };

/** Bytes of a format, and what their reader knows besides. */
export type Subject = {
  readonly format: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly given: Facts | undefined;
};

/** Both answers to the bytes; of evidence that both take, what each says that it proves as well. */
export function answers(subject: Subject): { core: Outcome; verifier: Outcome } {
  const both = { core: coreOutcome(subject), verifier: verifierOutcome(subject) };
  const words = both.core.code === 'ok' && agree(both) ? provedWords(subject) : undefined;
  if (words === undefined) return both;
  return {
    core: { ...both.core, shows: `${both.core.shows} ${words.core}` },
    verifier: { ...both.verifier, shows: `${both.verifier.shows} ${words.verifier}` },
  };
}

export function agree({ core, verifier }: { core: Outcome; verifier: Outcome }): boolean {
  return core.code === verifier.code && core.shows === verifier.shows;
}

function coreOutcome({ format, bytes, given }: Subject): Outcome {
  const checker = coreCheckers.get(format);
  if (checker === undefined) throw new Error(`core has no checker for ${format}`);
  const taken = checker(bytes, given);
  if (!taken.ok) return { code: taken.code, shows: '', about: taken.detail };
  return { code: 'ok', shows: shown(taken.value.shows ?? {}), about: '' };
}

function verifierOutcome({ format, bytes, given }: Subject): Outcome {
  const checker = ownCheckers[format];
  if (checker === undefined) throw new Error(`the verifier has no checker for ${format}`);
  const taken = attempt(() => checker(bytes, new Given(given ?? {})));
  if (!taken.ok) return { code: taken.code, shows: '', about: taken.about };
  return { code: 'ok', shows: shown(taken.value ?? {}), about: '' };
}

function shown(facts: object): string {
  return JSON.stringify(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1)));
}
