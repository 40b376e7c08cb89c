import type { Random } from '../random.ts';
import type { World } from '../world/world.ts';

const longMs = 600_000;

/** What every liar has: time, chance, and a count of its lies. */
export class LiarTime {
  readonly world: World;
  readonly random: Random;
  readonly name: string;
  /** Lies told so far: a strategy that never got to lie has tested nothing. */
  lies = 0;
  /** Healing ends it: no act of `later` and `every` happens any more. */
  active = true;
  /** Pauses of ten minutes and more are so many times shorter. */
  hurry = 1;
  readonly #who: number;

  constructor(world: World, name: string, who: number) {
    this.world = world;
    this.name = name;
    this.random = world.random.split(`liar ${name} ${who}`);
    this.#who = who;
  }

  /** ms since the run began. */
  get elapsed(): number {
    return this.world.elapsed;
  }

  /** To be called at each lie that was really told. */
  lied(what = ''): void {
    this.lies++;
    this.world.trace.tell(this.#who, 'lie', this.lies, this.name.length);
    this.world.trace.write(this.#who, 'lie', `${this.name} ${what}`);
  }

  /** Does it once, so many ms from now. */
  later(ms: number, act: () => void): void {
    this.world.later(ms < longMs ? ms : ms / this.hurry, () => {
      if (this.active) act();
      return undefined;
    });
  }

  /** Does it again and again, until healing. */
  every(ms: number, act: () => void): void {
    this.later(ms, () => {
      act();
      this.every(ms, act);
    });
  }
}
