import type { Class } from '../codec/entry.ts';
import type { Line } from '../replication/line.ts';

/**
 * The class of what a station writes by itself or about itself: EXERCISE on a line for exercises,
 * where nothing is REAL, else REAL (spec/agreements.md, exercise).
 */
export function ownClass({ settings }: Pick<Line, 'settings'>): Class {
  return settings.exerciseOnly === 0 ? 0 : 1;
}
