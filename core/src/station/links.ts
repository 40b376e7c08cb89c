import { hex } from '../base/bytes.ts';
import { emptyBody, encodeBody } from '../codec/body.ts';
import { canaryMessage } from '../codec/canary.ts';
import { kinds } from '../codec/kinds.ts';
import { type CanaryAnswer, encodePayload } from '../codec/payload.ts';
import type { Where } from '../replication/entries.ts';
import {
  type CircuitState,
  type Line,
  newTask,
  ownJournal,
  type Peer,
  presentJournal,
  refused,
} from '../replication/line.ts';
import type { Counted } from '../replication/pending.ts';
import { haveMarks, onHave, sendHave } from '../replication/repair.ts';
import { sendReceipt, transmit, twoWay } from '../replication/send.ts';
import { turnHour } from './hours.ts';
import { ledgerRecord } from './ledger.ts';
import { markMinutes, setMinute } from './minutes.ts';

const challengesMax = 64;
const asksPerPeriodMax = 40;
const rttSamplesMax = 256;

/** A challenge on one circuit; the have vector that rides with it tells a dropped tail. */
export function challenge(line: Line, peer: Peer, circuit: CircuitState): void {
  if (circuit.oneWay) return;
  const nonce = line.entropy.bytes(8);
  const at = line.now.elapsed;
  const name = hex(nonce);
  peer.challenges.set(name, { ordinal: peer.challengeCount++, circuit: circuit.id, at });
  if (peer.challenges.size > challengesMax) {
    peer.challenges.delete(peer.challenges.keys().next().value as string);
  }
  circuit.challenge = { nonce: name, at };
  circuit.sent++;
  countCircuit(line, peer, circuit).sent++;
  transmit(line, peer, encodePayload({ type: 'challenge', nonce }), circuit.id);
  sendHave(line, peer, circuit.id);
}

/** Answered at once, on the circuit it came by, with what this station holds. */
export function onChallenge(line: Line, peer: Peer, where: Where, nonce: Uint8Array): void {
  if (!mayAnswer(line, peer)) return;
  // One that is replayed must not make our have vectors look old.
  if (isNews(peer, nonce)) peer.seenChallenge = nonce;
  transmit(line, peer, encodePayload({ type: 'challenge-answer', nonce }), where.circuit);
  sendHave(line, peer, where.circuit);
  // No have vector says which receipts arrived: the newest goes with every answer.
  for (const journal of line.journals.values()) {
    if (journal.name.party === peer.party) sendReceipt(line, peer, journal);
  }
}

const seenMax = 256;

function isNews(peer: Peer, nonce: Uint8Array): boolean {
  const name = hex(nonce);
  if (peer.seenChallenges.has(name)) return false;
  peer.seenChallenges.add(name);
  if (peer.seenChallenges.size > seenMax) {
    peer.seenChallenges.delete(peer.seenChallenges.values().next().value as string);
  }
  return true;
}

/** A peer that asks without end costs itself: so many in a challenge period are answered. */
function mayAnswer(line: Line, peer: Peer): boolean {
  const { elapsed } = line.now;
  if (elapsed - peer.asked.since >= line.settings.challengePeriodS * 1000) {
    peer.asked = { since: elapsed, count: 0 };
  }
  const circuits = Math.max(1, peer.circuits.size);
  return ++peer.asked.count <= asksPerPeriodMax * circuits;
}

export function onChallengeAnswer(line: Line, peer: Peer, where: Where, nonce: Uint8Array): void {
  const asked = peer.challenges.get(hex(nonce));
  const circuit = peer.circuits.get(where.circuit);
  if (!asked || !circuit || asked.circuit !== circuit.id) return;
  if (circuit.challenge?.nonce !== hex(nonce)) return;
  circuit.challenge = null;
  const elapsed = line.now.elapsed - asked.at;
  if (elapsed > line.settings.challengePeriodS * 1000) return;
  const rttUs = Math.round(elapsed * 1000);
  circuit.answeredAt = line.now.elapsed;
  circuit.silent = 0;
  circuit.returned++;
  circuit.rttUs.push(rttUs);
  if (circuit.rttUs.length > rttSamplesMax) circuit.rttUs.shift();
  turnHour(line);
  const counted = countCircuit(line, peer, circuit);
  counted.returned++;
  counted.rttUs.push(rttUs);
  setMinute(counted.up, line.now.time);
  setCircuit(line, circuit, true, rttUs);
}

export function setCircuit(
  line: Line,
  circuit: CircuitState,
  up: boolean,
  rttUs: number | null = null,
): void {
  circuit.up = up;
  const event = { event: 'circuit', id: circuit.id, peer: circuit.peer, up, rttUs } as const;
  line.effects.push({ kind: 'show', event });
}

