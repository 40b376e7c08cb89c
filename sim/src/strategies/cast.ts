import type { Link } from '../network/link.ts';
import type { World } from '../world/world.ts';
import { Counterpart } from './counterpart.ts';
import type { LiarTime } from './liar.ts';
import { Relay } from './relay.ts';
import type { Strategy } from './strategy.ts';

/** Who lies in a world, and how. */
export class Cast {
  readonly world: World;
  readonly liars: { readonly strategy: Strategy; readonly liar: LiarTime }[] = [];
  /** Parties that lie: nothing is promised of their journals. */
  readonly parties = new Set<number>();

  constructor(world: World) {
    this.world = world;
  }

  /** Lets a party lie, or whoever runs these links. */
  begin(strategy: Strategy, at: { party: number; links: readonly Link[] }): void {
    if (strategy.role === 'relay') {
      const relay = new Relay(this.world, strategy.name, at.links);
      const middle = strategy.begin(relay);
      for (const link of at.links) link.middle = middle;
      this.liars.push({ strategy, liar: relay });
      return;
    }
    const liar = new Counterpart(this.world, strategy.name, at.party);
    this.parties.add(at.party);
    liar.station.tap = strategy.begin(liar) ?? null;
    this.liars.push({ strategy, liar });
  }

  /** Healing: whoever lied is silent, and what was said stays said. */
  end(): void {
    for (const { liar } of this.liars) liar.active = false;
    for (const link of this.world.links) link.middle = null;
    for (const party of this.parties) this.world.station(party).tap = null;
  }

  isHonest(party: number): boolean {
    return !this.parties.has(party);
  }
}
