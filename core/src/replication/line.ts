import { assert } from '../base/assert.ts';
import type { Crypto, Entropy } from '../base/crypto.ts';
import type { Certificate } from '../codec/certificate.ts';
import type { Charter } from '../codec/charter.ts';
import type { AnyItem } from '../codec/entry.ts';
import type { Keys, ReceiveKey } from '../codec/keyset.ts';
import { compareJournals, type JournalName, journalKey, originOf } from '../codec/names.ts';
import type { Cosignature, Pq } from '../codec/payload.ts';
import type { Settings } from '../codec/settings.ts';
import type { PlacedCut } from '../evidence/cut.ts';
import { emptyHead, type Head, type Special } from '../journal/head.ts';
import type { StoreRecord } from '../journal/records.ts';
import type { Roster } from '../keys/roster.ts';
import type { Doubt } from './doubts.ts';
import type { Waiting } from './duplicate.ts';
import type { CircuitFacts, Draft, Effect, FaultKind, Mute, Now } from './io.ts';
import type { KeptFact } from './keep-fact.ts';
import type {
  ByCourier,
  Candidate,
  Claim,
  CourierJob,
  Links,
  OwnKey,
  Task,
  Tried,
  UrgentSent,
  Watch,
} from './pending.ts';
import { freshRate, type Rate } from './rate.ts';

/** A root that a journal truly has at a size, kept while somebody may still speak of it. */
export type KnownHead = { readonly root: Uint8Array; readonly leaf: Uint8Array | null };

export type Signed = Omit<Cosignature, 'type'> & { readonly cosigner: JournalName };

/** What came of a journal and is being written: records, and the head they lead to. */
export type Group = {
  head: Head;
  records: StoreRecord[];
  entries: GroupEntries[];
  urgent: boolean;
  /** Peeked entries that take their place in it: peeked again if it fails. */
  readonly unpeeked: Map<number, Peeked>;
  /** Set while the cosignature is awaited and when it is made. */
  cosignature: Signed | null;
};

export type GroupEntries = {
  readonly first: number;
  readonly items: readonly AnyItem[];
  readonly special: readonly Special[];
};

/** An entry held without its predecessors, its bytes in the store, the head that vouches for it. */
export type Peeked = {
  readonly leaf: Uint8Array;
  readonly size: number;
  /** Null where a store of an earlier version kept the entry alone. */
  readonly note: { readonly root: Uint8Array; readonly signature: Uint8Array } | null;
  /** An entry of ours refers to it: whatever becomes of its journal, it is kept. */
  answered?: boolean;
};

export type Journal = {
  readonly name: JournalName;
  readonly key: string;
  readonly origin: string;
  readonly keys: Keys;
  /** The head of its author's journal before that its certificate states; null at number 0. */
  readonly previous: Certificate['previous'];
  /** As on disk. */
  durable: Head;
  /** As in memory: ahead of the disk while a transaction is under way. */
  staged: Head;
  /** Newest heads by size, oldest first. */
  readonly heads: Map<number, KnownHead>;
  /** Newest cosignature by journal key of its cosigner. */
  readonly cosigned: Map<string, Signed>;
  /** Cosignatures that speak of a size not reached yet. */
  readonly early: Map<string, Signed>;
  readonly peeked: Map<number, Peeked>;
  /** The group that gathers, and the one under way. */
  gathering: Group | null;
  writing: Group | null;
  /** A fork of this journal is proven: nothing of it is cosigned any more. */
  contested: boolean;
  /** What proves it: shown again to each peer whose circuit comes up. */
  forkProof: Uint8Array | null;
  /** An entry over the limits is proven: nothing more of it is taken. */
  over: boolean;
  /** What proves it, shown again as `forkProof` is. */
  overProof: Uint8Array | null;
  /** Bundles of another branch that are stored apart. */
  branches: number;
  /** Its entries of kind cut: of how many its last final cut comes after, and which may be cuts. */
  readonly tried: { final: number; kept: Tried[] };
  /** Entries that would have changed the roster and did not. */
  refusedRosters: number;
  /** Shown stories that are looked at. */
  readonly doubts: Rate;
  /** The newest own cosignature, to be sent again to whoever lacks it. */
  ours: Signed | null;
  /** Until when its cosignatures are passed on again and again, elapsed ms. */
  gossipUntil: number;
  /** When it last grew, elapsed ms. */
  grewAt: number;
};

export type CircuitState = CircuitFacts & {
  /** Nonce of the challenge under way, and when it went. */
  challenge: { nonce: string; at: number } | null;
  /** The newest answer in time. */
  answeredAt: number;
  up: boolean;
  /** How often a receipt was asked for by it since it last answered. */
  silent: number;
  /** How often what went by it had to be sent again, though it answers. */
  losses: number;
  /** What was sent by it waits here still: that is no sign of loss, and no more is sent. */
  full: boolean;
  /** Bytes a second that it was seen to carry, where it turned out slow and does not know. */
  measured: number | null;
  sent: number;
  returned: number;
  rttUs: number[];
  /** When the peer was last told by it that its incarnation is replaced. */
  toldReplacedAt: number;
};

