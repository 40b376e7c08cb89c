import { concat } from '@parley/core/base/bytes.ts';
import type { RelayStrategy } from '../strategy.ts';

export const cutsFrames: RelayStrategy = {
  name: 'cuts-frames',
  role: 'relay',
  lie: 'cuts frames short, and makes others longer',
  holds: 'refused whole; the sound one comes again',
  broken: (after) => after.agreed() ?? after.uncontested(),
  begin(relay) {
    return {
      frame(frame, _from, to, link) {
        if (relay.random.oneIn(2)) return relay.pass(frame, to, link);
        const at = relay.random.below(frame.length);
        const short = frame.subarray(0, at);
        relay.pass(relay.random.oneIn(2) ? short : concat(frame, short), to, link);
        relay.lied();
      },
    };
  },
};
