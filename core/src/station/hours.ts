import { kinds } from '../codec/kinds.ts';
import { encodeRecord } from '../codec/records.ts';
import type { Line, QueuedDraft } from '../replication/line.ts';
import { forgetOldest, takePeriod } from './ledger.ts';
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
    links.owed.push({ hour: links.hour, parties: takePeriod(line) });
    forgetOldest(line);
    links.hour = start;
    stateLedgers(line);
  } else if (start < links.hour - settings.availabilityPeriodS * 1000) links.hour = start;
}

/**
 * This party's ledgers of all periods that are owed become entries, in their order; each is owed
 * until it is on disk. Only when a period ends: a station that has just started says nothing by
 * itself before its peers could tell it that its machine was rolled back.
 */
function stateLedgers(line: Line): void {
  const { links, mute, fault, queue, turn } = line;
  const { owed, privateRoot } = links;
  if (!privateRoot || mute !== null || fault) return;
  const isOne = ({ draft }: QueuedDraft) => draft.kind === kinds.availability;
  if (turn?.drafts.some(isOne) || queue.some((waiting) => waiting.some(isOne))) return;
  for (const { hour, parties } of owed) {
    const record = encodeRecord({ kind: 'availability', hour, parties, privateRoot });
    enqueueOwn(line, kinds.availability, record);
  }
}

/** Start of the availability period that `now` lies in. */
export function periodStart(line: Line): number {
  const period = line.settings.availabilityPeriodS * 1000;
  return Math.floor(line.now.time / period) * period;
}
