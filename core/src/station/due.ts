import { doubtIsDue } from '../replication/doubts.ts';
import { lacksCosignature } from '../replication/groups.ts';
import type { Line, Peer } from '../replication/line.ts';
import { haveDue, relayAfterMs, resendAfterMs } from '../replication/repair.ts';
import { twoWay } from '../replication/send.ts';
import { cutDue } from './cuts.ts';
import { upUntil } from './minutes.ts';
import { keyDue } from './receive-keys.ts';
import { lacksReceipt } from './timer.ts';

const never = Number.POSITIVE_INFINITY;

/**
 * Until when the timer has nothing to do, elapsed ms, if nothing else comes in: a host that has
 * many lines, or that simulates years, need not call it before. It may be early, and is never late
 * by more than the wall clock jumps meanwhile.
 */
export function timerDue(line: Line): number {
  const { links, settings, now, fault } = line;
  let due = Math.min(
    links.challengeAt + settings.challengePeriodS * 1000,
    links.canaryAt + settings.canaryPeriodS * 1000,
    links.testAt + settings.testPeriodS * 1000,
    links.receiveKeyAt + settings.receiveKeyPeriodS * 1000,
    urgentDue(line),
    doubtIsDue(line) ? now.elapsed : never,
    line.claims[0]?.at ?? never,
    fault ? fault.retryAt : never,
    sealDue(line),
    cutDue(line),
    wallDue(line),
  );
  for (const peer of line.peers.values()) due = Math.min(due, peerDue(line, peer));
  if (lacksCosignature(line)) due = now.elapsed;
  return Math.max(due, now.elapsed);
}

/** What goes by the wall clock: the end of the ledger's period, and of receive keys. */
function wallDue(line: Line): number {
  const { links, settings, now } = line;
  const hour = links.hour + settings.availabilityPeriodS * 1000;
  return now.elapsed + Math.min(hour, keyDue(line)) - now.time;
}

function urgentDue(line: Line): number {
  return line.urgent.reduce((due, { at }) => Math.min(due, at), never);
}

function sealDue(line: Line): number {
  if (line.mute !== null) return never;
  return line.sealWanted ? line.now.elapsed : line.links.pqAt + line.settings.sealPeriodS * 1000;
}

function peerDue(line: Line, peer: Peer): number {
  const { settings, now } = line;
  if (peer.gossip.size > 0) return now.elapsed;
  let due = peer.canary ? peer.canary.at + settings.flashBoundS * 1000 : never;
  if (peer.lineUp) due = Math.min(due, upUntil(line, peer));
  for (const circuit of peer.circuits.values()) {
    if (circuit.up) {
      due = Math.min(due, circuit.answeredAt + 2 * settings.challengePeriodS * 1000);
    }
  }
  if (twoWay(peer).length === 0) return due;
  const have = peer.haveWanted ? haveDue(line, peer) : never;
  return Math.min(due, have, silenceDue(line, peer), relayDue(line, peer));
}

function silenceDue(line: Line, peer: Peer): number {
  if (!lacksReceipt(line, peer)) return never;
  return Math.max(
    peer.progressAt + 2 * resendAfterMs,
    peer.haveSentAt + 3000,
    peer.receiptAskedAt + peer.receiptPauseMs,
  );
}

/** A third party's entries that have had time to come from their author. */
function relayDue(line: Line, peer: Peer): number {
  let due = never;
  for (const { key, name, durable, grewAt } of line.journals.values()) {
    if (name.party === line.me || name.party === peer.party) continue;
    const sent = peer.sending.get(key)?.sent ?? peer.have.get(key) ?? 0;
    if (sent < durable.size) due = Math.min(due, grewAt + relayAfterMs + 1);
  }
  return due;
}
