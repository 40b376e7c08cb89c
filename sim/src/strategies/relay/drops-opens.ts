import { frameType } from '@parley/envelope/frame.ts';
import type { RelayStrategy } from '../strategy.ts';

export const dropsOpens: RelayStrategy = {
  name: 'drops-opens',
  role: 'relay',
  lie: 'drops everything that opens a session or asks for one',
  holds: 'sessions come up by another circuit, and serve all of them',
  broken: (after) => after.agreed() ?? after.statesHold(),
  begin(relay) {
    // Sessions that are there already go on; each start of a process needs new ones.
    const { world } = relay;
    relay.every(7_200_000, () => {
      const victim = world.station(relay.random.below(world.stations.length));
      if (victim.running) world.boot(victim.me);
    });
    return {
      frame(frame, _from, to, link) {
        if (frame[0] === frameType.sealed) return relay.pass(frame, to, link);
        relay.lied(`type ${frame[0]}`);
      },
    };
  },
};
