import type { RelayStrategy } from '../strategy.ts';

export const dropsLarge: RelayStrategy = {
  name: 'drops-large',
  role: 'relay',
  lie: 'lets small frames pass, so that all looks well, and drops every larger one',
  holds: 'what was dropped is noticed and sent again by another circuit',
  broken: (after) => after.agreed(),
  begin(relay) {
    return {
      frame(frame, _from, to, link) {
        if (frame.length < 180) return relay.pass(frame, to, link);
        relay.lied(`${frame.length} bytes`);
      },
    };
  },
};
