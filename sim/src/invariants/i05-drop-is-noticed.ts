import { ownJournal } from '@parley/core/replication/line.ts';
import type { SimStation } from '../station/station.ts';
import { type Invariant, Violation } from './invariant.ts';

/** Heartbeats after which what was dropped is held by whoever a fair circuit joins. */
const heartbeats = 3;
const slackMs = 90_000;

type Seen = { readonly key: string; readonly size: number; readonly at: number };

/** A dropped tail is noticed by any other circuit that is alive, whoever sits on the rest. */
export const i05: Invariant = {
  id: 'I5',
  claim: 'a silent drop is noticed within 3 heartbeats of any live circuit',
  watch(run) {
    const { world } = run;
    /** What each station had signed when it was looked at first at that size. */
    const signed = new Map<number, Seen[]>();
    const remember = (station: SimStation) => {
      const { key, durable } = ownJournal(station.line);
      const list = signed.get(station.me) ?? [];
      signed.set(station.me, list);
      const last = list.at(-1);
      if (durable.signature && (last?.key !== key || last.size < durable.size)) {
        list.push({ key, size: durable.size, at: world.elapsed });
      }
      if (list.length > 200) list.shift();
    };
    const check = (from: SimStation, to: SimStation, fairMs: number) => {
      const { challengePeriodS } = from.line.settings;
      const ms = heartbeats * challengePeriodS * 1000 + slackMs;
      if (fairMs < ms) return;
      const { own } = from.line;
      // A machine that was put back, guard and all, may have forgotten what nobody else has.
      const known = ownJournal(from.line).durable.size;
      const owed = signed.get(from.me)?.findLast(({ at, key }) => {
        return key === own && world.elapsed - at > ms;
      });
      const held = to.line.journals.get(own)?.durable.size ?? 0;
      if (owed && held < Math.min(owed.size, known)) {
        throw new Violation('I5', `${to.me} holds ${held} of ${own}, ${owed.size} long since`);
      }
    };
    return {
      looked() {
        for (const station of run.honest) remember(station);
        for (const link of world.links) {
          const [a, b] = link.ends.map((end) => world.station(end)) as [SimStation, SimStation];
          const fairMs = Math.min(run.fairFor(link), run.calmFor(a.me), run.calmFor(b.me));
          // Who lies about what it can open holds up itself.
          const liar = link.ends.some((end) => !run.cast.isHonest(end));
          if (liar || fairMs <= 0 || run.healed) continue;
          check(a, b, fairMs);
          check(b, a, fairMs);
        }
      },
    };
  },
};
