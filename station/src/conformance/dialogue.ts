import type { Role } from './tester-keys.ts';

/** What an entry is; see `tester-journal.ts`. */
export type EntryWord =
  | 'message'
  | 'flash'
  | 'override'
  | 'unknown-kind'
  | 'unknown-version'
  | 'unreadable'
  | 'unreleased'
  | 'held-beyond'
  | 'ten-years-off'
  | 'bidirectional'
  | 'receive-key'
  | 'attachment';

/** How the entries that were not sent yet go out. */
export type BundleWord =
  | 'whole'
  | 'last'
  | 'last-without-root'
  | 'again'
  | 'by-another'
  | 'forged-signature'
  | 'signed-by-another'
  | 'other-root'
  | 'other-seq'
  | 'other-line'
  | 'changed-entry'
  | 'long-form'
  | 'byte-behind'
  | 'cut'
  | 'too-many'
  | 'too-large'
  | 'unknown-journal'
  | 'second-history';

export type FrameWord =
  | 'random'
  | 'unknown-type'
  | 'empty'
  | 'text'
  | 'too-large'
  | 'cut'
  | 'flipped'
  | 'a-thousand-times'
  | 'unknown-session'
  | 'open-of-another-line'
  | 'open-to-another'
  | 'forged-open'
  | 'open-to-unknown-key'
  | 'open-to-newest-key'
  | 'open-to-older-key'
  | 'open-to-retired-key'
  | 'cannot-open'
  | 'cannot-open-with-key'
  | 'forged-cannot-open'
  | 'forged-certificate'
  | 'new-certificate'
  | 'replaced-session'
  | 'replaced-session-bundle'
  | 'no-websocket';

/** How a frame goes in parts. */
export type PartsWord = 'whole' | 'begun' | 'rest' | 'left' | 'too-large' | 'spoiled';

export type PayloadWord =
  | 'unknown-type'
  | 'unsorted-have'
  | 'have-nothing'
  | 'have-nothing-replayed'
  | 'have-of-another-root'
  | 'receipt-of-nothing'
  | 'forged-receipt'
  | 'note-want'
  | 'attachment-want'
  | 'attachment-chunks'
  | 'wrong-chunks'
  | 'challenge-flood'
  | 'fork-proof-of-nothing'
  | 'cut-ask';

/** What stands in a courier file, and how it is spoiled. */
export type CourierWord =
  | 'whole'
  | 'again'
  | 'out-of-order'
  | 'have-nothing'
  | 'cannot-open'
  | 'to-lost-key'
  | 'forged-open'
  | 'another-line'
  | 'for-another'
  | 'half-written'
  | 'altered'
  | 'unknown-version'
  | 'no-courier-file';

export type StrangerWord =
  | 'unknown-key'
  | 'no-certificate'
  | 'old-tls'
  | 'plain-http'
  | 'foreign-certificate'
  | 'tls-key-alone';

export type ExpectWord =
  | 'answers'
  | 'canary'
  | 'challenges'
  | 'canaries'
  | 'held'
  | 'not-held'
  | 'receipt'
  | 'no-receipt'
  | 'receipt-again'
  | 'peeked'
  | 'not-peeked'
  | 'own-entries'
  | 'repair'
  | 'no-repair'
  | 'note-want'
  | 'note'
  | 'want'
  | 'chunks'
  | 'over-limit-proof'
  | 'cannot-open'
  | 'new-session'
  | 'same-open'
  | 'no-new-session'
  | 'receive-key'
  | 'no-receive-key'
  | 'not-answered'
  | 'newest-certificate'
  | 'closed-1003'
  | 'closed-1009'
  | 'closed'
  | 'replaced'
  | 'not-replaced'
  | 'shows-itself'
  | 'not-one-byte'
  | 'imported'
  | 'not-imported'
  | 'brings-have'
  | 'brings-receipt'
  | 'brings-own-entries'
  | 'brings-cannot-open'
  | 'cut'
  | 'seal'
  | 'ledger';

export type ActWord =
  | 'withhold-receipts'
  | 'give-receipts'
  | 'connect-again'
  | 'connect-anew'
  | 'lose-key'
  | 'one-cosigns'
  | 'all-cosign'
  | 'hang-up'
  | 'fetch';

/** One step: what the tester does, or what the station must have done. */
export type Step =
  | { readonly write: EntryWord; readonly times?: number }
  | { readonly bundle: BundleWord }
  | { readonly frame: FrameWord }
  | { readonly parts: PartsWord }
  | { readonly payload: PayloadWord }
  | { readonly stranger: StrangerWord }
  | { readonly courier: CourierWord }
  | { readonly act: ActWord }
  | { readonly expect: ExpectWord };

/** One rule of the specification as a conversation; `spec/conformance.md` lists them all. */
export type Dialogue = {
  /** Number by which it is named. */
  readonly rule: string;
  /** Page of the specification, and the heading or the row there. */
  readonly section: string;
  /** What a conforming station does with it. */
  readonly must: 'pass' | 'fail';
  readonly as?: Role;
  /** It is played with files, which somebody must import and export at the station. */
  readonly byCourier?: true;
  readonly steps: readonly Step[];
};
