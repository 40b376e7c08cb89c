import type { RelayStrategy } from '../strategy.ts';

export const oneWay: RelayStrategy = {
  name: 'one-way',
  role: 'relay',
  lie: 'carries one direction and swallows the other, changing sides every hour',
  holds: 'neither end holds the circuit for up; what is lacking comes by another',
  broken: (after) => after.agreed() ?? after.statesHold(),
  begin(relay) {
    let open = 0;
    relay.every(3_600_000, () => {
      open = 1 - open;
    });
    return {
      frame(frame, from, to, link) {
        if (from === link.ends[open]) return relay.pass(frame, to, link);
        relay.lied();
      },
    };
  },
};
