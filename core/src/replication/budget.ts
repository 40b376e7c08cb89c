import { type AnyItem, isOpaque } from '../codec/entry.ts';
import type { Journal, Line } from './line.ts';

const hourMs = 3_600_000;

/**
 * Counts a FLASH or OVERRIDE against its party's hourly budget (charter, setting 16). One above it
 * is carried like any other and marked: a flood of them must not hide which party made it. Hours
 * are those of the author's claimed times, so that all stations mark the same ones.
 */
export function countUrgent(line: Line, journal: Journal, seq: number, item: AnyItem): void {
  if (isOpaque(item)) return;
  const { party } = journal.name;
  line.sealWanted = true;
  const earlier = (line.urgentTimes.get(party) ?? []).filter(
    (time) => Math.abs(item.time - time) < hourMs,
  );
  const over = earlier.length >= line.settings.flashPerHour;
  earlier.push(item.time);
  line.urgentTimes.set(party, earlier.slice(-line.settings.flashPerHour));
  if (!over) return;
  const event = { event: 'violation', code: 'over-budget', journal: journal.name, seq } as const;
  line.effects.push({ kind: 'show', event });
}
