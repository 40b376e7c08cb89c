/** What an adversary or the world can cause is a value: a refusal with a code of a closed list. */
export const refusalReasons = {
  'attachment-too-large': 'The attachment is larger than the line carries.',
  'bad-charter': 'The charter does not follow the rules of a charter.',
  'bad-signature': 'A signature does not verify under the key that must have made it.',
  'body-too-large': 'The body of an entry is larger than the limit.',
  'charter-name-taken': 'A different charter of the same name is already held here.',
  'contradicts-held': 'The bytes contradict what is already held of this journal.',
  'cosigned-head-unknown': 'A cosignature speaks of a head that this journal never had.',
  'frame-too-large': 'The frame is larger than a frame may be.',
  'held-falls': 'An entry claims to hold less than its author claimed before.',
  malformed: 'The bytes do not follow the format they claim.',
  'malformed-cbor': 'The bytes are not deterministic CBOR.',
  'not-canonical': 'The bytes decode, but are not the one encoding that is allowed.',
  'not-root-of-journal': 'The root named is not the root of that journal at that size.',
  'over-limit': 'A count or a size is over its limit.',
  'release-missing': 'The charter asks for releases that the entry does not carry.',
  'station-mute': 'This station signs nothing until its lost tail is back or new keys are opened.',
  'unknown-journal': 'The journal named belongs to no certificate held here.',
  'unknown-party': 'The party named is not on this line.',
  'wrong-author': 'The author named is not the party that owns the journal.',
  'wrong-kind': 'The entry is of another kind than this act needs.',
  'wrong-line': 'The bytes belong to another line.',
  'wrong-seq': 'The number of an entry does not follow the one before.',
} as const;

export type RefusalCode = keyof typeof refusalReasons;

/** Bad bytes, as a value: the code for programs, the detail for the log. */
export type Refusal = { readonly ok: false; readonly code: RefusalCode; readonly detail: string };
export type Ok<T> = { readonly ok: true; readonly value: T };
export type Result<T> = Ok<T> | Refusal;

export function ok<T>(value: T): Ok<T> {
  return { ok: true, value };
}

export function refuse(code: RefusalCode, detail = ''): Refusal {
  return { ok: false, code, detail };
}
