import type { Result } from '../base/refusal.ts';
import type { AnyItem, Class, ClockQuality, Precedence } from '../codec/entry.ts';
import type { JournalName, Reference } from '../codec/names.ts';
import type { Payload } from '../codec/payload.ts';
import type { ViolationCode } from '../evidence/findings.ts';
import type { Query, StoredRun, StoreRecord } from '../journal/records.ts';

/** The time of a step. Pauses and periods run on `elapsed`, never on the wall clock. */
export type Now = {
  /** Wall clock, ms since 1970. */
  readonly time: number;
  /** ms since any fixed moment of this process, never falling. */
  readonly elapsed: number;
  readonly clock: ClockQuality;
};

/** What a station knows of a path to one peer. */
export type CircuitFacts = {
  readonly id: string;
  readonly kind: string;
  readonly peer: number;
  readonly oneWay: boolean;
  /** Bytes a second, of a kind of circuit that knows; absent: it may carry any number. */
  readonly rate?: number;
};

/** An entry that an officer or the station itself wants to be written. */
export type Draft = {
  readonly kind: number;
  readonly precedence: Precedence;
  readonly class: Class;
  readonly salt: Uint8Array;
  readonly body: Uint8Array;
  readonly references: readonly Reference[];
  /**
   * How far the releaser has been shown each other journal; null for entries that answer nobody.
   * A message of a peer beyond it refuses the draft as overtaken.
   */
  readonly shown: readonly { readonly journal: string; readonly size: number }[] | null;
  /** Ids of the officers who wrote its words: none of them releases it. */
  readonly drafters?: readonly Uint8Array[];
};

export type Loaded =
  | { readonly q: 'runs'; readonly runs: readonly StoredRun[] }
  | { readonly q: 'nodes'; readonly hashes: readonly (Uint8Array | null)[] }
  | { readonly q: 'note'; readonly note: StoredNote | null };

export type StoredNote = {
  readonly size: number;
  readonly root: Uint8Array;
  readonly leaf: Uint8Array | null;
  readonly signature: Uint8Array;
};

/** `corrupt`: what was read is not what was written. */
export type FaultKind = 'disk-full' | 'io' | 'corrupt' | 'signer';

export type Input =
  /** `by`: the incarnation that opened its session; absent, the sender's present one. */
  | { kind: 'frame'; circuit: string; from: number; payload: Uint8Array; by?: JournalName }
  | { kind: 'certificate'; bytes: Uint8Array; from: number | null }
  | { kind: 'circuit'; circuit: CircuitFacts }
  | { kind: 'circuit-gone'; circuit: string }
  /** Another connection of a circuit, by a name of its own, that the peer may take for ours. */
  | { kind: 'beside'; circuit: string; peer: number }
  /** More waits for that circuit than it carries at once; false: all of it has gone. */
  | { kind: 'circuit-full'; circuit: string; full: boolean }
  /** What a circuit that does not know its rate was seen to carry, bytes a second; null: enough. */
  | { kind: 'circuit-rate'; circuit: string; rate: number | null }
  | { kind: 'write'; id: number; draft: Draft }
  | { kind: 'open-incarnation'; id: number; certificate: Uint8Array; draft: Draft }
  | { kind: 'ask-cut' }
  | { kind: 'courier'; id: number; to: number }
  | { kind: 'test' }
  | { kind: 'private-root'; hash: Uint8Array }
  | { kind: 'receive-key'; number: number; publicKey: Uint8Array }
  | { kind: 'timer' }
  /** All inputs of this turn of the loop are in: groups are closed and written. */
  | { kind: 'end' }
  | { kind: 'durable'; id: number }
  | { kind: 'guarded'; id: number }
  | { kind: 'signed'; id: number; signature: Uint8Array }
  | { kind: 'loaded'; id: number; loaded: Loaded }
  | { kind: 'fault'; id: number; what: FaultKind };

export type Effect =
  | { kind: 'persist'; id: number; records: readonly StoreRecord[]; urgent: boolean }
  | { kind: 'guard'; id: number; journal: JournalName; size: number; root: Uint8Array }
  | { kind: 'sign'; id: number; key: 'note' | 'cosign' | 'pq'; message: Uint8Array }
  | { kind: 'load'; id: number; query: Query }
  /** One payload to one peer; circuit null: the best that is up. */
  | { kind: 'transmit'; to: number; circuit: string | null; payload: Uint8Array; urgent: boolean }
  | {
      kind: 'courier';
      id: number;
      to: number;
      payloads: readonly Uint8Array[];
      /** How far the entries in it reach, by journal key. */
      covers: ReadonlyMap<string, number>;
      /** The challenge in it: a have vector that names it shows that the file was opened. */
      nonce: Uint8Array;
    }
  /** What the file would hold cannot be read; nothing of it is made. */
  | { kind: 'courier-failed'; id: number; what: FaultKind }
  /** Attachments and seals: for the parts of the station that hold them. */
  | { kind: 'payload'; from: number; circuit: string; payload: Payload }
  | { kind: 'written'; id: number; result: Result<Reference> }
  | { kind: 'make-receive-key'; number: number }
  | { kind: 'destroy-receive-key'; number: number }
  /** Keys of a party changed; the envelope reads them anew. */
  | { kind: 'directory'; party: number }
  /** A party speaks as an incarnation that is replaced: its newest certificate goes to it. */
  | { kind: 'outdated'; party: number; circuit: string }
  /** A note of ours that our own guard does not cover: kept beside the guard, at once. */
  | { kind: 'beyond-guard' }
  | { kind: 'show'; event: Shown };

export type Shown =
  | {
      event: 'entries';
      journal: JournalName;
      first: number;
      items: readonly AnyItem[];
      peeked: boolean;
      /** Behind a fork, or behind the end of a replaced journal: held, and cosigned by nobody. */
      contested?: boolean;
    }
  | {
      event: 'sent';
      journal: JournalName;
      first: number;
      size: number;
      to: number;
      circuit: string | null;
    }
  | { event: 'reached'; journal: JournalName; size: number; by: number }
  | { event: 'recorded'; journal: JournalName; size: number; by: JournalName; time: number }
  | { event: 'refused'; code: string; detail: string; from: number | null; circuit: string | null }
  | { event: 'violation'; code: ViolationCode; journal: JournalName; seq: number }
  /** More FLASH and OVERRIDE of this party came in an hour than its budget allows. */
  | { event: 'crowded'; journal: JournalName; seq: number }
  | { event: 'contested'; journal: JournalName }
  | { event: 'mute'; reason: Mute | null }
  | { event: 'cut'; k: number; final: boolean }
  | { event: 'circuit'; id: string; peer: number; up: boolean; rttUs: number | null }
  | { event: 'line'; peer: number; up: boolean }
  | { event: 'fault'; what: FaultKind }
  | { event: 'recovered' };

/** Why a station signs nothing (design section 2, Start). */
export type Mute = 'tail-missing' | 'guard-missing' | 'beyond-guard';
