import { invariants } from '../invariants/all.ts';
import type { Watch } from '../invariants/invariant.ts';
import { Cast } from '../strategies/cast.ts';
import type { World } from '../world/world.ts';
import { Ledger } from './ledger.ts';

/** A world under watch: who lies in it, what the faults took, and all that must hold. */
export class Run {
  readonly world: World;
  readonly cast: Cast;
  readonly ledger: Ledger;
  /** Set when all faults have ended: from here on convergence is owed. */
  healedAt: number | null = null;
  readonly watches: readonly Watch[];

  constructor(world: World) {
    this.world = world;
    this.cast = new Cast(world);
    this.ledger = new Ledger(world);
    this.watches = invariants.map((invariant) => invariant.watch(this));
    world.observers.push(...this.watches);
  }

  /** Stations that keep the rules. */
  get honest() {
    return this.world.stations.filter(({ me }) => this.cast.isHonest(me));
  }

  isHonestJournal(key: string): boolean {
    return this.cast.isHonest(Number.parseInt(key, 10));
  }

  /** Lets so much time pass, and looks at everything every so often. */
  async pass(ms: number, everyMs = 60_000): Promise<void> {
    const end = this.world.elapsed + ms;
    while (this.world.elapsed < end) {
      await this.world.runUntil(Math.min(end, this.world.elapsed + everyMs));
      for (const watch of this.watches) watch.looked?.();
    }
  }

  /** Everything is healed and has had its time: what must hold now is asked. */
  async finish(): Promise<void> {
    for (const watch of this.watches) await watch.finished?.();
    if (this.world.failure) throw this.world.failure;
  }
}
