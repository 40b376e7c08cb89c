import { encodePayload } from '@parley/core/codec/payload.ts';
import type { CounterpartStrategy } from '../strategy.ts';

export const shrunkHave: CounterpartStrategy = {
  name: 'shrunk-have',
  role: 'counterpart',
  lie: 'have vectors that deny holding anything, so that all is sent again and again',
  holds: 'no state goes back, and what is sent again stays within the window',
  broken: (after) => after.statesHold() ?? after.uncontested(),
  begin(liar) {
    return {
      outgoing(payload) {
        const read = liar.read(payload);
        if (read?.type !== 'have' || !liar.random.oneIn(4)) return undefined;
        liar.lied();
        return [encodePayload({ ...read, marks: [] })];
      },
    };
  },
};
