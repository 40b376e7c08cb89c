import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Edge, OrderCheck, type OrderSource, type Stretch, transcriptOrder } from './order.ts';

type Schedule = { readonly sizes: number[]; readonly edges: Map<number, Edge[]>[] };

function sourceOf(schedule: Schedule): OrderSource {
  return {
    sizes: schedule.sizes,
    starts: schedule.sizes.map(() => 0),
    nextEdged(rank, from) {
      const edges = schedule.edges[rank] as Map<number, Edge[]>;
      for (let seq = from; seq < (schedule.sizes[rank] as number); seq++) {
        const found = edges.get(seq);
        if (found !== undefined) return { seq, edges: found };
      }
      return undefined;
    },
  };
}

/** Honest schedules: each party writes, hearing of some prefix of the others. */
const schedules = fc
  .record({
    journals: fc.integer({ min: 2, max: 6 }),
    steps: fc.array(fc.tuple(fc.nat(5), fc.nat(5), fc.nat(4)), { maxLength: 60 }),
  })
  .map(({ journals, steps }): Schedule => {
    const sizes = new Array<number>(journals).fill(0);
    const edges = sizes.map(() => new Map<number, Edge[]>());
    const held = sizes.map(() => new Array<number>(journals).fill(0));
    for (const [a, b, back] of steps) {
      const author = a % journals;
      const other = b % journals;
      const heard = Math.max(held[author]?.[other] ?? 0, (sizes[other] as number) - back);
      if (other !== author && heard > (held[author]?.[other] as number)) {
        (held[author] as number[])[other] = heard;
        edges[author]?.set(sizes[author] as number, [{ rank: other, size: heard }]);
      }
      sizes[author] = (sizes[author] as number) + 1;
    }
    return { sizes, edges };
  });

/** The rule word for word, entry by entry. */
function slowOrder(schedule: Schedule): string[] {
  const emitted = schedule.sizes.map(() => 0);
  const out: string[] = [];
  for (;;) {
    const rank = emitted.findIndex((seq, at) => {
      if (seq >= (schedule.sizes[at] as number)) return false;
      const edges = schedule.edges[at]?.get(seq) ?? [];
      return edges.every((edge) => (emitted[edge.rank] as number) >= edge.size);
    });
    if (rank < 0) return out;
    out.push(`${rank}.${emitted[rank]}`);
    emitted[rank] = (emitted[rank] as number) + 1;
  }
}

function flat(stretches: Iterable<Stretch>): string[] {
  const out: string[] = [];
  for (const { rank, first, count } of stretches) {
    for (let seq = first; seq < first + count; seq++) out.push(`${rank}.${seq}`);
  }
  return out;
}

function accepts(schedule: Schedule, order: readonly string[]): boolean {
  const check = new OrderCheck(schedule.sizes.map(() => 0));
  for (const name of order) {
    const [rank, seq] = name.split('.').map(Number) as [number, number];
    if (check.emitted(rank) !== seq) return false;
    if (!check.mayEmit(rank, schedule.edges[rank]?.get(seq) ?? [])) return false;
    check.emit(rank, 1);
  }
  return order.length === schedule.sizes.reduce((sum, size) => sum + size, 0);
}

describe('transcript order', () => {
  it('is the order of the rule, with every entry once', () => {
    fc.assert(
      fc.property(schedules, (schedule) => {
        const stretches = [...transcriptOrder(sourceOf(schedule))];
        expect(flat(stretches)).toEqual(slowOrder(schedule));
        for (let i = 1; i < stretches.length; i++) {
          expect(stretches[i]?.rank).not.toBe(stretches[i - 1]?.rank);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is the only order that the check accepts: any two neighbours swapped are refused', () => {
    fc.assert(
      fc.property(schedules, (schedule) => {
        const order = slowOrder(schedule);
        expect(accepts(schedule, order)).toBe(true);
        for (let i = 1; i < order.length; i++) {
          const swapped = [...order];
          [swapped[i - 1], swapped[i]] = [order[i] as string, order[i - 1] as string];
          expect(accepts(schedule, swapped)).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is the only order that the check accepts: other readings of the edges are refused', () => {
    const picks = fc.array(fc.nat(5), { minLength: 60, maxLength: 60 });
    fc.assert(
      fc.property(schedules, picks, (schedule, choices) => {
        const total = slowOrder(schedule);
        const emitted = schedule.sizes.map(() => 0);
        const other: string[] = [];
        for (const choice of choices.slice(0, total.length)) {
          const ready = emitted.flatMap((seq, at) => {
            if (seq >= (schedule.sizes[at] as number)) return [];
            const edges = schedule.edges[at]?.get(seq) ?? [];
            return edges.every((e) => (emitted[e.rank] as number) >= e.size) ? [at] : [];
          });
          const rank = ready[choice % ready.length] as number;
          other.push(`${rank}.${emitted[rank]}`);
          emitted[rank] = (emitted[rank] as number) + 1;
        }
        expect(accepts(schedule, other)).toBe(other.join() === total.join());
      }),
      { numRuns: 500 },
    );
  });

  it('takes a million entries of a two-sided conversation in one pass', () => {
    const half = 500_000;
    let asked = 0;
    const source: OrderSource = {
      sizes: [half, half],
      starts: [0, 0],
      nextEdged: (rank, seq) => {
        asked++;
        return seq + rank >= 1 && seq < half
          ? { seq, edges: [{ rank: 1 - rank, size: rank === 0 ? seq : seq + 1 }] }
          : seq < half
            ? { seq: 1, edges: [{ rank: 1, size: 1 }] }
            : undefined;
      },
    };
    let count = 0;
    for (const stretch of transcriptOrder(source)) count += stretch.count;
    expect(count).toBe(2 * half);
    // An entry is looked for once, when the one before it is taken; and the end of each journal.
    expect(asked).toBeLessThanOrEqual(2 * half + 4);
  });
});
