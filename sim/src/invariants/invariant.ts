import type { Run } from '../run/run.ts';
import type { Observer } from '../station/place.ts';

/** What one invariant sees of a run. It throws a `Violation` where its claim does not hold. */
export type Watch = Observer & {
  /** Every minute or so of world time. */
  looked?(): void;
  /** After healing and convergence. */
  finished?(): void | Promise<void>;
};

export type Invariant = {
  /** I1 to I19. */
  readonly id: string;
  /** What always holds, in one sentence. */
  readonly claim: string;
  watch(run: Run): Watch;
};

/** A claim that does not hold: a bug in core, envelope or the simulator itself. */
export class Violation extends Error {
  readonly id: string;

  constructor(id: string, what: string) {
    super(`${id}: ${what}`);
    this.id = id;
  }
}
