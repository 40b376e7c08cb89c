import type { RelayStrategy } from '../strategy.ts';

export const misdirects: RelayStrategy = {
  name: 'misdirects',
  role: 'relay',
  lie: 'hands frames over to another station than the one they were sent to',
  holds: 'a session is for one station: nothing of it opens, and the right one gets it again',
  broken: (after) => after.agreed() ?? after.statesHold() ?? after.uncontested(),
  begin(relay) {
    return {
      frame(frame, from, to, link) {
        const wrong = relay.world.links.find((one) => one.connected && !one.joins(from, to));
        if (!relay.random.oneIn(3)) return relay.pass(frame, to, link);
        const other = wrong ?? link;
        relay.inject(frame, other.ends.find((end) => end !== to) ?? from, other);
        relay.lied();
      },
    };
  },
};
