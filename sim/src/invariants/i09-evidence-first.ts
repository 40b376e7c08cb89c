import { journalKey } from '@parley/core/codec/names.ts';
import { type Invariant, Violation } from './invariant.ts';

/** A state that people see stands on something stored: here its proof, there what it speaks of. */
export const i09: Invariant = {
  id: 'I9',
  claim: 'no state is shown before its evidence is on disk, here and there, and none goes back',
  watch({ ledger, cast, world }) {
    /** Newest size on record, by author, journal and cosigner. */
    const shown = new Map<string, number>();
    const holds = (party: number, key: string, size: number): boolean => {
      if (!cast.isHonest(party) || ledger.putBack.has(party)) return true;
      return world.station(party).machine.disk.sizeOf(key) >= size;
    };
    return {
      shown({ me, machine }, event) {
        if (!cast.isHonest(me)) return;
        if (event.event === 'reached') {
          const key = journalKey(event.journal);
          if (holds(event.by, key, event.size)) return;
          throw new Violation(
            'I9',
            `${me}: ${event.size} of ${key} reached ${event.by} and do not`,
          );
        }
        if (event.event !== 'recorded') return;
        const { by, size } = event;
        const key = journalKey(event.journal);
        const cosigner = journalKey(by);
        const stored = machine.disk.journal(key).cosignatures.get(cosigner) ?? [];
        if (!stored.some((one) => one.size >= size)) {
          throw new Violation('I9', `${me}: ${size} of ${key} on record, and no receipt stored`);
        }
        if (!holds(by.party, key, size)) {
          throw new Violation(
            'I9',
            `${me}: ${size} of ${key} on the record of ${by.party}: it has not`,
          );
        }
        const name = `${me} ${key} ${cosigner}`;
        const before = ledger.putBack.has(me) ? 0 : (shown.get(name) ?? 0);
        if (size < before) throw new Violation('I9', `${name} falls from ${before} to ${size}`);
        shown.set(name, size);
      },
    };
  },
};
