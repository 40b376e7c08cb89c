import type { RelayStrategy } from '../strategy.ts';

export const duplicates: RelayStrategy = {
  name: 'duplicates',
  role: 'relay',
  lie: 'hands over every frame three times, the last of them minutes later',
  holds: 'the second and third change nothing',
  broken: (after) => after.agreed() ?? after.statesHold() ?? after.uncontested(),
  begin(relay) {
    return {
      frame(frame, _from, to, link) {
        for (const delayMs of [0, 0, relay.random.between(1000, 300_000)]) {
          relay.pass(frame, to, link, delayMs);
        }
        relay.lied();
      },
    };
  },
};
