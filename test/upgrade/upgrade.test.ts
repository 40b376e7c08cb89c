import { join } from 'node:path';
import { ownSoftware } from '@parley/station/circuits/websocket/software.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { Pair, untilStatus } from '../crash/pair.ts';
import type { ParleyRun } from '../crash/parley-run.ts';
import { talk } from '../crash/traffic.ts';
import { dropScratch } from '../stations/place.ts';
import { pause } from '../stations/until.ts';

let pair: Pair | undefined;

afterEach(async () => {
  await pair?.end();
  dropScratch();
});

const newer = ['--import', join(import.meta.dirname, 'newer-build.ts')];

type Seen = {
  readonly peers: readonly { readonly circuits: readonly { readonly software: string }[] }[];
  readonly refusals: { readonly counts: Readonly<Record<string, number>> };
};

/** What a station is told of its peer's software, once the circuit is up again. */
async function softwareSeenBy(run: ParleyRun): Promise<string | undefined> {
  for (let tries = 0; tries < 200; tries++, await pause(50)) {
    const { peers } = await run.ask<Seen>('status');
    const software = peers[0]?.circuits[0]?.software;
    if (software) return software;
  }
  return undefined;
}

/** Ends as an operator ends it, and starts with another build. */
async function becomes(run: ParleyRun, build: readonly string[]): Promise<void> {
  await run.stop();
  run.build = build;
  await run.start();
}

describe('one side upgrades and goes back while traffic runs', () => {
  it('the other notices nothing but the version', async () => {
    pair = await Pair.start(31);
    const [changing, staying] = pair.talkers;
    const noticed: string[] = [];
    const { onLog } = staying.run;
    staying.run.onLog = (line) => {
      onLog(line);
      if (/refused|violation|contested|mute|fault/.test(line.msg ?? '')) {
        noticed.push(JSON.stringify(line));
      }
    };
    const calm = { over: false };
    const talking = talk(staying, () => calm.over);
    const seen: (string | undefined)[] = [await softwareSeenBy(staying.run)];
    for (const build of [newer, []]) {
      await pair.traffic(700, [changing]);
      await becomes(changing.run, build);
      await untilStatus(changing.run, ({ peers }) => (peers[0]?.ours.recorded ?? 0) > 0);
      seen.push(await softwareSeenBy(staying.run));
    }
    await pair.traffic(700, [changing]);
    calm.over = true;
    await talking;
    expect(seen).toEqual([ownSoftware, 'parley/99.0.0', ownSoftware]);
    const { refusals } = await staying.run.ask<Seen>('status');
    expect(refusals.counts).toEqual({});
    expect(await pair.broken()).toEqual([]);
    expect(noticed).toEqual([]);
  });
});
