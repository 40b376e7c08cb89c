import { journalKey } from '@parley/core/codec/names.ts';
import { type Invariant, Violation } from './invariant.ts';

/** What an author was told is on a party's record is on that party's disk, after any crash. */
export const i01: Invariant = {
  id: 'I1',
  claim: 'recorded at the origin, present at the counterpart, after any crash',
  watch({ ledger, cast, world }) {
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
        for (const [name, { key, size, by }] of ledger.recorded) {
          if (!cast.isHonest(by) || ledger.isTainted(key)) continue;
          const owed = Math.min(size, ledger.gone.get(name) ?? size);
          const held = world.station(by).machine.disk.sizeOf(key);
          if (held < owed) {
            throw new Violation('I1', `${by} ends with ${held} of ${key}, cosigned ${size}`);
          }
        }
      },
    };
  },
};
