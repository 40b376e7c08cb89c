import type { Middle } from '../network/link.ts';
import type { Tap } from '../station/tap.ts';
import type { After } from './after.ts';
import type { Counterpart } from './counterpart.ts';
import type { Relay } from './relay.ts';

type Named = {
  /** In small letters with dashes; unique, and never changed: replays name it. */
  readonly name: string;
  /** What it lies about, in one line for the table. */
  readonly lie: string;
  /** What must hold all the same, or come of it: beside the invariants, which always hold. */
  readonly holds: string;
  /** On a network without other faults: what of that is not so. */
  readonly broken?: (after: After) => string | undefined;
};

/** A party that holds its own keys and keeps no rule. */
export type CounterpartStrategy = Named & {
  readonly role: 'counterpart';
  /** The least number of parties it needs; 2 where nothing is said. */
  readonly parties?: number;
  /** Begins to lie. What it answers, if anything, is set between its station and the circuits. */
  begin(liar: Counterpart): Tap | undefined;
};

/** Whoever runs the network between two parties: it sees frames, and holds no key. */
export type RelayStrategy = Named & {
  readonly role: 'relay';
  begin(relay: Relay): Middle;
};

/** One way to lie, in a file of its own; `all.ts` lists them. */
export type Strategy = CounterpartStrategy | RelayStrategy;