function countCircuit(line: Line, peer: Peer, circuit: CircuitState): Counted {
  const key = `${peer.party}|${circuit.id}`;
  const known = line.links.circuits.get(key);
  if (known) return known;
  const fresh = { peer: peer.party, up: new Uint8Array(8), sent: 0, returned: 0, rttUs: [] };
  line.links.circuits.set(key, fresh);
  return fresh;
}

/** A nonce that the peer must write to disk before it answers: would a FLASH arrive now? */
export function canary(line: Line, peer: Peer): void {
  const circuits = twoWay(peer);
  if (circuits.length === 0) return;
  const nonce = line.entropy.bytes(16);
  peer.canary = { nonce: hex(nonce), at: line.now.elapsed };
  const payload = encodePayload({ type: 'canary', nonce });
  // As a FLASH does: it counts by whichever circuit its answer comes back first.
  for (const circuit of circuits) transmit(line, peer, payload, circuit.id);
}

/** The nonce is written and fsynced first; it makes no entry. */
export function onCanary(line: Line, peer: Peer, where: Where, nonce: Uint8Array): void {
  if (!mayAnswer(line, peer)) return;
  const task = { task: 'canary', peer: peer.party, circuit: where.circuit, nonce } as const;
  const nonceRecord = { t: 'fact', key: `canary.${peer.party}`, value: nonce } as const;
  const records = [nonceRecord, ledgerRecord(line)];
  line.effects.push({ kind: 'persist', id: newTask(line, task), records, urgent: false });
}

/** Written: the answer is signed, unless this station signs nothing. */
export function onCanaryDurable(
  line: Line,
  task: { peer: number; circuit: string; nonce: Uint8Array },
): void {
  if (line.mute) return;
  const { time } = line.now;
  const message = canaryMessage(line.id, line.me, {
    nonce: task.nonce,
    time,
    marks: haveMarks(line),
  });
  const id = newTask(line, { ...task, task: 'canary-sign', time, marks: haveMarks(line) });
  line.effects.push({ kind: 'sign', id, key: 'note', message });
}

export function onCanarySigned(
  line: Line,
  task: {
    peer: number;
    circuit: string;
    nonce: Uint8Array;
    time: number;
    marks: CanaryAnswer['marks'];
  },
  signature: Uint8Array,
): void {
  const peer = line.peers.get(task.peer);
  if (!peer) return;
  const { nonce, time, marks } = task;
  const answer = { type: 'canary-answer', nonce, time, marks, signature } as const;
  transmit(line, peer, encodePayload(answer), task.circuit);
}

/** The line to a peer is up when a canary came back, signed, within the FLASH bound. */
export function onCanaryAnswer(line: Line, peer: Peer, where: Where, answer: CanaryAnswer): void {
  if (peer.canary?.nonce !== hex(answer.nonce)) return;
  const journal = presentJournal(line, peer.party);
  const message = canaryMessage(line.id, peer.party, answer);
  if (!line.crypto.verifyEd25519(journal.keys.note, message, answer.signature)) {
    return refused(line, 'bad-signature', 'answer to a canary', where);
  }
  const inTime = line.now.elapsed - peer.canary.at <= line.settings.flashBoundS * 1000;
  peer.canary = null;
  if (inTime) {
    markMinutes(line);
    peer.canaryOkAt = line.now.elapsed;
    setLineUp(line, peer, true);
  }
  onHave(line, peer, {
    type: 'have',
    seen: peer.seenChallenge && null,
    marks: answer.marks,
  });
}

function setLineUp(line: Line, peer: Peer, up: boolean): void {
  if (peer.lineUp === up) return;
  peer.lineUp = up;
  line.effects.push({ kind: 'show', event: { event: 'line', peer: peer.party, up } });
}

/** Circuits whose challenge did not come back, and lines whose canary did not. */
export function expireLinks(line: Line): void {
  const { challengePeriodS, canaryPeriodS, flashBoundS } = line.settings;
  const now = line.now.elapsed;
  markMinutes(line);
  for (const peer of line.peers.values()) {
    for (const circuit of peer.circuits.values()) {
      const silent = now - circuit.answeredAt > 2 * challengePeriodS * 1000;
      if (circuit.up && silent) setCircuit(line, circuit, false);
    }
    if (peer.canary && now - peer.canary.at > flashBoundS * 1000) {
      peer.canary = null;
      setLineUp(line, peer, false);
    }
    if (now - peer.canaryOkAt > (canaryPeriodS + flashBoundS) * 1000) setLineUp(line, peer, false);
  }
}

/** The body of an hourly test message, in plain words and no language but its own. */
export function testBody(count: number): Uint8Array {
  return encodeBody({
    ...emptyBody,
    texts: [{ lang: 'en', standing: 0, text: `TEST ${count}` }],
  });
}

export const testKind = kinds.message;
export { ownJournal };
