import { equal } from '@parley/core/base/bytes.ts';
import { cosignedBy } from '@parley/core/replication/counts.ts';
import type { Journal } from '@parley/core/replication/line.ts';
import { slow } from '../network/profile.ts';
import type { Run } from '../run/run.ts';
import type { SimStation } from '../station/station.ts';
import { owed } from './i01-recorded-is-held.ts';
import { type Invariant, Violation } from './invariant.ts';

const minuteMs = 60_000;

/** What still keeps the honest stations from being one; undefined: they are. */
export function difference(run: Run): string | undefined {
  const { honest } = run;
  for (const { me, line, running } of honest) {
    if (!running || line.mute) return `${me} signs nothing: ${line.mute ?? 'stopped'}`;
  }
  for (const author of honest) {
    const own = presentOf(author);
    for (const station of honest) {
      const problem = station === author ? undefined : lacking(author, own, station);
      if (problem) return problem;
    }
  }
  // Of a journal that has ended, too, what somebody lost comes back.
  return owed(run);
}

function presentOf({ line }: SimStation): Journal {
  return line.journals.get(line.own) as Journal;
}

function lacking(author: SimStation, own: Journal, station: SimStation): string | undefined {
  const copy = station.line.journals.get(own.key);
  const { size, root } = own.durable;
  if ((copy?.durable.size ?? 0) !== size) {
    return `${station.me} holds ${copy?.durable.size ?? 0} of ${own.key}, of ${size}`;
  }
  if (copy && !equal(copy.durable.root, root)) return `${station.me} holds another ${own.key}`;
  const recorded = cosignedBy(author.line, own, station.me);
  if (recorded === size) return undefined;
  return `${author.me} knows ${recorded} of ${size} on the record of ${station.me}`;
}

/** Time for it over the slow circuit: what is to be carried, twice, and a quarter of an hour. */
export function boundMs(run: Run): number {
  const { world } = run;
  let bytes = 0;
  for (const { machine } of world.stations) {
    for (const { runs } of machine.disk.journals.values()) {
      for (const one of runs) bytes += one.bytes.length + 200;
    }
    bytes += machine.disk.attachments.bytes;
  }
  const periodMs = world.station(0).line.settings.challengePeriodS * 1000;
  return (2 * bytes) / slow.rate + 15 * minuteMs + 3 * periodMs;
}

/** Within what has to be carried, twice, and a quarter of an hour, all are one. */
export const i07: Invariant = {
  id: 'I7',
  claim: 'after healing all converge within bytes/rate × 2 + 15 minutes',
  watch(run) {
    return {
      finished() {
        const rest = run.healed ? difference(run) : undefined;
        if (rest) throw new Violation('I7', rest);
      },
    };
  },
};
