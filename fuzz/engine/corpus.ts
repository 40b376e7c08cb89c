import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clearHits, Seen } from './hits.ts';
import { probeQuickly } from './probe.ts';
import type { Target } from './target.ts';

/** A corpus is one file for each target: a line of base 64 for each input, shortest first. */
const folder = join(import.meta.dirname, '..', 'corpus');

const inputBytesMax = 4096;
const corpusBytesMax = 12 * 1024;

export function readCorpus(target: string): Uint8Array[] {
  let text: string;
  try {
    text = readFileSync(join(folder, `${target}.txt`), 'latin1');
  } catch {
    return [];
  }
  const lines = text.split('\n').slice(0, -1);
  return lines.map((line) => new Uint8Array(Buffer.from(line, 'base64')));
}

export function writeCorpus(target: string, inputs: readonly Uint8Array[]): void {
  mkdirSync(folder, { recursive: true });
  const lines = inputs.map((bytes) => `${Buffer.from(bytes).toString('base64')}\n`);
  writeFileSync(join(folder, `${target}.txt`), lines.join(''));
}

/**
 * The fewest and shortest of these that reach what they reach together, by taking the shortest
 * first; those that the seeds make needless are left out.
 */
export async function minimised(
  target: Target,
  inputs: readonly Uint8Array[],
): Promise<Uint8Array[]> {
  const seen = new Seen();
  const reachesMore = async (bytes: Uint8Array) => {
    clearHits();
    return (await probeQuickly(target, bytes)) === undefined && seen.add();
  };
  for (const seed of target.seeds()) await reachesMore(seed);
  const byLength = [...inputs].sort((a, b) => a.length - b.length || Buffer.compare(a, b));
  const chosen: Uint8Array[] = [];
  let bytes = 0;
  for (const input of byLength) {
    if (input.length > inputBytesMax || bytes + input.length > corpusBytesMax) break;
    if (!(await reachesMore(input))) continue;
    chosen.push(input);
    bytes += input.length;
  }
  return chosen;
}
