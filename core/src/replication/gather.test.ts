import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../test/crypto.ts';
import { limits } from '../base/limits.ts';
import { type AnyItem, type Item, isOpaque } from '../codec/entry.ts';
import { encodeRun, itemSize } from '../codec/run.ts';
import type { StoredRun } from '../journal/records.ts';
import { clockOf, gatherBundles } from './gather.ts';

const opaque: AnyItem = {
  header: bytesOf('header', 60),
  salt: bytesOf('salt', 16),
  body: bytesOf('body', 3),
};

function item(more: Partial<Item> = {}): Item {
  const base = { kind: 1, precedence: 1, class: 2, time: 1_700_000_000_000, clock: 2 } as const;
  const salt = bytesOf('salt', 16);
  return { ...base, salt, body: bytesOf('body', 8), held: [], references: [], ...more };
}

/** Stored runs of these items, one behind the other. */
function runsOf(...all: AnyItem[][]): StoredRun[] {
  let first = 0;
  return all.map((items) => {
    const run = { first, count: items.length, bytes: encodeRun(items) };
    first += items.length;
    return run;
  });
}

const many = (count: number): AnyItem[] => Array.from({ length: count }, () => item());

/** Of each bundle where it begins, and how many entries it has. */
const shape = (runs: StoredRun[], from = 0) =>
  gatherBundles(runs, from).map(({ first, items }) => [first, items.length]);

describe('runs', () => {
  it('are merged into bundles of so many entries as one may have, and no more', () => {
    const { bundleEntriesMax: most } = limits;
    expect(shape(runsOf(many(most - 1), many(1)))).toEqual([[0, most]]);
    expect(shape(runsOf(many(most - 1), many(2)))).toEqual([
      [0, most - 1],
      [most - 1, 2],
    ]);
    expect(shape(runsOf(many(2), many(3), many(4)))).toEqual([[0, 9]]);
  });

  it('are merged up to so many bytes, all of them counted', () => {
    const overhead = itemSize(item({ body: new Uint8Array(0) }));
    const third = item({ body: new Uint8Array(limits.bundleBytesTarget / 3 - overhead) });
    const more = item({ body: new Uint8Array(third.body.length + 1) });
    expect(shape(runsOf([third], [third], [third]))).toEqual([[0, 3]]);
    expect(shape(runsOf([third], [third], [more]))).toEqual([
      [0, 2],
      [2, 1],
    ]);
    expect(shape(runsOf([third, third], [more], [third]))).toEqual([
      [0, 2],
      [2, 2],
    ]);
  });

  it('of another clock quality begin a bundle, for one has one', () => {
    const other = item({ clock: 1 });
    expect(shape(runsOf([item()], [other], [other], [item()]))).toEqual([
      [0, 1],
      [1, 2],
      [3, 1],
    ]);
  });

  it('with a FLASH end their bundle, with nothing less urgent', () => {
    const flash = item({ precedence: 4 });
    expect(shape(runsOf([item()], [item(), flash], [item()], [opaque]))).toEqual([
      [0, 3],
      [3, 1],
      [4, 1],
    ]);
    expect(shape(runsOf([item({ precedence: 3 })], [item()]))).toEqual([[0, 2]]);
  });

  it('that begin before what is asked for give only what is asked for', () => {
    const runs = runsOf(many(3), [item({ kind: 7 }), item({ kind: 8 })], many(1));
    expect(shape(runs, 4)).toEqual([[4, 2]]);
    expect(shape(runs, 3)).toEqual([[3, 3]]);
    const [only] = gatherBundles(runs, 4);
    expect(only?.items.map((one) => (isOpaque(one) ? -1 : one.kind))).toEqual([8, 1]);
    expect(shape(runs, 6)).toEqual([]);
  });

  it('that do not decode are left out', () => {
    const [one, two] = runsOf(many(1), many(1)) as [StoredRun, StoredRun];
    expect(shape([{ ...one, bytes: Uint8Array.of(0xff) }, two])).toEqual([[1, 1]]);
  });
});

it('the clock of entries is that of the first that can be read', () => {
  expect(clockOf([opaque, item({ clock: 0 })])).toBe(0);
  expect(clockOf([item({ clock: 1 }), item()])).toBe(1);
  expect(clockOf([opaque])).toBe(-1);
  expect(clockOf([])).toBe(-1);
});
