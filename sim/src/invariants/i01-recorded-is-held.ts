import { journalKey } from '@parley/core/codec/names.ts';
import type { Run } from '../run/run.ts';
import { type Invariant, Violation } from './invariant.ts';

/** What somebody has cosigned and does not hold, though some disk does; undefined: nothing. */
export function owed(run: Run): string | undefined {
  const { ledger, cast, world } = run;
  for (const [name, { key, size, by }] of ledger.recorded) {
    if (!cast.isHonest(by) || ledger.isTainted(key)) continue;
    // What a liar wrote nobody need give back to whom an old backup was put back.
    if (ledger.putBack.has(by) && !run.isHonestJournal(key)) continue;
    const least = Math.min(size, ledger.gone.get(name) ?? size);
    const held = world.station(by).machine.disk.sizeOf(key);
    if (held < least) return `${by} holds ${held} of ${key}, cosigned ${size}`;
  }
  return undefined;
}

/** What an author was told is on a party's record is on that party's disk, after any crash. */
export const i01: Invariant = {
  id: 'I1',
  claim: 'recorded at the origin, present at the counterpart, after any crash',
  watch(run) {
    const { ledger, cast } = run;
    return {
      shown(_station, event) {
        if (event.event !== 'recorded') return;
        ledger.record(journalKey(event.journal), event.size, event.by.party);
      },
      booted({ me, machine }) {
        if (ledger.putBack.has(me) || !cast.isHonest(me)) return;
        for (const { key, size, by } of ledger.recorded.values()) {
          const held = machine.disk.sizeOf(key);
          if (by === me && held < size) {
            throw new Violation('I1', `${me} holds ${held} of ${key}, cosigned ${size}`);
          }
        }
      },
      finished() {
        const what = owed(run);
        if (what) throw new Violation('I1', what);
      },
    };
  },
};
