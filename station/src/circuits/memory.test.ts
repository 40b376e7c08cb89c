import { describe, expect, it } from 'vitest';
import { circuitConformance } from './circuit.conformance.ts';
import { type MemoryOptions, memoryPair } from './memory.ts';

circuitConformance('memory', async () => ({ ...memoryPair([0, 1]), done: () => {} }));

describe('memory circuit with faults', () => {
  it('does the same with the same random numbers', async () => {
    const faults = { loss: 0.2, duplicate: 0.2, reorder: 0.3 };
    const first = await play({ ...faults, random: numbers(1) });
    expect(await play({ ...faults, random: numbers(1) })).toEqual(first);
    expect(await play({ ...faults, random: numbers(2) })).not.toEqual(first);
  });

  it('loses, doubles and reorders as often as asked, and only then', async () => {
    const lost = await play({ loss: 0.3, random: numbers(3) });
    expect(lost.length).toBeGreaterThan(600);
    expect(lost.length).toBeLessThan(800);
    expect(lost).toEqual([...lost].sort((a, b) => a - b));
    const doubled = await play({ duplicate: 0.3, random: numbers(4) });
    expect(doubled.length).toBeGreaterThan(1200);
    expect(new Set(doubled).size).toBe(1000);
    const reordered = await play({ reorder: 0.3, random: numbers(5) });
    expect(reordered).not.toEqual([...reordered].sort((a, b) => a - b));
    expect(new Set(reordered).size).toBe(1000);
    expect(memoryPair([0, 1], { reorder: 0.1 }).a.ordered).toBe(false);
  });
});

/** Sends the numbers below 1000 and returns what comes. */
async function play(options: MemoryOptions): Promise<number[]> {
  const { a, b } = memoryPair([0, 1], options);
  const came: number[] = [];
  b.onFrame = (frame) => came.push((frame[0] as number) * 256 + (frame[1] as number));
  for (let i = 0; i < 1000; i++) a.send(new Uint8Array([i >> 8, i & 255]));
  await new Promise((resolve) => setTimeout(resolve, 20));
  return came;
}

/** A small generator (mulberry32) for repeatable runs. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
