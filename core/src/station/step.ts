import { unreachable } from '../base/assert.ts';
import type { AnyItem } from '../codec/entry.ts';
import { compareJournals } from '../codec/names.ts';
import { decodePayload, type Payload } from '../codec/payload.ts';
import { selfProving } from '../codec/self-proving.ts';
import { onCertificate, tellReplaced } from '../replication/certificates.ts';
import { showForkProofs } from '../replication/contest.ts';
import { onDoubtNodes, onDoubtNote, onDoubtRuns } from '../replication/doubts.ts';
import { duplicateTurn } from '../replication/duplicate.ts';
import type { Where } from '../replication/entries.ts';
import { onForkNote, onForkProof } from '../replication/forks.ts';
import { onGroupDurable, onGroupSigned } from '../replication/groups.ts';
import type { CircuitFacts, Effect, Input, Loaded, Now } from '../replication/io.ts';
import {
  type CircuitState,
  type Group,
  isOwnParty,
  type Journal,
  type Line,
  type Peer,
  presentJournal,
  refused,
} from '../replication/line.ts';
import {
  onOverLimitBundle,
  onOverLimitProof,
  showOverLimitProofs,
} from '../replication/over-limit.ts';
import { resumeParts } from '../replication/parts.ts';
import type { Task } from '../replication/pending.ts';
import {
  onCosignature,
  onEarlyNote,
  onReceiptsDurable,
  retryEarly,
} from '../replication/receipts.ts';
import { onBundle } from '../replication/receive.ts';
import {
  gossipAgain,
  onHave,
  onNote,
  onNoteAsked,
  onNoteWant,
  sendHave,
  showOurselves,
} from '../replication/repair.ts';
import { onRootNodes, onRootRuns } from '../replication/roots.ts';
import { onPq, onSealDurable, onSealSigned, sendSeals } from '../replication/seals.ts';
import { onBundleNote, onJoined, onPartSigned, onRuns, sendReceipt } from '../replication/send.ts';
import { onSignedAgain } from '../replication/sign-again.ts';
import { checkOwnNotes, checkTail } from '../replication/tail.ts';
import { beginCourier, onCourierLoaded } from './courier.ts';
import { onCourierPayload } from './courier-memory.ts';
import { cutTurn, settleCuts } from './cuts.ts';
import { onEnd } from './end.ts';
import { applySpecial } from './facts.ts';
import { onFault } from './faults.ts';
import { onIncarnationGuarded, openIncarnation } from './incarnation.ts';
import {
  canary,
  challenge,
  onCanary,
  onCanaryAnswer,
  onCanaryDurable,
  onCanarySigned,
  onChallenge,
  onChallengeAnswer,
} from './links.ts';
import { enqueue } from './queue.ts';
import { announceReceiveKey, receiptsOfKeys } from './receive-keys.ts';
import { onPresentGuarded, onPresentSigned } from './start.ts';
import { canaryAll, challengeAll, onTimer } from './timer.ts';
import { onTurnDurable, onTurnGuarded, onTurnSigned } from './turn.ts';

/**
 * The only door of the core: one input in, the effects it causes out, in order. No clock, no
 * randomness but the entropy handed in, no disk, no socket; the same inputs give the same effects.
 * The line is changed in place.
 */
export function step(line: Line, now: Now, input: Input): readonly Effect[] {
  line.now = now;
  take(line, input);
  const effects = line.effects;
  line.effects = [];
  return effects;
}

function take(line: Line, input: Input): void {
  switch (input.kind) {
    case 'frame':
      return onFrame(line, input);
    case 'certificate':
      onCertificate(line, input.bytes, input.from);
      return;
    case 'circuit':
      return onCircuit(line, input.circuit);
    case 'circuit-gone':
      return onCircuitGone(line, input.circuit);
    case 'beside':
      return showOurselves(line, input.peer, input.circuit);
    case 'circuit-full':
      return onCircuitFull(line, input.circuit, input.full);
    case 'circuit-rate':
      return onCircuitRate(line, input.circuit, input.rate);
    case 'write':
      return enqueue(line, input.id, input.draft);
    case 'open-incarnation':
      return openIncarnation(line, input.id, input.certificate, input.draft);
    case 'ask-cut':
      line.cutWanted = true;
      return cutTurn(line);
    case 'courier':
      return beginCourier(line, input.id, input.to);
    case 'test':
      challengeAll(line);
      return canaryAll(line);
    case 'private-root':
      line.links.privateRoot = input.hash;
      return;
    case 'receive-key':
      return announceReceiveKey(line, input.number, input.publicKey);
    case 'timer':
      return onTimer(line);
    case 'end':
      return onEnd(line);
    case 'durable':
      return onDurable(line, takeTask(line, input.id));
    case 'guarded':
      return onGuarded(line, takeTask(line, input.id));
    case 'signed':
      return onSigned(line, takeTask(line, input.id), input.signature);
    case 'loaded':
      return onLoaded(line, takeTask(line, input.id), input.loaded);
    case 'fault':
      return onFault(line, takeTask(line, input.id), input.what);
    default:
      return unreachable(input);
  }
}

