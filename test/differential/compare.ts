/** Compares the two implementations on the cases of many seeds, by several threads. */
import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { casesPerSeed } from './cases.ts';
import type { ComparedSeed, Difference } from './seed.ts';
import type { Work } from './worker.ts';

export type Asked = Work & {
  /** At least so many cases, from that seed on. */
  readonly count: number;
  readonly from: number;
  readonly workers: number;
};

export type Compared = {
  readonly cases: number;
  /** In the order of their seeds. */
  readonly differences: readonly Difference[];
  /** How often each code was the core's answer. */
  readonly codes: ReadonlyMap<string, number>;
  /** SHA-256 of all answers of both, seed by seed: whoever compares, and in which order. */
  readonly hash: string;
};

/** `told` is told of every seed that has been compared, in any order. */
export async function compare(
  asked: Asked,
  told: (seed: ComparedSeed) => void = () => {},
): Promise<Compared> {
  const end = asked.from + Math.ceil(asked.count / casesPerSeed);
  const sum = new Sum();
  let next = asked.from;
  const take = () => (next < end ? next++ : undefined);
  const done = (seed: ComparedSeed) => {
    sum.add(seed);
    told(seed);
  };
  await Promise.all(Array.from({ length: asked.workers }, () => thread(asked, take, done)));
  return sum.compared();
}

/** One thread, until there is no seed left. */
function thread(
  { remembers }: Work,
  take: () => number | undefined,
  done: (seed: ComparedSeed) => void,
): Promise<void> {
  const worker = new Worker(new URL('worker.ts', import.meta.url), {
    workerData: { remembers },
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  return new Promise((resolve, reject) => {
    let seed: number | undefined;
    const next = () => {
      seed = take();
      if (seed === undefined) void worker.terminate();
      else worker.postMessage(seed);
    };
    worker.on('message', (compared: ComparedSeed) => {
      done(compared);
      next();
    });
    worker.on('error', (cause) => reject(new Error(`seed ${seed} cannot be made`, { cause })));
    worker.on('exit', () => {
      // A seed without an answer is no seed without a difference.
      if (seed === undefined) resolve();
      else reject(new Error(`a thread ended at seed ${seed}`));
    });
    next();
  });
}

/** What seeds come to that are told in any order. */
class Sum {
  readonly #codes = new Map<string, number>();
  readonly #seeds: Pick<ComparedSeed, 'seed' | 'differences' | 'hash'>[] = [];
  #cases = 0;

  add({ seed, cases, differences, codes, hash }: ComparedSeed): void {
    this.#seeds.push({ seed, differences, hash });
    this.#cases += cases;
    for (const code of codes) this.#codes.set(code, (this.#codes.get(code) ?? 0) + 1);
  }

  compared(): Compared {
    const seeds = this.#seeds.sort((a, b) => a.seed - b.seed);
    const hash = createHash('sha256');
    for (const one of seeds) hash.update(one.hash);
    return {
      cases: this.#cases,
      differences: seeds.flatMap(({ differences }) => differences),
      codes: this.#codes,
      hash: hash.digest('hex').slice(0, 16),
    };
  }
}
