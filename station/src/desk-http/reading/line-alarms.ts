import type { PeerView, Status } from '@parley/api/lines.ts';
import type { StationLine } from '../../station.ts';
import type { DeskLine } from '../desk-line.ts';

/** Of each line, since when its desks have been told that the way to a party is down, ms. */
const told = new WeakMap<StationLine, ReadonlyMap<string, number>>();

/**
 * The parties to which a line is down, and since when a desk of this station has known. The chain
 * of the alarm runs from there, at every desk alike: counted from the last proof, it would call the
 * duty chief of whoever opens a desk after a night without one, before anybody at it was asked.
 */
export function lineAlarms(
  { line, now }: Pick<DeskLine, 'line' | 'now'>,
  peers: readonly Pick<PeerView, 'party' | 'lineUp'>[],
): Status['lineAlarms'] {
  const before = told.get(line);
  // Null is a line that only a courier carries: it is never up, and never down.
  const down = peers.filter(({ lineUp }) => lineUp === false);
  const alarms = down.map(({ party }) => ({ party, since: before?.get(party) ?? now }));
  told.set(line, new Map(alarms.map(({ party, since }) => [party, since])));
  return alarms;
}
