import { parentPort, workerData } from 'node:worker_threads';
import { fuzzTarget, type Outcome } from './campaign.ts';
import { countWhatIsLoaded } from './engine/instrument.ts';
import { probeThoroughly } from './engine/probe.ts';
import type { Target } from './engine/target.ts';

/** What the thread is asked to do. */
export type Work = {
  readonly seconds: number;
  readonly seed: number;
  readonly keep: boolean;
  readonly targets: readonly string[];
  /** Bytes to run once in place of a search. */
  readonly replay: Uint8Array | undefined;
  /** The input under way: its length (4 bytes) and its bytes. */
  readonly current: SharedArrayBuffer;
};

export type Report =
  | { readonly t: 'begins'; readonly target: string; readonly seconds: number }
  | { readonly t: 'ended'; readonly outcome: Outcome }
  | { readonly t: 'replayed'; readonly why: string | undefined };

const work = workerData as Work;
const report = (message: Report) => parentPort?.postMessage(message);

countWhatIsLoaded();
const chosen = await targetsNamed(work.targets);
const seconds = work.seconds / chosen.length;
const length = new Uint32Array(work.current, 0, 1);
const current = new Uint8Array(work.current, 4);

for (const [i, target] of chosen.entries()) {
  report({ t: 'begins', target: target.name, seconds });
  if (work.replay !== undefined) {
    report({ t: 'replayed', why: await probeThoroughly(target, work.replay) });
    break;
  }
  const outcome = await fuzzTarget(target, {
    seconds,
    seed: work.seed + i,
    keep: work.keep,
    watch: (bytes) => {
      length[0] = Math.min(bytes.length, current.length);
      current.set(bytes.subarray(0, current.length));
    },
  });
  report({ t: 'ended', outcome });
}

/** Those named, or all; what is not asked for is not even loaded. Throws for a name of none. */
async function targetsNamed(names: readonly string[]): Promise<readonly Target[]> {
  const arePlanted = names.length > 0 && names.every((name) => name.startsWith('planted-'));
  const known = arePlanted
    ? (await import('./planted/targets.ts')).plantedTargets
    : (await import('./targets.ts')).targets;
  const unknown = names.find((name) => !known.some((one) => one.name === name));
  if (unknown !== undefined) {
    throw new Error(`no target ${unknown}; there are ${known.map((one) => one.name).join(', ')}`);
  }
  return names.length === 0 ? known : known.filter((one) => names.includes(one.name));
}
