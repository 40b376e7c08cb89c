import type { RelayStrategy } from '../strategy.ts';

export const crossesCircuits: RelayStrategy = {
  name: 'crosses-circuits',
  role: 'relay',
  lie: 'hands over by one circuit what was sent by another, now or much later',
  holds: 'frames know no circuit; no circuit is shown as up by the answers of another',
  broken: (after) => after.agreed() ?? after.statesHold() ?? after.uncontested(),
  begin(relay) {
    return {
      frame(frame, _from, to, link) {
        const others = relay.world.links.filter((one) => one.has(to) && one !== link);
        const other = others.length > 0 ? relay.random.pick(others) : link;
        relay.pass(frame, to, link);
        if (!other.connected || !relay.random.oneIn(3)) return;
        relay.later(relay.random.spread(1, 600_000), () => relay.inject(frame, to, other));
        relay.lied();
      },
    };
  },
};
