import type { RelayStrategy } from '../strategy.ts';

export const dropsSome: RelayStrategy = {
  name: 'drops-some',
  role: 'relay',
  lie: 'drops a third of all frames',
  holds: 'everything arrives all the same',
  broken: (after) => after.agreed() ?? after.statesHold(),
  begin(relay) {
    return {
      frame(frame, _from, to, link) {
        if (!relay.random.oneIn(3)) return relay.pass(frame, to, link);
        relay.lied();
      },
    };
  },
};
