import { ascii, fromAscii } from '../base/bytes.ts';
import { limits } from '../base/limits.ts';
import type { PartyHour } from '../codec/availability.ts';
import { decode, encode } from '../codec/cbor.ts';
import { kinds } from '../codec/kinds.ts';
import { decodeRecord, encodeRecord } from '../codec/records.ts';
import { Writer } from '../codec/writer.ts';
import type { StoreRecord } from '../journal/records.ts';
import type { Line } from '../replication/line.ts';
import type { Counted } from '../replication/pending.ts';

/** The fact that outlives a process: the period under way, and those still to be stated. */
const key = 'ledger';
/** Stands where an hour that waits has no root of the private journal yet. */
const noRoot = new Uint8Array(32);

type CountedParts = [Uint8Array, number, Uint8Array, number, number, number[]];
type LedgerParts = [number, [number, Uint8Array][], CountedParts[], Uint8Array[]];

const scratch = new Writer();

/**
 * What is to be kept of the ledger. It rides with a write that is made anyway: so a restart loses
 * no more minutes than lie between two of those.
 */
export function ledgerRecord({ links }: Line): StoreRecord {
  const writer = scratch.reset().array(4).uint(links.hour).array(links.line.size);
  for (const [party, bits] of links.line) writer.array(2).uint(party).bstr(bits);
  writer.array(links.circuits.size);
  for (const [name, { peer, up, sent, returned, rttUs }] of links.circuits) {
    // As bytes: so every store has them, of whichever version.
    writer.array(6).bstr(ascii(name)).uint(peer).bstr(up).uint(sent).uint(returned);
    writer.array(rttUs.length);
    for (const us of rttUs) writer.uint(us);
  }
  writer.array(links.owed.length);
  for (const { hour, parties } of links.owed) {
    const record = { kind: 'availability', hour, parties, privateRoot: noRoot } as const;
    writer.bstr(encode(encodeRecord(record)));
  }
  return { t: 'fact', key, value: writer.bytes() };
}

/**
 * Goes on with the period in which the process before this one stopped, or owes it where it is
 * over; of those between in which nothing ran the newest are owed with zeros (spec/link.md).
 */
export function recallLedger(line: Line, facts: ReadonlyMap<string, Uint8Array>): void {
  const { links, settings } = line;
  const stored = facts.get(key);
  const decoded = stored ? decode(stored) : undefined;
  if (!decoded?.ok) return;
  const [hour, minutes, circuits, owed] = decoded.value as unknown as LedgerParts;
  for (const one of owed) {
    const value = decode(one);
    const record = value.ok ? decodeRecord(kinds.availability, value.value) : value;
    if (record.ok && record.value.kind === 'availability') links.owed.push(record.value);
  }
  // A clock that was set back begins the ledger anew where it stands.
  if (hour > links.hour) return;
  for (const [party, bits] of minutes) links.line.set(party, bits.slice());
  for (const [name, peer, up, sent, returned, rttUs] of circuits) {
    links.circuits.set(fromAscii(name) ?? '', {
      peer,
      up: up.slice(),
      sent,
      returned,
      rttUs: [...rttUs],
    });
  }
  if (hour === links.hour) return;
  links.owed.push({ hour, parties: takePeriod(line) });
  const periodMs = settings.availabilityPeriodS * 1000;
  const first = Math.max(hour + periodMs, links.hour - limits.ledgersOwedMax * periodMs);
  for (let at = first; at < links.hour; at += periodMs) {
    links.owed.push({ hour: at, parties: takePeriod(line) });
  }
  forgetOldest(line);
}

/** What was counted since the period began, and begins to count anew. */
export function takePeriod(line: Line): PartyHour[] {
  const { links, peers } = line;
  const parties = [...peers.keys()]
    .sort((one, other) => one - other)
    .map((party) => ({
      party,
      lineUp: links.line.get(party) ?? new Uint8Array(8),
      circuits: [...links.circuits]
        .filter(([, counted]) => counted.peer === party)
        .map(([name, counted]) => ledgerOf(name, counted))
        .sort((one, other) => (one.id < other.id ? -1 : 1)),
    }));
  links.line.clear();
  links.circuits.clear();
  return parties;
}

function ledgerOf(name: string, { up, sent, returned, rttUs }: Counted) {
  const sorted = [...rttUs].sort((a, b) => a - b);
  return {
    id: name.slice(name.indexOf('|') + 1),
    up,
    sent,
    returned,
    medianUs: sorted[sorted.length >> 1] ?? 0,
    maxUs: sorted.at(-1) ?? 0,
  };
}

/** An own ledger is on disk: it and what is older is owed no more. */
export function stated(line: Line, hour: number): void {
  const at = line.links.owed.findIndex((one) => one.hour === hour);
  line.links.owed.splice(0, at + 1);
}

/** Only so many are made up for: a station that was away for years has other things to say. */
export function forgetOldest({ links }: Line): void {
  links.owed.splice(0, links.owed.length - limits.ledgersOwedMax);
}
