import { parseArgs } from 'node:util';
import { dropScratch } from '../stations/place.ts';
import { flipBits } from './damage/flips.ts';
import { keptStation } from './damage/kept-station.ts';
import { killLoop } from './kill-loop.ts';
import { powerLoss } from './power/power-loss.ts';
import { Seeded } from './seeded.ts';

/*
 * The crash tests at any length: `npm run crash -- --kills 1000 --power 100000 --seed 7`. Prints
 * what held, a line of JSON for each; exit code 1 where anything was lost, doubled or forked.
 */
const { values } = parseArgs({
  options: {
    kills: { type: 'string' },
    power: { type: 'string' },
    flips: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});

const seed = counted('seed', values.seed);

/** A number that makes something run; what is none would prove nothing and look like success. */
function counted(option: string, given: string): number {
  const count = Number(given);
  if (Number.isSafeInteger(count) && count > 0) return count;
  process.stderr.write(`--${option} takes a number above zero, and not '${given}'\n`);
  process.exit(2);
}

/** How far it is, on a terminal only. */
function progress(what: string, all: number): (done: number) => void {
  return (done) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${what} ${done} of ${all} `);
  };
}

function tell(what: string, report: { readonly broken: readonly unknown[] }): void {
  if (process.stderr.isTTY) process.stderr.write('\n');
  process.stdout.write(`${JSON.stringify({ what, seed, ...report })}\n`);
  if (report.broken.length > 0) process.exitCode = 1;
}

const asked = [values.kills, values.power, values.flips].filter((one) => one !== undefined);
if (asked.length === 0) {
  process.stderr.write('npm run crash -- [--kills N] [--power N] [--flips N] [--seed N]\n');
  process.exit(2);
}

try {
  if (values.kills !== undefined) {
    const kills = counted('kills', values.kills);
    tell('kills', await killLoop({ seed, kills, progress: progress('kills', kills) }));
  }
  if (values.power !== undefined) {
    const points = counted('power', values.power);
    tell('power', await powerLoss({ seed, points, progress: progress('power', points) }));
  }
  if (values.flips !== undefined) {
    const flips = counted('flips', values.flips);
    tell('flips', flipBits(await keptStation(), flips, new Seeded(seed)));
  }
} finally {
  dropScratch();
}
