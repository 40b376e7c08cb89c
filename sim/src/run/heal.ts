import { isSpent } from '@parley/core/replication/certificates.ts';
import { replaceDatabase } from '../faults/rot.ts';
import { slow } from '../network/profile.ts';
import { openIncarnation } from '../station/incarnation.ts';
import type { SimStation } from '../station/station.ts';
import type { Run } from './run.ts';

const minuteMs = 60_000;
/** How long a station waits for its tail before its officers open new keys. */
const tailMs = 40 * minuteMs;

/** All faults end: every station runs, and one slow circuit joins each to the next. */
export function heal(run: Run): void {
  const wanted = healedPaths(run);
  const { world } = run;
  run.healedAt = world.elapsed;
  run.cast.end();
  world.trace.tell(-1, 'heal');
  world.trace.write(-1, 'heal', 'one circuit of 9,600 bit/s between neighbours');
  for (const link of world.links) {
    world.disconnect(link);
    link.wanted = link.id.startsWith('ws') && wanted.has(link.ends.join('-'));
    run.weather(link).clear(slow, world.elapsed);
  }
  for (const station of world.stations) mendStation(run, station);
  for (const link of world.links) world.redial(link);
}

/**
 * Each station and the next, from the first to the last. A party that has used up its incarnations
 * speaks no more, nor for others: it hangs on the end, and the rest are joined without it.
 */
function healedPaths({ world, cast }: Run): Set<string> {
  const spent = ({ me }: SimStation) =>
    !cast.isHonest(me) && world.stations.some(({ line }) => isSpent(line, me));
  const order = [...world.stations];
  const chain = [...order.filter((one) => !spent(one)), ...order.filter(spent)];
  return new Set(
    chain.slice(1).map(({ me }, i) => {
      const before = (chain[i] as SimStation).me;
      return me < before ? `${me}-${before}` : `${before}-${me}`;
    }),
  );
}

function mendStation(run: Run, station: SimStation): void {
  if (run.damaged.has(station.me)) replaceDatabase(run, station);
  station.power.reset();
  station.faults.clear();
  station.onSign = null;
  station.clock.set();
  station.resume();
  if (!station.running) run.world.boot(station.me);
  attend(run, station, run.world.elapsed);
}

/** Officers look after a station that signs nothing, every few minutes. */
function attend(run: Run, station: SimStation, since: number): void {
  const { world } = run;
  world.later(5 * minuteMs, () => {
    const { mute } = station.line;
    const waited = world.elapsed - since;
    const due = mute === 'tail-missing' ? waited > tailMs : mute !== null;
    if (due && station.running) {
      world.stir();
      openIncarnation(station).catch((error: unknown) => world.fail(error));
    }
    if (waited < 24 * 60 * minuteMs) attend(run, station, since);
    return undefined;
  });
}
