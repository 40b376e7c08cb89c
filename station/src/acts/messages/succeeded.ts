import { kinds } from '@parley/core/codec/kinds.ts';
import { followerOf } from '../../desk/context.ts';
import type { Station, StationLine } from '../../station.ts';
import { ActRefusal } from '../act.ts';

const newWords: readonly number[] = [kinds.message, kinds.confirm, kinds.service];

/**
 * A line that another one follows stays readable, goes on replicating, and what came on it can
 * still be acknowledged, withheld and answered; it takes no new words (spec/charter.md, successor).
 * Refuses `succeeded` with the name of the line that follows.
 */
export function refuseSucceeded(station: Station, line: StationLine, kind: number): void {
  const follower = newWords.includes(kind) ? followerOf(station, line) : undefined;
  if (follower) throw new ActRefusal('succeeded', follower.charter.name);
}
