import { encodePayload } from '@parley/core/codec/payload.ts';
import type { CounterpartStrategy } from '../strategy.ts';

export const hugeGaps: CounterpartStrategy = {
  name: 'huge-gaps',
  role: 'counterpart',
  lie: 'have vectors full of gaps that reach to the end of all numbers',
  holds: 'they cost nobody more than any other have vector',
  broken: (after) => after.held() ?? after.uncontested() ?? after.statesHold(),
  begin(liar) {
    return {
      outgoing(payload) {
        const read = liar.read(payload);
        if (read?.type !== 'have') return undefined;
        liar.lied();
        const marks = read.marks.map((mark) => {
          const step = 2 ** 47;
          const gaps = Array.from({ length: 32 }, (_, i): [number, number] => {
            return [mark.size + i * step + 1, step - 2];
          });
          return { ...mark, gaps };
        });
        return [encodePayload({ ...read, marks })];
      },
    };
  },
};
