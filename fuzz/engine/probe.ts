import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Broken, Target } from './target.ts';

/** What no input may cost. */
export const bounds = { stallMs: 50, allocationBytes: 16 * 1024 * 1024 } as const;

/** Runs one input; what is wrong with how the target took it, or undefined. */
export async function probe(target: Target, bytes: Uint8Array): Promise<Broken> {
  const before = allocated();
  const started = performance.now();
  const broken = await runOnce(target, bytes);
  const took = performance.now() - started;
  const grown = allocated() - before;
  if (broken !== undefined) return broken;
  if (took > bounds.stallMs && (await stalls(target, bytes))) {
    return `took more than ${bounds.stallMs} ms`;
  }
  // A collection of garbage in the same run gives back what it took: this is only a suspicion.
  if (grown > bounds.allocationBytes / 8 && (await allocates(target, bytes))) {
    return `allocated more than ${bounds.allocationBytes} bytes`;
  }
  return undefined;
}

/**
 * One input of which it is to be told for certain: time and memory are measured whatever the
 * first run made one suspect, since garbage of the start, collected in that very run, hides what
 * it took.
 */
export async function probeThoroughly(target: Target, bytes: Uint8Array): Promise<Broken> {
  const broken = await runOnce(target, bytes);
  if (broken !== undefined) return broken;
  if (await stalls(target, bytes)) return `took more than ${bounds.stallMs} ms`;
  if (await allocates(target, bytes)) return `allocated more than ${bounds.allocationBytes} bytes`;
  return undefined;
}

/** Most targets answer at once; to wait for each would cost more than the run. */
async function runOnce(target: Target, bytes: Uint8Array): Promise<Broken> {
  try {
    const broken = target.run(bytes);
    return broken instanceof Promise ? await broken : broken;
  } catch (error) {
    return `threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  }
}

/**
 * Refusals out of libraries are errors whose stack costs more than all else; so none is taken but
 * where a crash is told.
 */
export async function probeQuickly(target: Target, bytes: Uint8Array): Promise<Broken> {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  const broken = await probe(target, bytes);
  Error.stackTraceLimit = stackTraceLimit;
  return broken === undefined ? undefined : ((await probe(target, bytes)) ?? broken);
}

function allocated(): number {
  const { used_heap_size, external_memory, malloced_memory } = getHeapStatistics();
  return used_heap_size + external_memory + malloced_memory;
}

const again = 5;

/** A busy machine or a collection of garbage makes one run slow, but not each of several. */
async function stalls(target: Target, bytes: Uint8Array): Promise<boolean> {
  for (let i = 0; i < again; i++) {
    const before = process.threadCpuUsage();
    await runOnce(target, bytes);
    const { user, system } = process.threadCpuUsage(before);
    if (user + system <= bounds.stallMs * 1000) return false;
  }
  return true;
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** With no garbage at hand, what is there more afterwards is what the run took, or part of it. */
async function allocates(target: Target, bytes: Uint8Array): Promise<boolean> {
  for (let i = 0; i < again; i++) {
    collectGarbage();
    const before = held();
    await runOnce(target, bytes);
    if (held() - before > bounds.allocationBytes) return true;
  }
  return false;
}

/**
 * The buffers of a collected run leave `external_memory` late, maybe within the next run, which
 * then seems to take nothing; `arrayBuffers` is exact, but too slow to ask at every input.
 */
function held(): number {
  const { used_heap_size, malloced_memory } = getHeapStatistics();
  return used_heap_size + malloced_memory + process.memoryUsage().arrayBuffers;
}
