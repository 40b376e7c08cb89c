import { expect, it } from 'vitest';
import { type Fetch, Fetches, fetchesMax } from './fetches.ts';
import { type NamedAttachment, RecentNames } from './named.ts';

function named(seq: number, precedence = 1, author = 1): NamedAttachment {
  const sha256 = new Uint8Array(32);
  new DataView(sha256.buffer).setUint32(0, seq);
  sha256[31] = author;
  return { sha256, size: 100, author, journal: `${author}`, seq, precedence };
}

/** What a table of them would say, the most urgent first. */
function over(table: NamedAttachment[]) {
  const rows = table.toSorted((a, b) => b.precedence - a.precedence || a.seq - b.seq);
  const looked: number[] = [];
  const dropped: number[] = [];
  const fetches = new Fetches({
    after: (author, last, most) => {
      const all = rows.filter((row) => row.author === author);
      const from = last ? all.findIndex(({ seq }) => seq === last.seq) + 1 : 0;
      const some = all.slice(from, from + most);
      looked.push(some.length);
      return { missing: some, last: some.length < most ? undefined : some.at(-1) };
    },
    begin: ({ author }) => ({ offset: 0, sources: [author, author === 1 ? 2 : 1] }),
    drop: ({ seq }) => void dropped.push(seq),
  });
  fetches.resume([1, 2]);
  return { fetches, looked, dropped };
}

/** Asks for what is due until `ms`; what was asked of whom. */
function run(fetches: Fetches, from: number, ms: number, can = (_peer: number) => true) {
  const asked: { peer: number; seq: number }[] = [];
  for (let now = from; now < from + ms; now += 250) {
    fetches.fill();
    fetches.due(now, (peer: number, { named: { seq } }: Fetch) => {
      if (can(peer)) asked.push({ peer, seq });
      return can(peer);
    });
  }
  return asked;
}

it('costs what 64 cost, however many an author names that never come', () => {
  const many = Array.from({ length: 100_000 }, (_, seq) => named(seq));
  const { fetches, looked } = over([]);
  for (const one of many) fetches.want(one);
  expect(many.filter((one) => fetches.of(one))).toHaveLength(fetchesMax);
  run(fetches, 1, 10_000);
  expect(looked.filter((count) => count > 0)).toEqual([]);
});

it('comes to each of them in turn, when those before it were asked for in vain', () => {
  const many = Array.from({ length: 200 }, (_, seq) => named(seq));
  const { fetches, dropped } = over(many);
  const asked = new Set<number>();
  for (let at = 1; at < 40 * 3_600_000 && asked.size < 200; at += 600_000) {
    for (const { seq } of run(fetches, at, 600_000)) asked.add(seq);
  }
  expect(asked.size).toBe(200);
  expect(dropped.length).toBeGreaterThanOrEqual(200 - fetchesMax);
});

it('lets a more urgent one in at once, and what it displaced later', () => {
  const many = Array.from({ length: fetchesMax }, (_, seq) => named(seq));
  const { fetches } = over([...many, named(1000, 4)]);
  for (const one of many) fetches.want(one);
  fetches.want(named(1000, 4));
  expect(fetches.of(named(1000))).toBeDefined();
  expect(many.filter((one) => fetches.of(one))).toHaveLength(fetchesMax - 1);
  fetches.end(fetches.of(named(1000, 4)) as Fetch);
  fetches.fill();
  expect([...many, named(1000)].filter((one) => fetches.of(one))).toHaveLength(fetchesMax);
});

it('asks a party for what it wrote itself, whatever others name that never comes', () => {
  const lost = Array.from({ length: fetchesMax }, (_, seq) => named(seq, 5));
  const { fetches } = over(lost);
  run(fetches, 1, 30_000);
  fetches.want(named(7, 1, 2));
  expect(run(fetches, 30_001, 250)).toContainEqual({ peer: 2, seq: 7 });
});

it('asks the others where the author has no circuit', () => {
  const { fetches } = over([named(3)]);
  expect(run(fetches, 1, 250, (peer) => peer === 2)).toEqual([{ peer: 2, seq: 3 }]);
});

it('asks who gives wrong bytes again after pauses that double, where there is no other', () => {
  const { fetches } = over([named(3)]);
  const asked: number[] = [];
  const failing: Fetch[] = [];
  for (let now = 1; now < 600_000; now += 250) {
    fetches.fill();
    fetches.due(now, (peer, fetch) => {
      if (peer !== 1) return false;
      asked.push(now);
      failing.push(fetch);
      return true;
    });
    // Its answer comes between two ticks.
    for (const fetch of failing.splice(0)) {
      fetch.givers.add(1);
      expect(fetches.failed(fetch)).toBe(1);
    }
  }
  const pauses = asked.slice(1).map((at, i) => at - (asked[i] as number));
  expect(pauses.slice(0, 4)).toEqual([...pauses.slice(0, 4)].sort((a, b) => a - b));
  expect(Math.min(...pauses)).toBeGreaterThanOrEqual(2000);
  expect(asked.length).toBeLessThan(40);
});

it('asks the next where the one party that is asked alone has no circuit', () => {
  const { fetches } = over([named(3)]);
  const [first] = run(fetches, 1, 250);
  expect(first).toEqual({ peer: 1, seq: 3 });
  const fetch = fetches.of(named(3)) as Fetch;
  fetch.givers.add(1).add(2);
  expect(fetches.failed(fetch)).toBeNull();
  expect(run(fetches, 251, 3_600_000, (peer) => peer === 2).length).toBeGreaterThan(0);
});

it('does not ask who gave wrong bytes at once, though others are engaged', () => {
  const { fetches } = over([named(1), named(2), named(3)]);
  let wrong = 0;
  for (let now = 1; now < 600_000; now += 250) {
    const given: Fetch[] = [];
    fetches.fill();
    fetches.due(now, (peer, fetch) => {
      if (peer === 1) given.push(fetch);
      return true;
    });
    for (const fetch of given) {
      wrong++;
      fetch.givers.add(1);
      fetches.failed(fetch);
    }
  }
  expect(wrong).toBeGreaterThanOrEqual(3);
  expect(wrong).toBeLessThan(150);
});

it('lets a more urgent one in where the least urgent was, whenever that was named', () => {
  const many = Array.from({ length: fetchesMax }, (_, seq) => named(seq, seq === 5 ? 1 : 2));
  const { fetches, dropped } = over(many);
  for (const one of many) fetches.want(one);
  fetches.want(named(900, 4));
  expect(dropped).toEqual([5]);
});

it('looks in the tables at once when there was no place, and never when there is nothing', () => {
  const many = Array.from({ length: fetchesMax + 1 }, (_, seq) => named(seq));
  const rows: NamedAttachment[] = [];
  const { fetches } = over(rows);
  expect(fetches.dueAt(), 'after a start').toBe(0);
  fetches.fill();
  expect(fetches.dueAt()).toBe(Number.POSITIVE_INFINITY);
  for (const one of many) fetches.want(one);
  expect(fetches.of(many.at(-1) as NamedAttachment)).toBeUndefined();
  fetches.due(1000, () => true);
  expect(fetches.dueAt()).toBe(0);
});

it('knows the newest sixteen thousand names that no table has yet, and forgets the oldest', () => {
  const names = new RecentNames();
  const all = Array.from({ length: 16_385 }, (_, seq) => named(seq));
  for (const one of all) names.add(one);
  const isKnown = (seq: number) => names.of((all[seq] as NamedAttachment).sha256) !== undefined;
  expect([isKnown(0), isKnown(1), isKnown(16_384)]).toEqual([false, true, true]);
});
