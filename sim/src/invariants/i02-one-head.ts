import { journalKey } from '@parley/core/codec/names.ts';
import type { Process } from '../station/process.ts';
import { type Invariant, Violation } from './invariant.ts';
import { signedText } from './signed-text.ts';

/** No station signs two heads of one size, and none cries twice over one journal. */
export const i02: Invariant = {
  id: 'I2',
  claim: 'no number is used twice, and an alarm is given once',
  watch({ ledger, cast }) {
    const signed = new Map<string, string>();
    const alarms = new WeakMap<Process, Map<string, number>>();
    return {
      signed({ me, line }, key, message) {
        if (key !== 'note' || !cast.isHonest(me) || ledger.isTainted(line.own)) return;
        const head = signedText(message);
        if (!head) return;
        const name = `${head.origin} ${head.size}`;
        const before = signed.get(name);
        if (before !== undefined && before !== head.root) {
          throw new Violation('I2', `${me} signs a second head of size ${head.size}`);
        }
        signed.set(name, head.root);
      },
      shown({ me, process }, event) {
        if (event.event !== 'contested') return;
        const given = alarms.get(process) ?? new Map<string, number>();
        alarms.set(process, given);
        const key = journalKey(event.journal);
        const count = (given.get(key) ?? 0) + 1;
        given.set(key, count);
        // Once for a fork, and once for an entry over the limits.
        if (count > 2) throw new Violation('I2', `${me} cries ${count} times over ${key}`);
      },
    };
  },
};
