import { equal } from '../base/bytes.ts';
import type { Crypto, Entropy } from '../base/crypto.ts';
import { limits } from '../base/limits.ts';
import { decode } from '../codec/cbor.ts';
import { type Certificate, charterCertificate } from '../codec/certificate.ts';
import type { Charter } from '../codec/charter.ts';
import { leafOf } from '../codec/entry.ts';
import { kinds } from '../codec/kinds.ts';
import { compareJournals, type JournalName, journalKey } from '../codec/names.ts';
import { checkpointText } from '../codec/note.ts';
import { decodeRun } from '../codec/run.ts';
import { settingsOf } from '../codec/settings.ts';
import { decodeHead, namingsKey } from '../journal/head.ts';
import type { StoredStart } from '../journal/records.ts';
import { foundingRoster } from '../keys/roster.ts';
import { begin, onCertificate } from '../replication/certificates.ts';
import { cosignBehind } from '../replication/groups.ts';
import type { Mute, Now } from '../replication/io.ts';
import {
  addJournal,
  type Line,
  newTask,
  ownJournal,
  type Peer,
  rememberHead,
} from '../replication/line.ts';
import { decodePeekedNote, peekedNote, peekedNoteKey } from '../replication/peeked-note.ts';
import { freshRate } from '../replication/rate.ts';
import { pumpAll } from '../replication/send.ts';
import { keepUnsigned, recallUnsigned, signAgain } from '../replication/sign-again.ts';
import { recallCourier } from './courier-memory.ts';
import { applySpecial, decodeFact, type Fact } from './facts.ts';
import { periodStart } from './hours.ts';
import { recallLedger } from './ledger.ts';
import { loadOwnKey } from './receive-keys.ts';

/** What the guard's database says; `missing` also stands for unreadable and foreign. */
export type GuardValue = { journal: JournalName; size: number; root: Uint8Array; beyond: boolean };

export type StartInput = {
  readonly line: Uint8Array;
  readonly charter: Charter;
  readonly me: number;
  readonly crypto: Crypto;
  readonly entropy: Entropy;
  /** Own certificates whose private keys are here, the present one last; empty: incarnation 0. */
  readonly certificates: readonly Certificate[];
  readonly guard: GuardValue | 'missing';
  readonly stored: StoredStart;
  readonly now: Now;
};

/**
 * A line as it stood when the station stopped: heads and facts, no bodies. Decides whether the
 * station may sign (design section 2, Start); the first effects are in `line.effects`.
 */
export function startLine(input: StartInput): Line {
  const line = emptyLine(input);
  const founding = { line: input.line, charter: input.charter };
  input.charter.parties.forEach((_, party) => {
    const { number, tag, keys } = charterCertificate(founding, party);
    addJournal(line, { party, number, tag }, keys, null);
    line.receiveKeys.set(party, keys.receive);
    line.rosters.push(foundingRoster(input.charter, party));
  });
  for (const certificate of input.certificates) begin(line, certificate);
  const own = input.certificates.at(-1) ?? charterCertificate(founding, input.me);
  line.own = journalKey({ party: input.me, number: own.number, tag: own.tag });
  loadStored(line, input.stored);
  line.mute = muteOf(line, input.guard);
  if (input.guard !== 'missing') line.guard = input.guard;
  recallUnsigned(line, input.stored.facts);
  if (line.mute === 'tail-missing') keepUnsigned(line);
  presentHead(line);
  if (line.mute === null) signAgain(line);
  cosignBehind(line);
  return line;
}

function emptyLine(input: StartInput): Line {
  const { now } = input;
  const line: Line = {
    id: input.line,
    charter: input.charter,
    settings: settingsOf(input.charter.settings),
    me: input.me,
    crypto: input.crypto,
    entropy: input.entropy,
    journals: new Map(),
    own: '',
    guard: null,
    mute: null,
    peers: new Map(),
    queue: [[], [], [], [], [], []],
    turn: null,
    holding: false,
    recent: [],
    recentBytes: 0,
    receipts: new Map(),
    tasks: new Map(),
    nextTask: 1,
    courier: [],
    presentFailed: false,
    unstoredNotes: [],
    unkept: [],
    unsigned: null,
    resume: new Set(),
    rosters: [],
    branchesKept: new Set(),
    doubts: [],
    doubting: false,
    duplicates: [],
    claims: [],
    urgentTimes: new Map(),
    urgentArrivals: new Map(),
    urgent: [],
    ownKeys: new Map(),
    seals: new Map(),
    sealed: new Map(),
    sealWanted: false,
    receiveKeys: new Map(),
    watches: new Map(),
    cuts: [],
    placed: [],
    final: null,
    candidates: new Map(),
    rootsAsked: new Set(),
    ownNotes: new Map(),
    cutWanted: false,
    cutAskedAt: Number.NEGATIVE_INFINITY,
    cutAt: now.elapsed,
    fault: null,
    probe: false,
    links: emptyLinks(now),
    effects: [],
    now,
  };
  line.links.hour = periodStart(line);
  input.charter.parties.forEach((_, party) => {
    if (party !== input.me) line.peers.set(party, emptyPeer(party));
  });
  return line;
}

