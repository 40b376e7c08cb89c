import type { Link } from '../network/link.ts';
import type { Tap } from '../station/tap.ts';
import type { World } from '../world/world.ts';
import { Counterpart } from './counterpart.ts';
import type { LiarTime } from './liar.ts';
import { Relay } from './relay.ts';
import type { Strategy } from './strategy.ts';
import { joined } from './taps.ts';

type At = { readonly party: number; readonly links: readonly Link[]; readonly hurry?: number };

/** Who lies in a world, and how. */
export class Cast {
  readonly world: World;
  readonly liars: { readonly strategy: Strategy; readonly liar: LiarTime }[] = [];
  /** Parties that lie: nothing is promised of their journals. */
  readonly parties = new Set<number>();
  readonly #taps = new Map<number, readonly Tap[]>();

  constructor(world: World) {
    this.world = world;
  }

  /** Lets a party lie, or whoever runs these links; `hurry` shortens their long pauses. */
  begin(strategy: Strategy, at: At): void {
    const { hurry = 1 } = at;
    if (strategy.role === 'relay') {
      const relay = new Relay(this.world, strategy.name, at.links);
      relay.hurry = hurry;
      const middle = strategy.begin(relay);
      for (const link of at.links) link.middle = middle;
      this.liars.push({ strategy, liar: relay });
      return;
    }
    const liar = new Counterpart(this.world, strategy.name, at.party);
    liar.hurry = hurry;
    this.parties.add(at.party);
    const tap = strategy.begin(liar);
    const taps = [...(this.#taps.get(at.party) ?? []), ...(tap ? [tap] : [])];
    this.#taps.set(at.party, taps);
    liar.station.tap = joined(taps);
    this.liars.push({ strategy, liar });
  }

  /** Healing: whoever lied is silent, and what was said stays said. */
  end(): void {
    for (const { liar } of this.liars) liar.active = false;
    for (const link of this.world.links) link.middle = null;
    for (const party of this.parties) this.world.station(party).tap = null;
    this.#taps.clear();
  }

  isHonest(party: number): boolean {
    return !this.parties.has(party);
  }
}
