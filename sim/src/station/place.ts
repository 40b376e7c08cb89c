import type { StoreRecord } from '@parley/core/journal/records.ts';
import type { Shown } from '@parley/core/replication/io.ts';
import type { Founding } from '../founding.ts';
import type { Trace } from '../world/trace.ts';
import type { SimStation } from './station.ts';

/** What a simulated station needs of the world around it. */
export type StationPlace = {
  /** ms since the run began. */
  readonly elapsed: number;
  readonly founding: Founding;
  readonly trace: Trace;
  later(ms: number, act: () => undefined | Promise<void>): void;
  /** Promises are at work: nothing else happens until they have settled. */
  stir(): void;
  /** Resolves a little later in world time, whatever the processor took. */
  wait<T>(result: Promise<T>, ms: number): Promise<T>;
  /** A claim does not hold, or our own code is wrong: the run ends. */
  fail(error: unknown): void;
  /** The process ended by itself: its circuits end with it. */
  stopped(station: SimStation): void;
  readonly observers: readonly Observer[];
};

/** Who looks on: the invariants, and tests. */
export type Observer = {
  shown?(station: SimStation, event: Shown): void;
  /** Before the signature leaves the signer. */
  signed?(station: SimStation, key: 'note' | 'cosign' | 'pq', message: Uint8Array): void;
  /** After every turn of the loop. */
  turned?(station: SimStation): void;
  /** The store has acknowledged a write of the core. */
  stored?(station: SimStation, records: readonly StoreRecord[]): void;
  booted?(station: SimStation): void;
  /** A frame came that this station could not open. */
  unopened?(station: SimStation, code: string, circuit: string | null): void;
};
