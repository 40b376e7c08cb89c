import { slow } from '../network/profile.ts';
import { openIncarnation } from '../station/incarnation.ts';
import type { SimStation } from '../station/station.ts';
import type { Run } from './run.ts';

const minuteMs = 60_000;
/** How long a station waits for its tail before its officers open new keys. */
const tailMs = 40 * minuteMs;

/** All faults end: every station runs, and one slow circuit joins each to the next. */
export function heal(run: Run): void {
  const { world } = run;
  run.healedAt = world.elapsed;
  run.cast.end();
  world.trace.tell(-1, 'heal');
  world.trace.write(-1, 'heal', 'one circuit of 9,600 bit/s between neighbours');
  for (const link of world.links) {
    world.disconnect(link);
    link.wanted = link.id.startsWith('ws') && link.ends[1] - link.ends[0] === 1;
    run.weather(link).clear(slow, world.elapsed);
  }
  for (const station of world.stations) mendStation(run, station);
  for (const link of world.links) world.redial(link);
}

function mendStation(run: Run, station: SimStation): void {
  station.power.reset();
  station.faults.clear();
  station.onSign = null;
  station.clock.set();
  station.pausedUntil = 0;
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
