import { countOf, optionsOf, refused } from '../../tools/command-line.ts';
import { dropScratch } from '../stations/place.ts';
import { flipBits } from './damage/flips.ts';
import { keptStation } from './damage/kept-station.ts';
import { killLoop } from './kill-loop.ts';
import { powerLoss } from './power/power-loss.ts';
import { Seeded } from './seeded.ts';

const usage = `The crash tests at any length. Prints what held, a line of JSON for each; exit code 1
where anything was lost, doubled or forked.

npm run crash -- [--kills N] [--power N] [--flips N] [--seed N]
  --kills  \`kill -9\` of two running stations, one or both, with traffic
  --power  power cuts over a disk that drops, tears and reorders what was not synced
  --flips  one flipped bit anywhere in a station's files
  --seed   what the instants and places follow from (1)`;

const values = optionsOf(usage, {
  kills: { type: 'string' },
  power: { type: 'string' },
  flips: { type: 'string' },
  seed: { type: 'string', default: '1' },
});

/** A number that makes something run; what is none would prove nothing and look like success. */
const counted = (option: string, given: string): number => countOf(usage, option, given);
const seed = counted('seed', values.seed);

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
if (asked.length === 0) refused(usage, 'nothing is asked for');

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
    tell('flips', await flipBits(await keptStation(), flips, new Seeded(seed)));
  }
} finally {
  dropScratch();
}
