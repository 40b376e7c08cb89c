import { concat } from '@parley/core/base/bytes.ts';
import { frameType, sealedHeadBytes } from '@parley/envelope/frame.ts';
import type { RelayStrategy } from '../strategy.ts';

export const splices: RelayStrategy = {
  name: 'splices',
  role: 'relay',
  lie: 'puts the head of one frame before the body of another',
  holds: 'refused: a frame is one thing',
  broken: (after) => after.agreed() ?? after.refused('frame-altered') ?? after.uncontested(),
  begin(relay) {
    let before: Uint8Array | null = null;
    return {
      frame(frame, _from, to, link) {
        relay.pass(frame, to, link);
        if (frame[0] !== frameType.sealed) return;
        if (before && relay.random.oneIn(4)) {
          const body = before.subarray(sealedHeadBytes);
          relay.inject(concat(frame.subarray(0, sealedHeadBytes), body), to, link);
          relay.lied();
        }
        before = frame;
      },
    };
  },
};
