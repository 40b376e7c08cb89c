import type { PartyHour } from '../codec/availability.ts';
import type { Certificate } from '../codec/certificate.ts';
import type { AnyItem } from '../codec/entry.ts';
import type { JournalName, Mark } from '../codec/names.ts';
import type { HaveMark, NoteShown, Pq } from '../codec/payload.ts';
import type { Cut } from '../evidence/cut.ts';
import type { HeldMark } from '../journal/claims.ts';
import type { StoreRecord } from '../journal/records.ts';
import type { Doubt, Doubting } from './doubts.ts';
import type { Draft, Now, StoredNote } from './io.ts';
import type { KeptFact } from './keep-fact.ts';
import type { Line, Receipt, Signed, Turn } from './line.ts';

/* What a line waits for: answers of its loop, evidence that is to come, periods. */

/** A cut entry, with what its author claimed to hold when it was written. */
export type Candidate = {
  readonly journal: JournalName;
  readonly seq: number;
  readonly cut: Cut;
  /** Entries of kind cut in its journal before it. */
  readonly cuts: number;
  readonly held: ReadonlyMap<string, HeldMark>;
};

/** An entry for cut k, and how many of that kind its journal has before it. */
export type Tried = { readonly cuts: number; readonly k: number };

/** An announced receive key: when each party's first receipt of it came, ms since 1970. */
export type OwnKey = {
  readonly number: number;
  readonly journal: string;
  readonly seq: number;
  /** The lowest number that may still have its private half. */
  readonly from: number;
  readonly cosignedAt: Map<number, number>;
};

/** A head that an entry claims its author holds, and that is not seen to be true yet. */
export type Claim = {
  readonly mark: Mark;
  readonly author: string;
  readonly seq: number;
  /** When its author is asked for the note, and then: when it counts against him; elapsed ms. */
  at: number;
  asked: boolean;
};

/** Sent again over every circuit until all have it on record (spec/have.md, retry). */
export type UrgentSent = {
  readonly size: number;
  readonly payload: Uint8Array;
  at: number;
  pauseMs: number;
};

/** Periods and the hour's ledger. */
export type Links = {
  challengeAt: number;
  canaryAt: number;
  testAt: number;
  receiveKeyAt: number;
  pqAt: number;
  /** ms since 1970 of the hour that is being counted. */
  hour: number;
  /** How far the minutes of this hour are marked. */
  marked: Pick<Now, 'time' | 'elapsed'>;
  /** Minutes up in this hour, by peer and by circuit: 60 bits. */
  readonly line: Map<number, Uint8Array>;
  readonly circuits: Map<string, Counted>;
  /** Periods that are over and not stated yet, oldest first. */
  readonly owed: { readonly hour: number; readonly parties: readonly PartyHour[] }[];
  privateRoot: Uint8Array | null;
};

/** Challenges to one peer by one circuit in a period; the minutes in which one came back. */
export type Counted = {
  peer: number;
  up: Uint8Array;
  sent: number;
  returned: number;
  rttUs: number[];
};

export type CourierJob = {
  readonly id: number;
  readonly to: number;
  readonly nonce: Uint8Array;
  /** Copies of urgent entries, to be read before their predecessors. */
  readonly urgent: Uint8Array[];
  readonly entries: Uint8Array[];
  readonly notes: Uint8Array[];
  /** How far the bundles reach, by journal key. */
  readonly covers: Map<string, number>;
  /** What is still to be read, in order. */
  readonly rest: { journal: string; from: number; size: number }[];
  /** Bundles whose signed heads are still to be read. */
  readonly bundles: { journal: string; first: number; items: AnyItem[] }[];
  /** Signed heads that the peer asked for. */
  readonly asked: { journal: string; size: number }[];
};

/**
 * What courier files told of a peer. It is kept over starts: a line that lives on courier files
 * alone may have no process that stays up.
 */
export type ByCourier = {
  /** Sizes of its own journals that its newest have vector named, whatever is held here. */
  readonly reported: Map<string, number>;
  /** Signed heads that it asked for, and that it is to be asked for: `journal|size`. */
  readonly asked: Set<string>;
  readonly asking: Set<string>;
};

export type Watch = {
  readonly state: 0 | 1 | 2 | 3;
  readonly until: number | null;
  readonly time: number;
  /** Where it was said: what stands in an earlier journal of the party does not take its place. */
  readonly journal: JournalName;
};

/** A bundle whose end is to be signed, or found to be; `part`: it ends inside a turn. */
export type BundleTask = {
  readonly peer: number;
  readonly journal: string;
  readonly first: number;
  readonly items: readonly AnyItem[];
  readonly size: number;
  readonly part: boolean;
};

export type Task =
  | { task: 'turn'; turn: Turn }
  | { task: 'group'; journal: string }
  | { task: 'receipts'; receipts: Receipt[]; notes: StoreRecord[] }
  | { task: 'present' }
  | { task: 'sign-again'; head: NonNullable<Line['unsigned']> }
  | { task: 'runs'; peer: number; journal: string; from: number; size: number }
  | ({ task: 'bundle-note' } & BundleTask)
  | ({ task: 'part'; root: Uint8Array; leaf: Uint8Array | null } & BundleTask)
  | { task: 'joined'; peer: number; journal: string; first: number; note: StoredNote }
  | { task: 'note-asked'; peer: number; journal: string; size: number }
  | { task: 'early-note'; cosignature: Signed; from: number }
  | { task: 'pq-note'; journal: string; size: number }
  | { task: 'unsigned'; journal: string; size: number }
  /** What is kept, and notes, are written again where refused; the rest comes again by itself. */
  | { task: 'facts'; kept?: KeptFact; notes?: StoreRecord[] }
  | { task: 'sealed'; seal: Omit<Pq, 'type'> }
  | { task: 'canary'; peer: number; circuit: string; nonce: Uint8Array }
  | {
      task: 'canary-sign';
      peer: number;
      circuit: string;
      nonce: Uint8Array;
      time: number;
      marks: readonly HaveMark[];
    }
  | { task: 'incarnation'; id: number; certificate: Certificate; draft: Draft }
  | { task: 'pq'; journal: string; size: number; root: Uint8Array; time: number }
  | { task: 'courier'; courier: number }
  | { task: 'root-nodes'; journal: string; size: number }
  | { task: 'root-runs'; journal: string; size: number; hashes: readonly Uint8Array[] }
  | { task: 'doubt-nodes'; doubt: Doubt }
  | ({ task: 'doubt-runs'; last: number } & Doubting)
  | ({ task: 'doubt-note'; seq: number } & Doubting)
  | { task: 'fork'; journal: string; shown: Omit<NoteShown, 'type'> };
