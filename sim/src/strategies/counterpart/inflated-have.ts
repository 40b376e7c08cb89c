import { encodePayload } from '@parley/core/codec/payload.ts';
import type { CounterpartStrategy } from '../strategy.ts';

export const inflatedHave: CounterpartStrategy = {
  name: 'inflated-have',
  role: 'counterpart',
  lie: 'have vectors that name more of every journal than was ever written',
  holds: 'nothing is shown as reached beyond what there is, and what it lacks still comes',
  broken: (after) => after.statesHold() ?? after.uncontested(),
  begin(liar) {
    return {
      outgoing(payload) {
        const read = liar.read(payload);
        if (read?.type !== 'have') return undefined;
        liar.lied();
        const marks = read.marks.map((mark) => {
          const size = mark.size + liar.random.between(1, 1_000_000);
          return { ...mark, size, root: liar.random.bytes(32), gaps: [] };
        });
        return [encodePayload({ ...read, marks })];
      },
    };
  },
};