export type Sending = { sent: number; window: { end: number; bytes: number }[] };

export type Peer = {
  readonly party: number;
  readonly circuits: Map<string, CircuitState>;
  /** Size of each journal that the peer is known to hold. */
  readonly have: Map<string, number>;
  /** Order of our challenge that the newest have vector named; -1: none of this process. */
  haveOrdinal: number;
  readonly sending: Map<string, Sending>;
  /** Journals that a load is under way for. */
  readonly loading: Set<string>;
  bytesAhead: number;
  /** Last time a receipt or a have vector moved something, or sending began. */
  progressAt: number;
  /** The newest challenge of the peer's that we saw. */
  seenChallenge: Uint8Array | null;
  /** Nonces of the peer's challenges, newest last. */
  readonly seenChallenges: Set<string>;
  /** Our challenges of this process by nonce, in order. */
  readonly challenges: Map<string, { ordinal: number; circuit: string; at: number }>;
  challengeCount: number;
  /** Have vectors wait for one another: the last time one went. */
  haveSentAt: number;
  haveWanted: boolean;
  /** How much was held when one that was wanted went last, and the pause after the next like it. */
  haveHeld: number;
  havePauseMs: number;
  /** The signed head of each journal that it was asked for last. */
  readonly notesAsked: Map<string, { size: number; at: number }>;
  canary: { nonce: string; at: number } | null;
  canaryOkAt: number;
  lineUp: boolean;
  heardAt: number;
  /** Challenges and canaries answered in this challenge period. */
  asked: { since: number; count: number };
  /** When a missing receipt was asked for, and how long the next pause is, ms. */
  receiptAskedAt: number;
  receiptPauseMs: number;
  /** Third parties' cosignatures not passed on yet, by journal key. */
  readonly gossip: Set<string>;
  /** Journals of which it holds another beginning, and was sent ours from where both agree. */
  readonly toldApart: Set<string>;
  /** Roots computed for it, for what is verified and what is not; other stories looked at. */
  readonly roots: { readonly proved: Rate; readonly unproved: Rate };
  readonly stories: Rate;
  readonly byCourier: ByCourier;
};

export type QueuedDraft = { readonly id: number | null; readonly draft: Draft };

/** Own entries on their way through (a), (b), (c) (design section 2, one turn of writing). */
export type Turn = {
  /** Key of the journal that it writes. */
  readonly journal: string;
  /** Dropped: given up while it was being written; it is neither guarded nor signed. */
  stage: 'persist' | 'dropped' | 'guard' | 'sign';
  readonly first: number;
  readonly drafts: readonly QueuedDraft[];
  readonly items: readonly AnyItem[];
  readonly leaves: readonly Uint8Array[];
  readonly special: readonly Special[];
  readonly run: Uint8Array;
  readonly urgent: boolean;
  head: Head;
  /** Notes of earlier heads that go with its transaction. */
  readonly notes: readonly StoreRecord[];
};

/** An own run in memory, so that peers that keep up cost no reading. */
export type RecentRun = {
  readonly first: number;
  readonly size: number;
  readonly run: Uint8Array;
  readonly root: Uint8Array;
  readonly signature: Uint8Array;
};

/** A verified receipt of a peer for one journal. */
export type Receipt = {
  readonly journal: string;
  readonly cosignature: Signed;
  readonly head: KnownHead;
};

