/** What an adversary or the world can cause is a value: a refusal with a code of a closed list. */
export const refusalReasons = {
  'attachment-mismatch': 'The bytes of the attachment do not have the hash that the entry names.',
  'attachment-too-large': 'The attachment is larger than the line carries.',
  'attachment-unnamed': 'No entry held on this line names that attachment.',
  'bad-charter': 'The charter does not follow the rules of a charter.',
  'bad-receive-key': "A peer's receive key is no key; nothing is sealed to it until another comes.",
  'bad-release': 'A release breaks the rules of its scheme: type, origin, flags or challenge.',
  'bad-signature': 'A signature does not verify under the key that must have made it.',
  'body-too-large': 'The body of an entry is larger than the limit.',
  'charter-differs': 'The file speaks of another charter than the one it is checked against.',
  'charter-name-taken': 'A different charter of the same name is already held here.',
  'contradicts-held': 'The bytes contradict what is already held of this journal.',
  'cosigned-head-unknown': 'A cosignature speaks of a head that this journal never had.',
  'courier-altered': 'The courier file is whole, but its bytes are not those that were written.',
  'courier-cut-short': 'The courier file ends before its end: it was half written or half copied.',
  'cut-beyond-held': 'A cut covers entries that its author does not truly hold.',
  'cut-contested': 'A cut covers entries behind the end of a journal that was replaced.',
  'cut-falls': 'A cut covers less of a journal than the cut before it.',
  'cut-out-of-turn': 'The cut is not the next one, or another party proposes it.',
  'cut-too-early':
    'A cut of a new incarnation leaves out all entries of a party that hold its certificate.',
  'disk-full': 'The disk of this station is full: new work is refused until there is space.',
  'draft-overtaken': 'A newer message of the other side came; its releaser has not been shown it.',
  'drafter-releases': 'Who wrote it does not release it: drafter and releaser are two persons.',
  'entry-missing': 'The entry that is named, or that a statement covers, is not there.',
  'exercise-line':
    'A line for exercises carries nothing real, and a real line no exercise station.',
  'file-unreadable': 'The file could not be read.',
  'frame-altered': 'The tag of a frame fails: it was altered or forged, and changed nothing.',
  'frame-half-sent': 'The other side began a frame and did not finish it in time.',
  'frame-too-large': 'The frame is larger than a frame may be.',
  'handshake-timeout': 'The other side did not complete the handshake of a circuit in time.',
  malformed: 'The bytes do not follow the format they claim.',
  'malformed-cbor': 'The bytes are not deterministic CBOR.',
  'not-a-courier-file': 'The bytes do not begin as a courier file does.',
  'not-a-fork': 'The statements shown do not contradict each other.',
  'not-canonical': 'The bytes decode, but are not the one encoding that is allowed.',
  'not-final': 'The transcript goes beyond what all parties have cosigned.',
  'not-root-of-journal': 'The root named is not the root of that journal at that size.',
  'old-incarnation': 'The incarnation named is not the newest one known of that party.',
  'open-unreadable':
    'A session does not open with its key and our psk; its sender is told our newest key.',
  'out-of-order': 'The entries are not in the order of the transcript.',
  'over-limit': 'A count or a size is over its limit.',
  'proof-mismatch': 'A Merkle proof does not lead to the root it is shown for.',
  'psk-mismatch': 'The secret given is not the one whose hash the charter holds.',
  'queue-full': 'Too many entries wait to be written at this station.',
  'receive-key-unknown': 'The receive key named is not here; the sender is told the newest one.',
  'release-missing': 'The charter asks for releases that the entry does not carry.',
  'session-unknown': 'The session of a frame is not known here; its sender is asked for a new one.',
  'station-busy': 'The station is in the middle of writing; try again at once.',
  'station-mute': 'This station signs nothing until its lost tail is back or new keys are opened.',
  'store-failed': 'The store of this station failed to write.',
  stranger: 'The key at the other end of the circuit belongs to no checked certificate.',
  truncated: 'The file ends before what it announces.',
  'text-frame': 'The other side sent text where only binary frames are carried.',
  'too-many-connections': 'Too many connections of unknown parties at once; the oldest is dropped.',
  'unknown-journal': 'The journal named belongs to no certificate held here.',
  'unknown-officer': 'The officer named is not on the roster of that party at that entry.',
  'unknown-party': 'The party named is not on this line.',
  'unknown-type': 'The frame, payload or file is of a type that this station does not know.',
  'unknown-version': 'The format is of a version that this station does not read.',
  unproved:
    "The TLS key is a party's, and nothing came that needs its other keys: it may be stolen.",
  'wrong-author': 'The author named is not the party that owns the journal.',
  'wrong-kind': 'The entry is of another kind than this act needs.',
  'wrong-line': 'The bytes belong to another line.',
  'wrong-recipient': 'The bytes are meant for another party.',
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
