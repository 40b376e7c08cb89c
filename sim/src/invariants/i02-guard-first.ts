import { base64 } from '@parley/core/base/base64.ts';
import { ownJournal } from '@parley/core/replication/line.ts';
import { type Invariant, Violation } from './invariant.ts';
import { signedText } from './signed-text.ts';

/** What makes two heads of one size impossible: the guard stands there before the signer does. */
export const i02Guard: Invariant = {
  id: 'I2',
  claim: 'no head is signed before the guard stands at it',
  watch({ ledger, cast }) {
    return {
      signed({ me, line, machine }, key, message) {
        const head = key === 'note' && cast.isHonest(me) ? signedText(message) : undefined;
        if (!head || ledger.isTainted(line.own)) return;
        const { origin } = ownJournal(line);
        const mark = machine.guard?.marks.get(line.own);
        const stands = mark && mark.size >= head.size && head.origin === origin;
        const same = mark?.size !== head.size || base64(mark.root) === head.root;
        if (stands && same) return;
        throw new Violation(
          'I2',
          `${me} signs ${head.size}, and its guard stands at ${mark?.size}`,
        );
      },
    };
  },
};
