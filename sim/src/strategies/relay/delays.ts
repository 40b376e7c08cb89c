import type { RelayStrategy } from '../strategy.ts';

export const delays: RelayStrategy = {
  name: 'delays',
  role: 'relay',
  lie: 'holds frames back for up to an hour, some of them much longer than others',
  holds: 'a circuit whose answers come so late is not up; nothing is lost',
  broken: (after) => after.agreed() ?? after.statesHold() ?? after.uncontested(),
  begin(relay) {
    return {
      frame(frame, _from, to, link) {
        relay.pass(frame, to, link, relay.random.spread(100, 3_600_000));
        relay.lied();
      },
    };
  },
};
