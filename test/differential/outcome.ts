/** What the two implementations make of the same bytes, in one shape. */
import { equal } from '@parley/core/base/bytes.ts';
import { attempt } from '@parley/verifier/base/refusal.ts';
import { Given, checkers as ownCheckers } from '@parley/verifier/vectors.ts';
import type { Facts } from '../../tools/vectors/case.ts';
import { checkers as coreCheckers } from '../../tools/vectors/checkers.ts';
import { coreEvidence, verifierEvidence } from './evidence.ts';

/** `ok` and what follows from the bytes, or the code; `threw` is an answer of none. */
export type Outcome = { readonly code: string; readonly shows: string; readonly about: string };

/** Bytes of a format, and what their reader knows besides. */
export type Subject = {
  readonly format: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly given: Facts | undefined;
};

export type Both = { readonly core: Outcome; readonly verifier: Outcome };

/** Both answers to the bytes; of evidence that is taken, what each says that it proves as well. */
export function answers(subject: Subject): Both {
  return {
    core: caught(() => coreOutcome(subject)),
    verifier: caught(() => verifierOutcome(subject)),
  };
}

export function agree({ core, verifier }: Both): boolean {
  return core.code === verifier.code && core.shows === verifier.shows && core.code !== 'threw';
}

/** A reader that throws what is no refusal has found its own mistake. */
function caught(act: () => Outcome): Outcome {
  try {
    return act();
  } catch (error) {
    return { code: 'threw', shows: '', about: String(error) };
  }
}

function coreOutcome(subject: Subject): Outcome {
  const { format, bytes, given } = subject;
  const checker = coreCheckers.get(format);
  if (checker === undefined) throw new Error(`core has no checker for ${format}`);
  const proved = coreEvidence(subject);
  const taken = proved ?? checker(bytes, given);
  if (!taken.ok) return { code: taken.code, shows: '', about: taken.detail };
  const { shows = {}, again } = taken.value;
  // What is taken is the one encoding of what it says; of a note the lines of unknown keys are not.
  if (format !== 'note' && !equal(again, bytes))
    return { code: 'other-bytes', shows: '', about: 'written again' };
  return accepted(shows, proved?.ok ? proved.value.words : '');
}

function verifierOutcome(subject: Subject): Outcome {
  const { format, bytes, given } = subject;
  const checker = ownCheckers[format];
  if (checker === undefined) throw new Error(`the verifier has no checker for ${format}`);
  const proved = verifierEvidence(subject);
  if (proved?.ok) return accepted(proved.shows, proved.words);
  if (proved) return { code: proved.code, shows: '', about: proved.about };
  const taken = attempt(() => checker(bytes, new Given(given ?? {})));
  if (!taken.ok) return { code: taken.code, shows: '', about: taken.about };
  return accepted(taken.value ?? {}, '');
}

function accepted(facts: object, words: string): Outcome {
  const shows = JSON.stringify(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { code: 'ok', shows: `${shows} ${words}`, about: '' };
}
