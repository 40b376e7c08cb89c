import type { RelayStrategy } from '../strategy.ts';

export const flipsBits: RelayStrategy = {
  name: 'flips-bits',
  role: 'relay',
  lie: 'turns over bits in every second frame',
  holds: 'such a frame is refused whole, and the sound one comes again',
  broken: (after) => after.agreed() ?? after.refused('frame-altered') ?? after.uncontested(),
  begin(relay) {
    return {
      frame(frame, _from, to, link) {
        if (relay.random.oneIn(2)) return relay.pass(frame, to, link);
        const changed = frame.slice();
        for (let i = relay.random.between(1, 3); i > 0; i--) {
          const bit = relay.random.below(8 * changed.length);
          changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7));
        }
        relay.pass(changed, to, link);
        relay.lied();
      },
    };
  },
};
