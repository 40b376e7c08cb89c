import { encodePayload } from '@parley/core/codec/payload.ts';
import type { CounterpartStrategy } from '../strategy.ts';

export const wrongRootHave: CounterpartStrategy = {
  name: 'wrong-root-have',
  role: 'counterpart',
  lie: 'have vectors with roots that no journal ever had',
  holds: 'nobody is accused on its word: it is asked for the signed head, and has none',
  broken: (after) => after.uncontested() ?? after.statesHold(),
  begin(liar) {
    return {
      outgoing(payload) {
        const read = liar.read(payload);
        if (read?.type !== 'have') return undefined;
        liar.lied();
        const marks = read.marks.map((mark) => ({ ...mark, root: liar.random.bytes(32) }));
        return [encodePayload({ ...read, marks })];
      },
    };
  },
};