function emptyLinks(now: Now): Line['links'] {
  return {
    challengeAt: now.elapsed,
    canaryAt: now.elapsed,
    testAt: now.elapsed,
    receiveKeyAt: now.elapsed,
    pqAt: now.elapsed,
    hour: 0,
    marked: now,
    line: new Map(),
    circuits: new Map(),
    owed: [],
    privateRoot: null,
  };
}

function emptyPeer(party: number): Peer {
  return {
    party,
    circuits: new Map(),
    have: new Map(),
    haveOrdinal: -1,
    sending: new Map(),
    loading: new Set(),
    bytesAhead: 0,
    progressAt: 0,
    seenChallenge: null,
    seenChallenges: new Set(),
    challenges: new Map(),
    challengeCount: 0,
    haveSentAt: Number.NEGATIVE_INFINITY,
    haveWanted: false,
    haveHeld: -1,
    havePauseMs: 0,
    notesAsked: new Map(),
    canary: null,
    canaryOkAt: Number.NEGATIVE_INFINITY,
    lineUp: false,
    heardAt: Number.NEGATIVE_INFINITY,
    asked: { since: Number.NEGATIVE_INFINITY, count: 0 },
    receiptAskedAt: Number.NEGATIVE_INFINITY,
    receiptPauseMs: 0,
    gossip: new Set(),
    toldApart: new Set(),
    roots: { proved: freshRate(), unproved: freshRate() },
    stories: freshRate(),
    byCourier: { reported: new Map(), asked: new Set(), asking: new Set() },
  };
}

function loadStored(line: Line, stored: StoredStart): void {
  recallLedger(line, stored.facts);
  for (const [key, value] of stored.facts) {
    if (key.startsWith('certificate.')) onCertificate(line, value, null);
    if (key.startsWith('own-key.')) loadOwnKey(line, value);
  }
  const facts = [...stored.facts].filter(([key]) => key.startsWith('entry.'));
  const entries = facts.map(([, value]) => decodeFact(value)).filter((fact) => fact !== undefined);
  entries.sort((a, b) => compareJournals(a.journal, b.journal) || a.seq - b.seq);
  // Certificates first: heads of later incarnations belong to journals that they begin.
  for (const { journal, seq, ...entry } of entries) {
    const known = line.journals.get(journalKey(journal));
    if (entry.item.kind !== kinds.incarnation) continue;
    applySpecial(line, known ?? ownJournal(line), seq, entry);
  }
  for (const { journal, state } of stored.heads) {
    loadHead(line, journal, state, stored.facts.get(namingsKey(journal)));
  }
  for (const signed of stored.cosignatures) loadCosignature(line, signed);
  for (const peeked of stored.peeked) loadPeeked(line, peeked, stored.facts);
  for (const { journal, seq, ...entry } of entries) {
    const known = line.journals.get(journalKey(journal));
    if (known && entry.item.kind !== kinds.incarnation) applySpecial(line, known, seq, entry);
  }
  for (const [key, value] of stored.facts) loadProof(line, key, value);
  loadPeriods(line, stored, entries);
  recallCourier(line, stored.facts);
  line.effects.length = 0;
  line.tasks.clear();
  line.rootsAsked.clear();
  line.ownNotes.clear();
}

/**
 * One that has taken its place since, in a write that failed halfway, is removed; so is one beyond
 * the end of any journal, which earlier versions took.
 */
function loadPeeked(
  line: Line,
  peeked: StoredStart['peeked'][number],
  facts: StoredStart['facts'],
): void {
  const { seq, bytes } = peeked;
  const journal = line.journals.get(peeked.journal);
  const items = decodeRun(bytes);
  const item = items.ok ? items.value[0] : undefined;
  if (!journal || !item) return;
  if (seq < journal.durable.size || seq >= limits.journalEntriesMax) {
    line.unstoredNotes.push({ t: 'unpeek', journal: journal.key, seq });
    line.unstoredNotes.push(peekedNote(journal.key, seq, null));
    return;
  }
  const leaf = leafOf(line.crypto, { line: line.id, journal: journal.name, seq }, item);
  const kept = decodePeekedNote(facts.get(peekedNoteKey(journal.key, seq)));
  journal.peeked.set(seq, { leaf, size: bytes.length, ...kept });
}

