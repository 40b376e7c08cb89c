import { decodeBody } from '@parley/core/codec/body.ts';
import { isOpaque } from '@parley/core/codec/entry.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { decodeRecord } from '@parley/core/codec/records.ts';
import { countMinutes } from '@parley/core/station/minutes.ts';
import { type Invariant, Violation } from './invariant.ts';

/** Minutes by which two ledgers of one hour may differ: a canary's period and its bound. */
const beatMinutes = 16;

type Hour = { readonly minutes: number; readonly undisturbed: boolean };

/** Two parties between whom nothing went wrong for an hour say so both. */
export const i15: Invariant = {
  id: 'I15',
  claim: 'availability ledgers agree within one beat',
  watch(run) {
    const hours = new Map<string, Hour>();
    return {
      shown(station, event) {
        if (event.event !== 'entries' || event.journal.party !== station.me) return;
        if (!run.cast.isHonest(station.me)) return;
        for (const item of event.items) {
          if (isOpaque(item) || item.kind !== kinds.availability) continue;
          const body = decodeBody(item.body);
          const record = body.ok ? decodeRecord(item.kind, body.value.record) : body;
          if (!record.ok || record.value.kind !== 'availability') continue;
          const { hour, parties } = record.value;
          for (const { party, lineUp } of parties) {
            // A liar's canaries may come late, or not: then the two differ, and that is shown.
            if (!run.cast.isHonest(party)) continue;
            const pair = [station.me, party].sort((a, b) => a - b).join('-');
            // Hours are told by the wall clock: one that is wrong has other hours.
            const { clocks } = run.ledger;
            const timed = !clocks.has(station.me) && !clocks.has(party);
            const undisturbed = timed && run.fairBetween(station.me, party) > 2 * 3_600_000;
            const mine = { minutes: countMinutes(lineUp), undisturbed };
            const theirs = hours.get(`${hour} ${pair}`);
            if (!theirs) hours.set(`${hour} ${pair}`, mine);
            else if (theirs.undisturbed && mine.undisturbed) compare(pair, theirs, mine);
          }
        }
      },
    };
  },
};

function compare(pair: string, one: Hour, other: Hour): void {
  if (Math.abs(one.minutes - other.minutes) <= beatMinutes) return;
  const what = `${one.minutes} and ${other.minutes} minutes up between ${pair}`;
  throw new Violation('I15', what);
}
