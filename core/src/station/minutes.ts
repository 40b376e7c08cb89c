import type { Line, Peer } from '../replication/line.ts';

const minuteMs = 60_000;

/** Marks the minute of `time` in an hour's 60 bits: minute 0 is bit 7 of byte 0. */
export function setMinute(bits: Uint8Array, time: number): void {
  const minute = Math.floor(time / minuteMs) % 60;
  bits[minute >> 3] = (bits[minute >> 3] as number) | (0x80 >> (minute & 7));
}

/** How many of an hour's 60 minutes are marked. */
export function countMinutes(bits: Uint8Array): number {
  let count = 0;
  for (let minute = 0; minute < 60; minute++) {
    if ((bits[minute >> 3] as number) & (0x80 >> (minute & 7))) count++;
  }
  return count;
}

/** Until when a line that is up stays so if no canary comes back, elapsed ms (spec/link.md). */
export function upUntil({ settings }: Line, { canary, canaryOkAt }: Peer): number {
  const boundMs = settings.flashBoundS * 1000;
  const next = canaryOkAt + settings.canaryPeriodS * 1000 + boundMs;
  return canary ? Math.min(canary.at + boundMs, next) : next;
}

/**
 * Marks, for every line that is up, the minutes that have passed since this was last done: to be
 * called by the timer, and before a line comes up or goes down or the hour turns. Whether the
 * timer comes four times a second or once in ten minutes, the ledger is the same. Time passes on
 * the clock as it stood: what it was set to since begins now. A minute of another hour is not
 * marked.
 */
export function markMinutes(line: Line): void {
  const { links, now, settings } = line;
  const from = links.marked;
  const hourEnd = links.hour + settings.availabilityPeriodS * 1000;
  for (const peer of line.peers.values()) {
    if (!peer.lineUp) continue;
    const passed = Math.min(now.elapsed, upUntil(line, peer)) - from.elapsed;
    const last = Math.min(from.time + passed, hourEnd - 1);
    const first = Math.max(from.time, links.hour);
    for (let at = first - (first % minuteMs); at <= last; at += minuteMs) {
      setMinute(minutesOf(line, peer), at);
    }
  }
  const ofNextHour = Math.max(0, now.time - hourEnd);
  const left = Math.min(ofNextHour, now.elapsed - from.elapsed);
  links.marked = { time: now.time - left, elapsed: now.elapsed - left };
}

function minutesOf(line: Line, peer: Peer): Uint8Array {
  const known = line.links.line.get(peer.party);
  if (known) return known;
  const fresh = new Uint8Array(8);
  line.links.line.set(peer.party, fresh);
  return fresh;
}
