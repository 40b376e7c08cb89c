import { handlingClockS } from '@parley/core/codec/settings.ts';
import type { ShownState } from '../../projection/states.ts';
import type { StationLine } from '../../station.ts';

/** On our record so much later than it was written, a text says so before it can be answered. */
export const lateMs = 10 * 60 * 1000;

const byOfficer: ReadonlySet<string> = new Set(['acknowledged', 'withheld', 'answered']);

type Read = {
  /** When its author says that it was written, and when we cosigned it, ms since 1970. */
  readonly written: number;
  readonly recorded: number | null;
  readonly precedence: number;
  readonly forOurAction: boolean;
  /** What is proven of it here. */
  readonly ours: readonly ShownState[];
};

/**
 * When it was written and came on our record, where it is read late: it was long on its way, or it
 * lies here beyond its handling clock and nobody has acknowledged it (spec/link.md, read late).
 * The command line and the desk both show what this says.
 */
export function lateOf(
  { host }: Pick<StationLine, 'host'>,
  { written, recorded, precedence, forOurAction, ours }: Read,
): { readonly written: number; readonly recorded: number } | null {
  if (recorded === null) return null;
  const clockMs = handlingClockS(host.line.settings, precedence) * 1000;
  const waits = forOurAction && !ours.some(({ state }) => byOfficer.has(state));
  const lies = waits && host.options.clock.now().time - recorded > clockMs;
  return recorded - written > lateMs || lies ? { written, recorded } : null;
}