function loadProof(line: Line, key: string, value: Uint8Array): void {
  const forked = key.startsWith('fork.') ? line.journals.get(key.slice(5)) : undefined;
  if (forked) {
    forked.contested = true;
    forked.forkProof = value;
  }
  const over = key.startsWith('over.') ? line.journals.get(key.slice(5)) : undefined;
  if (over) {
    over.over = true;
    over.overProof = value;
  }
  if (key.startsWith('branch.')) line.branchesKept.add(key);
}

/** Periods of a day go on where they stood: a station that starts every morning keeps them too. */
function loadPeriods(line: Line, stored: StoredStart, entries: readonly Fact[]): void {
  const { time, elapsed } = line.now;
  const { receiveKeyPeriodS, sealPeriodS } = line.settings;
  const since = (at: number, periodS: number) =>
    elapsed - Math.min(periodS * 1000, Math.max(0, time - at));
  for (const { journal, item } of entries) {
    const key = item.kind === kinds['receive-key'] || item.kind === kinds.incarnation;
    if (!key || journal.party !== line.me) continue;
    line.links.receiveKeyAt = since(item.time, receiveKeyPeriodS);
  }
  const sealed = decode(stored.facts.get('seal') ?? new Uint8Array(0));
  if (sealed.ok) line.links.pqAt = since(sealed.value as number, sealPeriodS);
}

function loadHead(
  line: Line,
  key: string,
  state: Uint8Array,
  namings: Uint8Array | undefined,
): void {
  const journal = line.journals.get(key);
  const head = journal && decodeHead(line.crypto, state, namings);
  if (!journal || !head) return;
  journal.durable = head;
  journal.staged = head;
  rememberHead(journal, head.size, head);
}

function loadCosignature(line: Line, stored: StoredStart['cosignatures'][number]): void {
  const journal = line.journals.get(stored.journal);
  const signer = line.journals.get(stored.cosigner);
  if (!journal || !signer) return;
  const { size, time, signature } = stored;
  const signed = { journal: journal.name, size, time, signature, cosigner: signer.name };
  journal.cosigned.set(signer.key, signed);
  // The newest of ours, under whichever of our keys.
  const ours = signer.name.party === line.me && size > (journal.ours?.size ?? 0);
  if (ours || (signer.key === line.own && size === journal.ours?.size)) journal.ours = signed;
  const peer = line.peers.get(signer.name.party);
  if (peer) peer.have.set(journal.key, Math.max(size, peer.have.get(journal.key) ?? 0));
}

/** If the guard's root is our root at its size: speak. Everything else is an old database. */
function muteOf(line: Line, guard: GuardValue | 'missing'): Mute | null {
  if (guard === 'missing') return 'guard-missing';
  if (guard.beyond) return 'beyond-guard';
  const own = ownJournal(line);
  if (journalKey(guard.journal) !== own.key) return 'guard-missing';
  const { size, root, before } = own.durable;
  if (guard.size > size) return 'tail-missing';
  if (guard.size === size) return equal(guard.root, root) ? null : 'guard-missing';
  // A crash between (a) and (b): the guard stands at the head before, one turn behind.
  const behind = before?.size === guard.size && equal(before.root, guard.root);
  return behind ? null : 'guard-missing';
}

/** Signs again exactly what (a) decided; the guard follows first. */
function presentHead(line: Line): void {
  const own = ownJournal(line);
  const { size, root } = own.durable;
  if (line.mute || size === 0) return;
  line.holding = true;
  const id = newTask(line, { task: 'present' });
  line.effects.push({ kind: 'guard', id, journal: own.name, size, root });
}

/** The guard stands at our head: it may be signed. */
export function onPresentGuarded(line: Line): void {
  const own = ownJournal(line);
  const { size, root, leaf } = own.durable;
  line.guard = { journal: own.name, size, root };
  const message = checkpointText({ origin: own.origin, size, root, leaf });
  line.effects.push({ kind: 'sign', id: newTask(line, { task: 'present' }), key: 'note', message });
}

export function onPresentSigned(line: Line, signature: Uint8Array): void {
  const own = ownJournal(line);
  const { size, root, leaf } = own.durable;
  line.holding = false;
  if (own.durable.signature) return;
  own.durable = { ...own.durable, signature };
  own.staged = own.durable;
  rememberHead(own, size, { root, leaf });
  line.unstoredNotes.push({ t: 'note', journal: own.key, size, root, leaf, signature });
  pumpAll(line, own);
}

/** The guard or the signer failed at a start: it is tried again with the timer. */
export function retryPresent(line: Line): void {
  if (!line.presentFailed) return;
  line.presentFailed = false;
  // One that fell silent meanwhile presents nothing, and new keys are not to wait for that.
  line.holding = false;
  presentHead(line);
}
