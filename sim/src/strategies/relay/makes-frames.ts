import { limits } from '@parley/core/base/limits.ts';
import type { RelayStrategy } from '../strategy.ts';

/** Who has stolen a TLS key, and nothing else, can do just this. */
export const makesFrames: RelayStrategy = {
  name: 'makes-frames',
  role: 'relay',
  lie: 'frames of its own: every type, every length, ids that were seen, and far too large ones',
  holds: 'refused; whoever holds no note key of a party says nothing in its name',
  broken: (after) => after.agreed() ?? after.refused('frame-too-large') ?? after.uncontested(),
  begin(relay) {
    let seen: Uint8Array = new Uint8Array(9);
    relay.every(30_000, () => {
      for (const link of relay.links) {
        for (const to of link.ends) {
          const length = relay.random.pick([0, 1, 12, 29, 60, 400, 1300, 4000]);
          const frame = relay.random.bytes(length);
          if (length > 0) frame[0] = relay.random.below(6);
          if (length > 20 && relay.random.oneIn(2)) frame.set(seen.subarray(0, 9));
          relay.inject(frame, to, link);
          relay.lied();
        }
      }
    });
    relay.every(3_600_000, () => {
      for (const link of relay.links) {
        relay.inject(new Uint8Array(limits.frameBytesMax + 1), link.ends[0], link);
      }
    });
    return {
      frame(frame, _from, to, link) {
        seen = frame.slice(0, 9);
        relay.pass(frame, to, link);
      },
    };
  },
};
