import { journalKey } from '@parley/core/codec/names.ts';
import { isUrgent } from '@parley/core/replication/entries.ts';
import type { Link } from '../network/link.ts';
import type { Run } from '../run/run.ts';
import type { SimStation } from '../station/station.ts';
import { type Invariant, Violation } from './invariant.ts';

/** Up, undisturbed and with a session for so long, a circuit owes its bound, ms. */
const openMs = 60_000;

/** A warning under way to one peer by a circuit that knows its rate. */
type Warning = {
  readonly key: string;
  readonly seq: number;
  readonly to: number;
  readonly link: Link;
  readonly at: number;
  readonly boundMs: number;
};

/**
 * Whatever waits or is under way, and however much of it, a FLASH is on their disk within three
 * times its bytes by the circuit's rate and a second: on record, or peeked where an entry signed
 * before it is on its way still. Owed where both ends know the rate.
 */
export const i08: Invariant = {
  id: 'I8',
  claim: 'a FLASH is on their disk within 3 × its bytes/rate + 1 s, with any backlog',
  watch(run) {
    const { world } = run;
    let under: Warning[] = [];
    const judge = () => {
      under = under.filter((warning) => {
        const { key, seq, to, link, at, boundMs } = warning;
        const took = world.elapsed - at;
        if (!owes(run, link)) return false;
        const rows = world.station(to).machine.disk.journals.get(key);
        const held = rows && ((rows.head?.size ?? 0) > seq || rows.peeked.has(seq));
        if (took > boundMs) {
          const what = `${to} holds ${seq} of ${key} after ${took} ms, bound ${boundMs}`;
          throw new Violation('I8', held ? what : `${what}: not even now`);
        }
        return !held;
      });
    };
    return {
      shown(station, event) {
        const { me } = station;
        if (event.event !== 'entries' || event.journal.party !== me) return;
        if (!run.cast.isHonest(me) || !isUrgent(event.items)) return;
        const key = journalKey(event.journal);
        const seq = event.first + event.items.length - 1;
        for (const link of world.links) {
          const to = link.ends[0] === me ? link.ends[1] : link.ends[0];
          if (!link.has(me) || !owes(run, link)) continue;
          const boundMs = (3 * bytesOf(station, key)) / link.profile.rate + 1000;
          under.push({ key, seq, to, link, at: world.elapsed, boundMs });
        }
      },
      turned() {
        if (under.length > 0) judge();
      },
      looked: judge,
    };
  },
};

function owes(run: Run, link: Link): boolean {
  const { connected, dead, middle, profile, ends } = link;
  if (!connected || dead || middle || !profile.declared || profile.loss > 0) return false;
  if (run.world.elapsed - link.upSince < openMs) return false;
  return ends.every((end) => run.cast.isHonest(end) && run.calmFor(end) > openMs);
}

/** Of the run that was written last. */
function bytesOf({ machine }: SimStation, key: string): number {
  return machine.disk.journals.get(key)?.runs.at(-1)?.bytes.length ?? 0;
}
