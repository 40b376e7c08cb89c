import { expect, it } from 'vitest';
import { limits } from '../base/limits.ts';
import { encodeRun } from '../codec/run.ts';
import { gatherBundles } from './gather.ts';
import type { CircuitFacts } from './io.ts';
import type { Line } from './line.ts';
import { bundleBytesOn, entriesGoFirst, partBytesOn } from './pace.ts';

const circuit: CircuitFacts = { id: 'radio', kind: 'serial', peer: 1, oneWay: false };

it('a bundle takes half a second of a circuit that knows its rate, and 60 KiB of any other', () => {
  expect(bundleBytesOn(undefined)).toBe(limits.bundleBytesTarget);
  expect(bundleBytesOn(circuit)).toBe(limits.bundleBytesTarget);
  expect(bundleBytesOn({ ...circuit, rate: 1200 })).toBe(600);
  expect(bundleBytesOn({ ...circuit, rate: 1 })).toBe(limits.bundleBytesLeast);
  expect(bundleBytesOn({ ...circuit, rate: 1e9 })).toBe(limits.bundleBytesTarget);
});

it('a quarter of a second of one that was seen to be slow, and does not know its rate', () => {
  expect(bundleBytesOn({ measured: null })).toBe(limits.bundleBytesTarget);
  expect(bundleBytesOn({ measured: 50_000 })).toBe(12_500);
  expect(bundleBytesOn({ measured: 1 })).toBe(limits.bundleBytesLeast);
  expect(bundleBytesOn({ rate: 1200, measured: 50_000 })).toBe(600);
});

it('a part takes a quarter of a second of a slow circuit; on any other a frame goes whole', () => {
  expect(partBytesOn({ measured: null })).toBeNull();
  expect(partBytesOn(circuit)).toBeNull();
  expect(partBytesOn({ measured: 50_000 })).toBe(12_500);
  expect(partBytesOn({ rate: 1200 })).toBe(limits.partBytesLeast);
  expect(partBytesOn({ rate: 20_000, measured: 50_000 })).toBe(5000);
});

it('attachments go behind entries that wait, are written, or are on their way to a peer', () => {
  const line = (queued: number, turn: object | null, ahead: number) =>
    ({
      turn,
      queue: [[], Array.from({ length: queued })],
      peers: new Map([[1, { bytesAhead: ahead }]]),
    }) as unknown as Line;
  expect(entriesGoFirst(line(0, null, 0), 1)).toBe(false);
  expect(entriesGoFirst(line(1, null, 0), 1)).toBe(true);
  expect(entriesGoFirst(line(0, {}, 0), 1)).toBe(true);
  expect(entriesGoFirst(line(0, null, 1), 1)).toBe(true);
  expect(entriesGoFirst(line(0, null, 1), 2)).toBe(false);
});

it('runs are gathered up to so many bytes; a larger one stays whole, or is sent in parts', () => {
  const run = (first: number, texts: readonly number[]) => {
    const items = texts.map((bytes) => ({
      kind: 1,
      precedence: 1 as const,
      class: 0 as const,
      time: 0,
      clock: 0 as const,
      salt: new Uint8Array(16),
      body: new Uint8Array(bytes),
      held: [],
      references: [],
    }));
    return { first, count: items.length, bytes: encodeRun(items) };
  };
  const runs = [run(0, [100]), run(1, [100]), run(2, [100]), run(3, [400, 400]), run(5, [10])];
  const shape = (most?: number) =>
    gatherBundles(runs, 0, most ? { bytesMost: most, inParts } : undefined).map(
      ({ first, items, part }) => [first, items.length, ...(part ? ['part'] : [])],
    );
  let inParts = false;
  expect(shape(300)).toEqual([
    [0, 2],
    [2, 1],
    [3, 2],
    [5, 1],
  ]);
  inParts = true;
  expect(shape(300)).toEqual([
    [0, 2],
    [2, 1],
    [3, 1, 'part'],
    [4, 1],
    [5, 1],
  ]);
  expect(shape(500), 'what follows a run joins its last part').toEqual([
    [0, 3],
    [3, 1, 'part'],
    [4, 2],
  ]);
  expect(shape()).toEqual([[0, 6]]);
});
