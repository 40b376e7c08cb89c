import type { Crypto, Entropy } from '@parley/core/base/crypto.ts';
import type { Charter } from '@parley/core/codec/charter.ts';
import type { LineStore } from '../store/line-store.ts';
import type { StationStore } from '../store/station-store.ts';
import type { Clock } from './clock.ts';

/** What a line at work stands on: its stores, its charter, and the ports of the core. */
export type HostOptions = {
  readonly station: StationStore;
  readonly store: LineStore;
  readonly line: Uint8Array;
  readonly charter: Charter;
  readonly me: number;
  readonly crypto: Crypto;
  readonly entropy: Entropy;
  readonly clock: Clock;
};
