import { clocks } from './clock.ts';
import type { Fault } from './fault.ts';
import { late, network } from './network.ts';
import { officers } from './officers.ts';
import { attachmentByCourier, operators } from './operator.ts';
import { processes } from './process.ts';
import { rot } from './rot.ts';
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

/** The same, after that. */
export const newestFaults: readonly Fault[] = [
  late,
  ...rot,
  ...officers,
  attachmentByCourier,
  attachment,
];

/** All there are. */
export const everyFault: readonly Fault[] = [
  ...new Set([...faults, ...laterStore, ...latestFaults, ...newestFaults]),
];
