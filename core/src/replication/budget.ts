import { type AnyItem, isOpaque } from '../codec/entry.ts';
import type { Journal, Line } from './line.ts';

const hourMs = 3_600_000;

/**
 * Counts a FLASH or OVERRIDE against its party's hourly budget (charter, setting 16). One above it
 * is carried like any other and marked: a flood of them must not hide which party made it. Hours
 * are those of the author's claimed times, so that all stations mark the same ones; how many came
 * in an hour of ours is told apart, for what only our own desk decides.
 */
export function countUrgent(line: Line, journal: Journal, seq: number, item: AnyItem): void {
  if (isOpaque(item)) return;
  const { name } = journal;
  line.sealWanted = true;
  if (isOver(line, line.urgentTimes, name.party, item.time)) {
    const event = { event: 'violation', code: 'over-budget', journal: name, seq } as const;
    line.effects.push({ kind: 'show', event });
  }
  if (name.party !== line.me && isOver(line, line.urgentArrivals, name.party, line.now.elapsed)) {
    line.effects.push({ kind: 'show', event: { event: 'crowded', journal: name, seq } });
  }
}

function isOver(line: Line, times: Map<number, number[]>, party: number, at: number): boolean {
  const { flashPerHour } = line.settings;
  const earlier = (times.get(party) ?? []).filter((time) => Math.abs(at - time) < hourMs);
  const over = earlier.length >= flashPerHour;
  times.set(party, [...earlier, at].slice(-Math.max(1, flashPerHour)));
  return over;
}