/** Everything that a station's core knows of one line. */
export type Line = {
  readonly id: Uint8Array;
  readonly charter: Charter;
  readonly settings: Settings;
  readonly me: number;
  readonly crypto: Crypto;
  readonly entropy: Entropy;
  readonly journals: Map<string, Journal>;
  /** Key of the own present journal. */
  own: string;
  guard: { journal: JournalName; size: number; root: Uint8Array } | null;
  mute: Mute | null;
  readonly peers: Map<number, Peer>;
  /** Drafts by precedence, least urgent first. */
  readonly queue: QueuedDraft[][];
  turn: Turn | null;
  /** A guard is under way that no turn may overtake: that of a start, or of a new incarnation. */
  holding: boolean;
  /** The guard or the signature of a start failed. */
  presentFailed: boolean;
  readonly recent: RecentRun[];
  recentBytes: number;
  /** Receipts of this turn of the loop, newest of each cosigner and journal. */
  readonly receipts: Map<string, Receipt[]>;
  readonly tasks: Map<number, Task>;
  nextTask: number;
  courier: CourierJob[];
  /** Notes of own heads that go with the next transaction. */
  unstoredNotes: StoreRecord[];
  /** Proofs and certificates that the disk has refused so far. */
  readonly unkept: KeptFact[];
  /** The head that a backup ended at, where no note of it is stored: to be signed again. */
  unsigned: (KnownHead & { readonly size: number }) | null;
  /** Peers whose sending goes on once the loads under way are answered. */
  readonly resume: Set<number>;
  readonly rosters: Roster[];
  readonly branchesKept: Set<string>;
  /** Shown stories that are to be compared with what is held, and whether one is being. */
  readonly doubts: Doubt[];
  doubting: boolean;
  /** Bundles that are held against roots which are being computed. */
  duplicates: Waiting[];
  /** Claims about journals that are not held so far here, oldest first. */
  claims: Claim[];
  /** Claimed times of FLASH and above within an hour, by party; and when they came, elapsed ms. */
  readonly urgentTimes: Map<number, number[]>;
  readonly urgentArrivals: Map<number, number[]>;
  /** Own FLASH and OVERRIDE that are not on all records yet. */
  urgent: UrgentSent[];
  readonly receiveKeys: Map<number, ReceiveKey>;
  /** Own receive keys whose predecessors are not destroyed yet, by number. */
  readonly ownKeys: Map<number, OwnKey>;
  /** Own newest post-quantum cosignature of each journal, by its key. */
  readonly seals: Map<string, Omit<Pq, 'type'>>;
  /** Sizes sealed by others: `journal|cosigner`. */
  readonly sealed: Map<string, number>;
  /** A FLASH went or came: heads are sealed before the day is over. */
  sealWanted: boolean;
  readonly watches: Map<number, Watch>;
  /** Cuts that are not final yet, oldest first, and the last final one. */
  cuts: PlacedCut[];
  /** Where the cuts of `cuts` came from, in the same order. */
  placed: Candidate[];
  final: PlacedCut | null;
  /** Cut entries that are not judged yet, by the cut that they name, the first one first. */
  readonly candidates: Map<number, Candidate[]>;
  /** Roots that the store was asked for: `journal|size`. */
  readonly rootsAsked: Set<string>;
  /** Roots of notes under our present key at sizes whose root is being computed. */
  readonly ownNotes: Map<number, Uint8Array>;
  cutWanted: boolean;
  cutAskedAt: number;
  cutAt: number;
  /** A disk that refused: new work is refused until a write succeeds. */
  fault: { what: FaultKind; retryAt: number } | null;
  /** A write is to be tried, to see whether the disk has recovered. */
  probe: boolean;
  links: Links;
  effects: Effect[];
  now: Now;
};

/** The journal of that key; it must be known. */
export function journalOf(line: Line, key: string): Journal {
  const journal = line.journals.get(key);
  assert(journal, `journal ${key} is known`);
  return journal;
}

export function ownJournal(line: Line): Journal {
  return journalOf(line, line.own);
}

export function isOwnParty(line: Line, journal: Journal): boolean {
  return journal.name.party === line.me;
}

/** Journals in the order in which a cut takes them. */
export function sortedJournals(line: Line): Journal[] {
  return [...line.journals.values()].sort((a, b) => compareJournals(a.name, b.name));
}

/** Begins a journal under a checked certificate, or gives the one that is there. */
export function addJournal(
  line: Line,
  name: JournalName,
  keys: Keys,
  previous: Certificate['previous'],
): Journal {
  const key = journalKey(name);
  const known = line.journals.get(key);
  if (known) return known;
  const party = line.charter.parties[name.party];
  assert(party, 'a certificate names a party of the charter');
  const head = emptyHead(line.crypto);
  const journal: Journal = {
    name,
    key,
    origin: originOf(line.id, party.name, name),
    keys,
    previous,
    durable: head,
    staged: head,
    heads: new Map(),
    cosigned: new Map(),
    early: new Map(),
    peeked: new Map(),
    gathering: null,
    writing: null,
    contested: false,
    forkProof: null,
    over: false,
    overProof: null,
    branches: 0,
    tried: { final: -1, kept: [] },
    refusedRosters: 0,
    doubts: freshRate(),
    ours: null,
    gossipUntil: Number.NEGATIVE_INFINITY,
    grewAt: line.now.elapsed,
  };
  line.journals.set(key, journal);
  return journal;
}

/** The newest incarnation of a party that this station knows. */
export function presentJournal(line: Line, party: number): Journal {
  if (party === line.me) return ownJournal(line);
  let last: Journal | undefined;
  for (const journal of line.journals.values()) {
    const later = !last || compareJournals(last.name, journal.name) < 0;
    if (journal.name.party === party && later) last = journal;
  }
  assert(last, 'every party has an incarnation 0');
  return last;
}

export function newTask(line: Line, task: Task): number {
  const id = line.nextTask++;
  line.tasks.set(id, task);
  return id;
}

const knownHeadsMax = 512;
/** Remembers a head so that cosignatures over it can be checked. */
export function rememberHead(journal: Journal, size: number, head: KnownHead): void {
  journal.heads.set(size, { root: head.root, leaf: head.leaf });
  if (journal.heads.size > knownHeadsMax) {
    journal.heads.delete(journal.heads.keys().next().value as number);
  }
}

export function refused(
  line: Line,
  code: string,
  detail: string,
  where: { from: number | null; circuit: string | null },
): void {
  line.effects.push({ kind: 'show', event: { event: 'refused', code, detail, ...where } });
}
