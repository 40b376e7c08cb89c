import { encodePayload } from '@parley/core/codec/payload.ts';
import type { CounterpartStrategy } from '../strategy.ts';

export const cosignsThenDenies: CounterpartStrategy = {
  name: 'cosigns-then-denies',
  role: 'counterpart',
  lie: 'signs that it holds all, then says that it holds less, and signs a smaller head',
  holds: 'what it has signed stands: no state goes back',
  broken: (after) => after.statesHold() ?? after.uncontested(),
  begin(liar) {
    const signed: { payload: Uint8Array; to: number }[] = [];
    return {
      outgoing(payload, to) {
        const read = liar.read(payload);
        if (read?.type === 'cosignature') {
          const earlier = signed.find((one) => one.to === to);
          signed.push({ payload, to });
          if (!earlier || signed.length < 4) return undefined;
          liar.lied('an older receipt again');
          return [payload, earlier.payload];
        }
        if (read?.type !== 'have' || signed.length === 0) return undefined;
        const marks = read.marks.map((mark) => {
          return { ...mark, size: mark.size >> 1, root: liar.random.bytes(32), gaps: [] };
        });
        liar.lied('denies');
        return [encodePayload({ ...read, marks })];
      },
    };
  },
};