function takeTask(line: Line, id: number): Task | undefined {
  const task = line.tasks.get(id);
  line.tasks.delete(id);
  return task;
}

function onFrame(line: Line, frame: Extract<Input, { kind: 'frame' }>): void {
  const where: Where = { from: frame.from, circuit: frame.circuit };
  const peer = line.peers.get(frame.from);
  if (!peer) return refused(line, 'unknown-party', String(frame.from), where);
  const { by } = frame;
  // Who stole the keys of a replaced incarnation speaks for its party no more.
  const replaced = by && compareJournals(by, presentJournal(line, frame.from).name) !== 0;
  if (!replaced) peer.heardAt = line.now.elapsed;
  const decoded = decodePayload(frame.payload);
  if (!decoded.ok) {
    refused(line, decoded.code, decoded.detail, where);
    const large = decoded.code === 'body-too-large' || decoded.code === 'over-limit';
    return large ? onOverLimitBundle(line, frame.payload) : undefined;
  }
  const payload = decoded.value;
  if (!replaced) return onPayload(line, peer, where, payload);
  if (!selfProving.has(payload.type)) {
    tellReplaced(line, peer, frame.circuit);
    return refused(line, 'old-incarnation', payload.type, where);
  }
  const mine = payload.type === 'cosignature' && payload.cosigner === null;
  onPayload(line, peer, where, mine ? { ...payload, cosigner: by } : payload);
}

function onPayload(line: Line, peer: Peer, where: Where, payload: Payload): void {
  if (onCourierPayload(line, peer, where, payload)) return;
  switch (payload.type) {
    case 'bundle':
      return onBundle(line, peer, where, payload);
    case 'cosignature':
      return onCosignature(line, where, payload);
    case 'have':
      return onHave(line, peer, payload);
    case 'challenge':
      return onChallenge(line, peer, where, payload.nonce);
    case 'challenge-answer':
      return onChallengeAnswer(line, peer, where, payload.nonce);
    case 'canary':
      return onCanary(line, peer, where, payload.nonce);
    case 'canary-answer':
      return onCanaryAnswer(line, peer, where, payload);
    case 'note-want':
      return onNoteWant(line, peer, payload);
    case 'note':
      return onNote(line, where, payload);
    case 'fork-proof':
      return onForkProof(line, where, payload.proof);
    case 'cut-ask':
      line.cutWanted = true;
      return;
    case 'over-limit':
      return onOverLimitProof(line, where, payload.proof);
    case 'pq':
      return onPq(line, where, payload);
    case 'want':
    case 'chunk':
      line.effects.push({ kind: 'payload', from: where.from, circuit: where.circuit, payload });
      return;
    default:
      return unreachable(payload);
  }
}

function onCircuit(line: Line, facts: CircuitFacts): void {
  const peer = line.peers.get(facts.peer);
  if (!peer) return;
  const never = Number.NEGATIVE_INFINITY;
  peer.circuits.set(facts.id, {
    ...facts,
    challenge: null,
    answeredAt: never,
    up: false,
    silent: 0,
    losses: 0,
    full: false,
    measured: null,
    sent: 0,
    returned: 0,
    rttUs: [],
    toldReplacedAt: never,
  });
  const circuit = peer.circuits.get(facts.id);
  if (circuit && !facts.oneWay) greet(line, peer, circuit);
  // Whether a FLASH would arrive is known at once; one under way was lost with the circuit before,
  // and one that came due while there was no circuit was never sent.
  const isOwed = !peer.lineUp || peer.canaryOkAt < line.links.canaryAt;
  if (!facts.oneWay && isOwed) canary(line, peer);
}

/** What no have vector asks for goes again: receipts, proofs and seals (spec/have.md). */
function greet(line: Line, peer: Peer, circuit: CircuitState): void {
  challenge(line, peer, circuit);
  for (const journal of line.journals.values()) sendReceipt(line, peer, journal);
  gossipAgain(line, peer, true);
  showForkProofs(line, peer, circuit.id);
  showOverLimitProofs(line, peer, circuit.id);
  sendSeals(line, peer);
}

function onCircuitGone(line: Line, id: string): void {
  for (const peer of line.peers.values()) {
    const circuit = peer.circuits.get(id);
    if (!circuit) continue;
    peer.circuits.delete(id);
    const event = { event: 'circuit', id, peer: peer.party, up: false, rttUs: null } as const;
    line.effects.push({ kind: 'show', event });
  }
}

