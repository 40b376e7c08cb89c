import { clocks } from './clock.ts';
import type { Fault } from './fault.ts';
import { network } from './network.ts';
import { operators } from './operator.ts';
import { processes } from './process.ts';
import { laterStore, store, tornWrite } from './store.ts';
import { attachment, work } from './work.ts';

/** Everything that may happen, in the order of the table. */
export const faults: readonly Fault[] = [
  ...work,
  ...network,
  ...store,
  ...processes,
  ...clocks,
  ...operators,
];

/** What came last, and is drawn by itself (`run/plan.ts`). */
export const latestFaults: readonly Fault[] = [attachment, tornWrite];

/** All there are. */
export const everyFault: readonly Fault[] = [...faults, ...laterStore, ...latestFaults];
