/**
 * The one way in which this verifier says no. Inside it a refusal is thrown, because every reader
 * below a door would only hand it on; at each door (`attempt`) it becomes a value again.
 */

/** The codes of spec/errors.md that bytes to verify can earn. */
export type Code =
  | 'bad-charter'
  | 'bad-release'
  | 'bad-signature'
  | 'body-too-large'
  | 'charter-differs'
  | 'contradicts-held'
  | 'courier-altered'
  | 'courier-cut-short'
  | 'cut-beyond-held'
  | 'cut-contested'
  | 'cut-falls'
  | 'cut-out-of-turn'
  | 'cut-too-early'
  | 'entry-missing'
  | 'frame-altered'
  | 'frame-too-large'
  | 'malformed'
  | 'malformed-cbor'
  | 'not-a-courier-file'
  | 'not-a-fork'
  | 'not-canonical'
  | 'not-final'
  | 'not-root-of-journal'
  | 'out-of-order'
  | 'over-limit'
  | 'proof-mismatch'
  | 'release-missing'
  | 'session-unknown'
  | 'truncated'
  | 'unknown-journal'
  | 'unknown-officer'
  | 'unknown-party'
  | 'unknown-type'
  | 'unknown-version'
  | 'wrong-author'
  | 'wrong-kind'
  | 'wrong-line'
  | 'wrong-seq';

/** Bytes that do not hold: a code of spec/errors.md, and what they were about. */
export class Refusal extends Error {
  readonly code: Code;

  constructor(code: Code, about: string) {
    super(about);
    this.name = 'Refusal';
    this.code = code;
  }
}

/** Ends the reading of what is being read. */
export function refuse(code: Code, about: string): never {
  throw new Refusal(code, about);
}

/** What came of an attempt: a value, or the refusal. Any other failure is a bug and goes on. */
export type Attempt<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: Code; readonly about: string };

/** The door: runs a reader and turns its refusal into a value. */
export function attempt<T>(act: () => T): Attempt<T> {
  try {
    return { ok: true, value: act() };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, code: error.code, about: error.message };
    throw error;
  }
}

/** The same act, but every refusal of it carries this code. */
export function as<T>(code: Code, act: () => T): T {
  const tried = attempt(act);
  return tried.ok ? tried.value : refuse(code, tried.about);
}
