import type { Profile } from '../network/profile.ts';
import type { Random } from '../random.ts';
import type { Fault } from './fault.ts';
import { whileMs } from './fault.ts';

/** Something is wrong with one link for a while. */
function weather(name: string, weight: number, draw: (random: Random) => Partial<Profile>): Fault {
  return {
    name,
    layer: 'network',
    weight,
    act(run, random) {
      const link = random.pick(run.world.links);
      const wrong = draw(random);
      const ms = whileMs(random);
      run.weather(link).begin(wrong);
      run.world.later(ms, () => {
        run.weather(link).end(wrong, run.world.elapsed);
        return undefined;
      });
    },
  };
}

/** Frames go one way. A circuit that comes up meanwhile knows it, and is dialled anew after. */
const oneWay: Fault = {
  name: 'one-way',
  layer: 'network',
  weight: 2,
  act(run, random) {
    const link = random.pick(run.world.links);
    const wrong = { oneWay: random.pick([0, 1] as const) };
    const begun = run.world.elapsed;
    const ms = whileMs(random);
    run.weather(link).begin(wrong);
    run.world.later(ms, () => {
      run.weather(link).end(wrong, run.world.elapsed);
      if (!link.connected || link.upSince < begun) return undefined;
      run.world.disconnect(link);
      run.world.redial(link);
      return undefined;
    });
  },
};

const cut: Fault = {
  name: 'partition',
  layer: 'network',
  weight: 4,
  act(run, random) {
    const links = run.world.links.filter(() => random.oneIn(2));
    for (const link of links) run.cut(link);
    run.world.later(whileMs(random, 72 * 3_600_000), () => {
      for (const link of links) run.mend(link);
      return undefined;
    });
  },
};

const reset: Fault = {
  name: 'reset',
  layer: 'network',
  weight: 4,
  act(run, random) {
    const link = random.pick(run.world.links);
    run.world.disconnect(link);
    run.world.redial(link);
  },
};

/** Both ends hold it for up; nothing passes, until it is dialled anew. */
const halfOpen: Fault = {
  name: 'half-open',
  layer: 'network',
  weight: 2,
  act(run, random) {
    const link = random.pick(run.world.links);
    if (!link.connected) return;
    link.dead = true;
    run.world.later(whileMs(random, 1_800_000), () => {
      if (!link.dead) return undefined;
      run.world.disconnect(link);
      run.world.redial(link);
      return undefined;
    });
  },
};

/** Frames of any time go again, by any circuit to the same party or to another. */
const replay: Fault = {
  name: 'replay',
  layer: 'network',
  weight: 4,
  act(run, random) {
    const from = random.pick(run.world.links);
    const side = random.pick([0, 1] as const);
    const to = random.oneIn(4) ? random.pick(run.world.links) : from;
    const target = random.oneIn(4) ? random.pick(to.ends) : to.ends[side === 0 ? 1 : 0];
    const past = from.past(side);
    for (let i = random.between(1, 40); i > 0 && past.length > 0; i--) {
      to.inject(target, random.pick(past));
    }
  },
};

/** Bytes of nobody. */
const noise: Fault = {
  name: 'noise',
  layer: 'network',
  weight: 1,
  act(run, random) {
    const link = random.pick(run.world.links);
    for (let i = random.between(1, 20); i > 0; i--) {
      link.inject(random.pick(link.ends), random.bytes(1 + random.spread(1, 2000)));
    }
  },
};

/** A path on which everything comes, hours or days later. */
export const late = weather('late', 2, (random) => ({
  delayMs: random.spread(3_600_000, 72 * 3_600_000),
}));

/** What paths do to frames (resilience D.3, network). */
export const network: readonly Fault[] = [
  weather('loss', 5, (random) => ({ loss: 0.6 * random.unit() })),
  weather('burst-loss', 3, (random) => ({
    burst: { begins: 0.2 * random.unit(), ends: 0.05 + 0.4 * random.unit() },
  })),
  weather('duplicate', 3, (random) => ({ duplicate: 0.5 * random.unit() })),
  weather('reorder', 3, (random) => ({ unordered: true, jitterMs: random.spread(1, 10_000) })),
  weather('bit-flips', 2, (random) => ({ flip: 0.3 * random.unit() })),
  weather('truncation', 2, (random) => ({ truncate: 0.3 * random.unit() })),
  weather('small-mtu', 2, (random) => ({ mtu: random.spread(1500, 64 * 1024) })),
  oneWay,
  weather('delay', 3, (random) => ({ delayMs: random.spread(100, 3_600_000) })),
  weather('dribble', 2, (random) => ({ rate: random.spread(1, 100) / 10 })),
  cut,
  reset,
  halfOpen,
  replay,
  noise,
];
