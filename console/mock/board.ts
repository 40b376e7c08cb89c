import type { Board, Period } from '@parley/api/board.ts';
import { statusOf } from './lists.ts';
import { clockOf, type World } from './world.ts';

const hour = 3_600_000;

/** Round trips that look like a line's: even, with one bad moment. */
function samples(now: number, base: number): { at: number; rttUs: number | null }[] {
  return Array.from({ length: 60 }, (_, i) => {
    const bump = i > 22 && i < 28 ? base * (0.9 - Math.abs(i - 25) * 0.3) : 0;
    const wave = Math.sin(i * 1.7) * base * 0.06;
    return { at: now - (60 - i) * 20_000, rttUs: i === 41 ? null : Math.round(base + bump + wave) };
  });
}

function periodsOf(until: number, days: number): Period[] {
  const first = until - (until % (24 * hour)) - (days - 1) * 24 * hour;
  const count = Math.floor((until - first) / hour);
  return Array.from({ length: count }, (_, i) => {
    const down = i === 79 || i === 80;
    const differs = i === 111;
    return {
      start: first + i * hour,
      ours: down ? 12 : 60,
      theirs: down ? 12 : differs ? 31 : i === count - 1 ? null : 60,
      agreedUp: down ? 12 : differs ? 31 : 60,
      agreedDown: down ? 48 : 0,
      disputed: differs ? 29 : 0,
      notStated: 0,
    };
  });
}

export function boardOf(world: World, days: number): Board {
  const now = clockOf(world);
  const peer = statusOf(world).peers[0];
  if (!peer) throw new Error('the mock has a peer');
  const periods = world.periods ?? periodsOf(now, days);
  const disputed = periods.find(({ disputed: minutes }) => minutes > 0);
  return {
    now,
    since: periods[0]?.start ?? now,
    until: now,
    periodMs: hour,
    watch: statusOf(world).watch,
    parties: [
      {
        party: 'washington',
        flash: {
          answer: !world.circuitsUp ? 'no-circuit' : world.lineUp ? 'yes' : 'no',
          provenAgo: peer.provenAgo,
          roundTripMs: 18,
          boundS: 30,
        },
        peer,
        circuits: peer.circuits.map((circuit, i) => ({
          ...circuit,
          samples: samples(now, circuit.rttUs ?? 14_000),
          lossDay: i === 0 ? 0 : 0.004,
          upMonth: i === 0 ? 0.9997 : 0.992,
          medianUs: circuit.rttUs ?? 0,
          maxUs: (circuit.rttUs ?? 0) * 2,
        })),
        periods,
        disputes: disputed
          ? [{ minute: disputed.start + 31 * 60_000, ours: true, theirs: false }]
          : [],
        longestOutage: { from: (periods[79]?.start ?? now) + 12 * 60_000, minutes: 97 },
        minutesUp: { ours: periods.length * 60 - 96, theirs: periods.length * 60 - 60 - 125 },
        tests: { done: 568, due: 568 },
      },
    ],
    keys: {
      incarnation: '0',
      incarnationSince: now - 21 * 24 * hour,
      receiveKey: { number: 21, since: now - 9 * hour },
      finalUpTo: now - hour,
      finalCut: 3,
    },
  };
}
