import { ruleFor } from '../keys/release.ts';
import { cosignedBy } from '../replication/counts.ts';
import { doubtTurn } from '../replication/doubts.ts';
import { cosignBehind } from '../replication/groups.ts';
import { claimTurn } from '../replication/held.ts';
import { type Line, ownJournal, type Peer } from '../replication/line.ts';
import { gossipAgain, passOnReceipts, relayTurn, resendAfterMs } from '../replication/repair.ts';
import { sealTurn } from '../replication/seals.ts';
import { sendingOf, twoWay } from '../replication/send.ts';
import { cutTurn, settleCuts } from './cuts.ts';
import { turnHour } from './hours.ts';
import { canary, challenge, expireLinks, testBody, testKind } from './links.ts';
import { enqueue } from './queue.ts';
import { destroyTurn } from './receive-keys.ts';
import { retryPresent } from './start.ts';
import { retryTurn, urgentTurn } from './turn.ts';

/** Everything periodic. To be called about four times a second. */
export function onTimer(line: Line): void {
  const { elapsed } = line.now;
  const { links, settings } = line;
  turnHour(line);
  if (elapsed - links.challengeAt >= settings.challengePeriodS * 1000) challengeAll(line);
  if (elapsed - links.canaryAt >= settings.canaryPeriodS * 1000) canaryAll(line);
  expireLinks(line);
  testTurn(line);
  receiveKeyTurn(line);
  retryFault(line);
  askSilent(line);
  passOnReceipts(line);
  relayTurn(line);
  urgentTurn(line);
  claimTurn(line);
  doubtTurn(line);
  sealTurn(line);
  destroyTurn(line);
  cosignBehind(line);
  settleCuts(line);
  cutTurn(line);
}

export function challengeAll(line: Line): void {
  line.links.challengeAt = line.now.elapsed;
  for (const peer of line.peers.values()) {
    gossipAgain(line, peer, false);
    for (const circuit of peer.circuits.values()) challenge(line, peer, circuit);
  }
}

export function canaryAll(line: Line): void {
  line.links.canaryAt = line.now.elapsed;
  for (const peer of line.peers.values()) canary(line, peer);
}

/** The hourly test message; the direction alternates by the number of the period. */
function testTurn(line: Line): void {
  const { links, settings, now } = line;
  const period = settings.testPeriodS * 1000;
  const count = Math.floor(now.time / period);
  if (now.elapsed - links.testAt < period) return;
  links.testAt = now.elapsed;
  if (line.mute || count % line.charter.parties.length !== line.me) return;
  if (ruleFor(line.charter, testKind, 2, 1)) return;
  enqueue(line, null, {
    kind: testKind,
    precedence: 1,
    class: 2,
    salt: line.entropy.bytes(16),
    body: testBody(count),
    references: [],
    shown: null,
  });
}

/** A new receive key each period: the envelope makes it, its announcement is an entry. */
function receiveKeyTurn(line: Line): void {
  const { links, settings, now } = line;
  if (now.elapsed - links.receiveKeyAt < settings.receiveKeyPeriodS * 1000) return;
  links.receiveKeyAt = now.elapsed;
  if (line.mute) return;
  const number = (line.receiveKeys.get(line.me)?.number ?? 0) + 1;
  line.effects.push({ kind: 'make-receive-key', number });
}

function retryFault(line: Line): void {
  const fault = line.fault;
  if (!fault || line.now.elapsed < fault.retryAt) return;
  fault.retryAt = line.now.elapsed + 1000;
  retryPresent(line);
  // A write that succeeds ends the fault: a small one is tried.
  if (!retryTurn(line)) line.probe = true;
}

/** Entries of ours went to the peer, and it has not cosigned them: for all we know. */
export function lacksReceipt(line: Line, peer: Peer): boolean {
  const waiting = [...peer.sending.keys()].some((key) => sendingOf(peer, key).window.length > 0);
  return waiting || cosignedBy(line, ownJournal(line), peer.party) < ownJournal(line).durable.size;
}

/** Sent and not receipted for long: a have vector each way says what is lacking. */
function askSilent(line: Line): void {
  const { elapsed } = line.now;
  for (const peer of line.peers.values()) {
    if (elapsed - peer.progressAt < 2 * resendAfterMs || elapsed - peer.haveSentAt < 3000) continue;
    const circuit = twoWay(peer)[0];
    if (!circuit || elapsed - peer.receiptAskedAt < peer.receiptPauseMs) continue;
    if (!lacksReceipt(line, peer)) continue;
    peer.receiptPauseMs = Math.min(60_000, Math.max(3000, 2 * peer.receiptPauseMs));
    peer.receiptAskedAt = elapsed;
    challenge(line, peer, circuit);
    // Until it answers the others go before it: it may swallow all it is given, and be called up.
    circuit.silent++;
  }
}
