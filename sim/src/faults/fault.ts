import type { Random } from '../random.ts';
import type { Run } from '../run/run.ts';

export type Layer = 'work' | 'network' | 'store' | 'process' | 'clock' | 'operator';

/** What may happen in a run: work of officers, and everything that goes wrong. */
export type Fault = {
  /** Unique, and never changed: replays name it. */
  readonly name: string;
  readonly layer: Layer;
  /** How often, against the others that a seed drew. */
  readonly weight: number;
  /** Does it now; what it draws comes from a stream of its own. What lasts ends by itself. */
  act(run: Run, random: Random): void | Promise<void>;
};

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** How long something lasts: from seconds to a day, short as often as long. */
export function whileMs(random: Random, most = 24 * hourMs): number {
  return random.spread(5000, most);
}