/** Bundles wait in the journal, where a FLASH overtakes them, and not on their way to a circuit. */
function onCircuitFull(line: Line, id: string, full: boolean): void {
  for (const peer of line.peers.values()) {
    const circuit = peer.circuits.get(id);
    if (!circuit || circuit.full === full) continue;
    circuit.full = full;
    // What waited has only now begun to be on its way.
    peer.progressAt = line.now.elapsed;
    if (!full) line.resume.add(peer.party);
  }
}

function onCircuitRate(line: Line, id: string, rate: number | null): void {
  for (const peer of line.peers.values()) {
    const circuit = peer.circuits.get(id);
    if (circuit) circuit.measured = rate;
  }
}

function onDurable(line: Line, task: Task | undefined): void {
  // A guard or a signer that failed is tried again as long as the fault lasts.
  if (line.fault && !line.turn && !line.holding) {
    line.fault = null;
    line.effects.push({ kind: 'show', event: { event: 'recovered' } });
    for (const peer of line.peers.values()) sendHave(line, peer);
  }
  switch (task?.task) {
    case 'turn':
      return onTurnDurable(line, task.turn);
    case 'group':
      return onGroupDurable(line, task.journal, (journal, group) => settle(line, journal, group));
    case 'receipts':
      onReceiptsDurable(line, task.receipts);
      receiptsOfKeys(line, task.receipts);
      return settleCuts(line);
    case 'sealed':
      return onSealDurable(line, task.seal);
    case 'canary':
      return onCanaryDurable(line, task);
    default:
  }
}

/** Entries of a journal are on disk: those that concern the core take effect. */
function settle(line: Line, journal: Journal, group: Group): void {
  for (const { first, items, special } of group.entries) {
    for (const { index, ...more } of special) {
      applySpecial(line, journal, first + index, { item: items[index] as AnyItem, ...more });
    }
  }
  retryEarly(line, journal);
  if (isOwnParty(line, journal)) checkTail(line);
  if (line.candidates.size > 0 || line.cuts.length > 0) settleCuts(line);
}

function onGuarded(line: Line, task: Task | undefined): void {
  switch (task?.task) {
    case 'turn':
      return onTurnGuarded(line, task.turn);
    case 'present':
      return onPresentGuarded(line);
    case 'incarnation':
      return onIncarnationGuarded(line, task);
    default:
  }
}

function onSigned(line: Line, task: Task | undefined, signature: Uint8Array): void {
  switch (task?.task) {
    case 'turn':
      onTurnSigned(line, task.turn, signature);
      return settleCuts(line);
    case 'present':
      onPresentSigned(line, signature);
      return settleCuts(line);
    case 'group':
      return onGroupSigned(line, task.journal, signature);
    case 'part':
      return onPartSigned(line, task, signature);
    case 'sign-again':
      return onSignedAgain(line, task.head, signature);
    case 'pq':
      return onSealSigned(line, task, signature);
    case 'canary-sign':
      return onCanarySigned(line, task, signature);
    default:
  }
}

function onLoaded(line: Line, task: Task | undefined, loaded: Loaded): void {
  switch (task?.task) {
    case 'runs':
      return onRuns(line, task, loaded);
    case 'bundle-note':
      return onBundleNote(line, task, loaded);
    case 'joined':
      return onJoined(line, task, loaded);
    case 'note-asked':
      return onNoteAsked(line, task, loaded);
    case 'early-note':
      return onEarlyNote(line, task, loaded);
    case 'fork':
      return onForkNote(line, task, loaded);
    case 'doubt-nodes':
      return onDoubtNodes(line, task.doubt, loaded);
    case 'doubt-runs':
      return onDoubtRuns(line, task, loaded);
    case 'doubt-note':
      return onDoubtNote(line, task, loaded);
    case 'root-nodes':
      onRootNodes(line, task, loaded);
      return onRoot(line, task);
    case 'root-runs':
      onRootRuns(line, task, loaded);
      return onRoot(line, task);
    case 'courier':
      return onCourierLoaded(line, task.courier, loaded);
    default:
  }
}

/**
 * A root was computed, or cannot be, as where the disk has lost what it stands on. What waited for
 * it is looked at again only if it is known now: asked again at once, it would be asked for ever.
 */
function onRoot(line: Line, { journal: key, size }: { journal: string; size: number }): void {
  const journal = line.journals.get(key);
  duplicateTurn(line, key);
  if (!journal?.heads.has(size)) return;
  if (journal.early.size > 0) retryEarly(line, journal);
  if (key === line.own) {
    checkOwnNotes(line);
    resumeParts(line);
  }
  settleCuts(line);
}
