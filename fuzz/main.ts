import { Worker } from 'node:worker_threads';
import type { Outcome } from './campaign.ts';
import { readCrash, writeCrash } from './engine/crash-file.ts';
import { optionsOf, usage } from './options.ts';
import type { Report, Work } from './worker.ts';

/** A thread that says nothing for so long beyond its time hangs in one input. */
const hangMs = 10_000;

type Ended = { readonly outcomes: readonly Outcome[]; readonly broken: number };

/** Where crashes are written, and what is told. */
type Around = { readonly crashes: string; readonly print: (line: string) => void };

/** Runs the thread, and ends it where one input never ends. */
function fuzz(work: Omit<Work, 'current'>, { crashes, print }: Around): Promise<Ended> {
  const current = new SharedArrayBuffer(4 + 1024 * 1024);
  const worker = new Worker(new URL('worker.ts', import.meta.url), {
    workerData: { ...work, current },
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const outcomes: Outcome[] = [];
  let broken = 0;
  let target = '';
  let alarm: NodeJS.Timeout | undefined;
  const crashed = (bytes: Uint8Array, why: string) => {
    broken++;
    print(`CRASH ${target}: ${why}\n      ${writeCrash(target, bytes, crashes)}`);
  };
  return new Promise((resolve, reject) => {
    const expect = (ms: number) => {
      clearTimeout(alarm);
      alarm = setTimeout(() => {
        const [length = 0] = new Uint32Array(current, 0, 1);
        crashed(new Uint8Array(current, 4, length).slice(), 'did not end');
        void worker.terminate();
      }, ms);
    };
    worker.on('message', (message: Report) => {
      if (message.t === 'begins') {
        target = message.target;
        expect(message.seconds * 1000 + (work.keep ? 20 * hangMs : hangMs));
        return;
      }
      if (message.t === 'replayed') {
        if (message.why !== undefined) broken++;
        print(message.why === undefined ? `ok    ${target}` : `CRASH ${target}: ${message.why}`);
        return;
      }
      outcomes.push(message.outcome);
      print(told(message.outcome));
      const { crash } = message.outcome;
      if (crash !== undefined) crashed(crash.bytes, crash.why);
    });
    worker.on('error', reject);
    worker.on('exit', () => {
      clearTimeout(alarm);
      resolve({ outcomes, broken });
    });
  });
}

function told({ target, runs, seconds, known, found, places, crash }: Outcome): string {
  const rate = Math.round(runs / seconds).toLocaleString('en');
  const inputs = `${known} inputs known, ${found} found`;
  const state = crash === undefined ? 'ok    ' : 'FAILED';
  return `${state}${target.padEnd(22)} ${rate.padStart(8)}/s  ${inputs}, ${places} places reached`;
}

async function main(args: string[]): Promise<boolean> {
  const options = optionsOf(args);
  const { seconds, seed, keep, replay, json, crashes } = options;
  const print = json ? () => {} : (line: string) => void process.stdout.write(`${line}\n`);
  const given = replay === undefined ? undefined : readCrash(replay);
  const targets = given === undefined ? options.targets : [given.target];
  if (given === undefined) print(`seed ${seed}`);
  const work = { seconds, seed, keep, targets, replay: given?.bytes };
  const { outcomes, broken } = await fuzz(work, { crashes, print });
  const runs = outcomes.reduce((sum, one) => sum + one.runs, 0);
  const summary = { seed, seconds, runs, targets: outcomes.length, broken, outcomes };
  if (json) process.stdout.write(`${JSON.stringify(summary)}\n`);
  const whole = given === undefined ? outcomes.length - broken : 1 - broken;
  print(`${runs.toLocaleString('en')} runs`);
  print(`${Math.max(0, whole)} passed, ${broken} failed`);
  return broken === 0;
}

try {
  process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1;
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n${usage}\n`);
  process.exitCode = 2;
}
