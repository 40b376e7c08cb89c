import { kinds } from '../codec/kinds.ts';
import { encodeRecord } from '../codec/records.ts';
import type { Line } from '../replication/line.ts';
import { markMinutes } from './minutes.ts';
import { enqueueOwn } from './queue.ts';

/**
 * To be called before anything is marked: a minute of the new hour is none of the old one. A clock
 * that was set back by more than a period begins the ledger anew where it stands.
 */
export function turnHour(line: Line): void {
  const { links, settings } = line;
  const start = periodStart(line);
  if (start > links.hour) {
    markMinutes(line);
    closeHour(line);
  } else if (start < links.hour - settings.availabilityPeriodS * 1000) links.hour = start;
}

/** The period has passed: this party's ledger of it becomes an entry, and a new one begins. */
function closeHour(line: Line): void {
  const links = line.links;
  const start = links.hour;
  links.hour = periodStart(line);
  if (!links.privateRoot) return;
  const parties = [...line.peers.values()]
    .sort((one, other) => one.party - other.party)
    .map((peer) => ({
      party: peer.party,
      lineUp: links.line.get(peer.party) ?? new Uint8Array(8),
      circuits: [...links.circuits]
        .filter(([, counted]) => counted.peer === peer.party)
        .map(([key, counted]) => ledgerOf(key, counted)),
    }));
  const { privateRoot } = links;
  const record = encodeRecord({ kind: 'availability', hour: start, parties, privateRoot });
  links.line.clear();
  links.circuits.clear();
  enqueueOwn(line, kinds.availability, record);
}

type Counted = { up: Uint8Array; sent: number; returned: number; rttUs: number[] };

function ledgerOf(key: string, counted: Counted) {
  const sorted = [...counted.rttUs].sort((a, b) => a - b);
  return {
    id: key.slice(key.indexOf('|') + 1),
    up: counted.up,
    sent: counted.sent,
    returned: counted.returned,
    medianUs: sorted[sorted.length >> 1] ?? 0,
    maxUs: sorted.at(-1) ?? 0,
  };
}

/** Start of the availability period that `now` lies in. */
export function periodStart(line: Line): number {
  const period = line.settings.availabilityPeriodS * 1000;
  return Math.floor(line.now.time / period) * period;
}
