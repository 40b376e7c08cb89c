import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Rivals } from './rivals.ts';

type End = 0 | 1;
const ends = [0, 1] as const;
const other = (end: End): End => (end === 0 ? 1 : 0);

type Message = 'request' | 'answer' | 'frame' | 'close';

/** A connection between the two, or (`by` null) of a thief to one of them. */
type Wire = {
  readonly key: string;
  readonly by: End | null;
  /** On their way to each end, in order. */
  readonly to: [Message[], Message[]];
  readonly up: [boolean, boolean];
};

/** Two stations that dial each other, restart, and are called by thieves, in any order at all. */
class World {
  readonly rivals: [Rivals, Rivals] = [fresh(0), fresh(1)];
  wires: Wire[] = [];
  /** Attempts under way. */
  readonly attempts: [Wire | null, Wire | null] = [null, null];
  /** A connection was proved at both ends, and nobody ever restarted. */
  met = false;
  #restarted = false;

  dial(end: End): void {
    if (!this.rivals[end].dials || this.attempts[end]) return;
    const wire = this.#wire(end);
    this.attempts[end] = wire;
    wire.to[other(end)].push('request');
  }

  /** A thief of the other's TLS key dials this end. */
  thief(end: End): void {
    const wire = this.#wire(null);
    const before = this.rivals[end].present;
    const proved = !this.rivals[end].dials && this.provedAt(end);
    wire.up[end] = true;
    this.#end(end, this.rivals[end].up({ key: wire.key, dialledHere: false, from: 'thief' }));
    if (before !== undefined && proved) expect(this.rivals[end].present).toBe(before);
  }

  restart(end: End): void {
    this.rivals[end] = fresh(end);
    this.attempts[end] = null;
    this.#restarted = true;
    this.met = false;
    for (const wire of this.wires) {
      wire.up[end] = false;
      wire.to[end] = [];
    }
    // What was asked for and is gone is answered by nobody.
    this.wires = this.wires.filter(({ by, up }) => by !== end || up[other(end)]);
  }

  deliver(wire: Wire, end: End): void {
    const message = wire.to[end].shift();
    if (message === 'request') return this.#up(wire, end, ['answer', 'frame']);
    if (message === 'answer') {
      if (this.attempts[end] !== wire) return void wire.to[other(end)].push('close');
      this.attempts[end] = null;
      return this.#up(wire, end, ['frame']);
    }
    if (!wire.up[end]) return;
    if (message === 'frame') this.#end(end, this.rivals[end].proved(wire.key));
    if (message === 'close') this.#gone(wire, end);
    this.#look(end);
  }

  /** Time passes at this end: what is silent, and what proved nothing, is ended. */
  time(end: End): void {
    for (const wire of this.wires) {
      if (!wire.up[end]) continue;
      const alive = wire.by === null || wire.up[other(end)];
      if (alive) this.#end(end, this.rivals[end].late(wire.key));
      else this.#end(end, this.rivals[end].ended(wire.key));
    }
    if (this.attempts[end]?.to[other(end)].length === 0) {
      const { to, up } = this.attempts[end];
      if (!up[other(end)] && to[end].length === 0) this.attempts[end] = null;
    }
  }

  get common(): Wire[] {
    return this.wires.filter(({ up }) => up[0] && up[1]);
  }

  provedAt(end: End): boolean {
    return this.wires.some(({ key, up }) => up[end] && this.rivals[end].isProved(key));
  }

  #wire(by: End | null): Wire {
    const wire: Wire = { key: `${names++}`, by, to: [[], []], up: [false, false] };
    this.wires.push(wire);
    return wire;
  }

  #up(wire: Wire, end: End, says: readonly Message[]): void {
    wire.up[end] = true;
    const { key, by } = wire;
    wire.to[other(end)].push(...says);
    this.#end(end, this.rivals[end].up({ key, dialledHere: by === end, from: 'peer' }));
    this.#look(end);
  }

  /** Ended here: the other end learns of it behind what was sent before. */
  #end(end: End, keys: readonly string[]): void {
    for (const wire of this.wires.filter(({ key }) => keys.includes(key))) {
      wire.up[end] = false;
      if (wire.by !== null) wire.to[other(end)].push('close');
    }
  }

  #gone(wire: Wire, end: End): void {
    wire.up[end] = false;
    this.rivals[end].ended(wire.key);
  }

  #look(end: End): void {
    const attempt = this.attempts[end];
    if (attempt && !this.rivals[end].dials) this.attempts[end] = null;
    if (this.met) expect(this.common.length).toBeGreaterThan(0);
    const proved = ({ key }: Wire) => this.rivals.every((one) => one.isProved(key));
    this.met ||= !this.#restarted && this.common.some(proved);
  }
}

let names = 0;

function fresh(end: End): Rivals {
  return new Rivals({ decides: end === 0, besideMax: 3 });
}

const acts = fc.constantFrom('dial', 'dial', 'thief', 'restart', 'deliver', 'deliver', 'deliver');
const step = fc.tuple(acts, fc.constantFrom(...ends), fc.nat(20));

function play(world: World, steps: readonly [string, End, number][]): void {
  for (const [act, end, which] of steps) {
    if (act === 'dial') world.dial(end);
    if (act === 'thief') world.thief(end);
    if (act === 'restart') world.restart(end);
    const due = world.wires.filter(({ to }) => to[end].length > 0);
    const wire = due[which % Math.max(1, due.length)];
    if (act === 'deliver' && wire) world.deliver(wire, end);
  }
}

/** Everything under way arrives, in the order that the numbers say, and time passes. */
function settle(world: World, order: readonly number[]): void {
  let turn = 0;
  for (let round = 0; round < 8; round++) {
    for (;;) {
      const due = world.wires.flatMap((wire) => {
        return ends.filter((end) => wire.to[end].length > 0).map((end) => ({ wire, end }));
      });
      const next = due[(order[turn++ % order.length] ?? 0) % Math.max(1, due.length)];
      if (!next) break;
      world.deliver(next.wire, next.end);
    }
    for (const end of ends) world.time(end);
    for (const end of ends) world.dial(end);
  }
}

describe('connections of two stations', () => {
  it('come to one and the same, whatever crossed, restarted or was stolen', () => {
    const order = fc.array(fc.nat(20), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), order, (steps, numbers) => {
        const world = new World();
        play(world, steps);
        settle(world, numbers);
        const [one] = world.common;
        expect(world.common).toHaveLength(1);
        expect(world.rivals.map(({ present }) => present)).toEqual([one?.key, one?.key]);
        expect(world.rivals.map(({ dials }) => dials)).toEqual([false, false]);
      }),
      { numRuns: 3000 },
    );
  });
});
