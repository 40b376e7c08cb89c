import type { RelayStrategy } from '../strategy.ts';

export const reflects: RelayStrategy = {
  name: 'reflects',
  role: 'relay',
  lie: 'hands every frame back to its sender as well',
  holds: 'a station is not its own peer: nothing of it opens',
  broken: (after) => after.agreed() ?? after.statesHold() ?? after.uncontested(),
  begin(relay) {
    return {
      frame(frame, from, to, link) {
        relay.pass(frame, to, link);
        relay.inject(frame, from, link);
        relay.lied();
      },
    };
  },
};
