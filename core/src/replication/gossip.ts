import type { Journal, Line } from './line.ts';

/** A cosignature that is new here is told again for so many challenge periods. */
const gossipPeriods = 10;

export function keepGossiping(line: Line, journal: Journal): void {
  const { challengePeriodS } = line.settings;
  journal.gossipUntil = line.now.elapsed + gossipPeriods * challengePeriodS * 1000;
}
