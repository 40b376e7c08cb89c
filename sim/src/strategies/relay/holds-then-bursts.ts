import type { RelayStrategy } from '../strategy.ts';

export const holdsThenBursts: RelayStrategy = {
  name: 'holds-then-bursts',
  role: 'relay',
  lie: 'hands over nothing for an hour, and then all of it at once',
  holds: 'the circuit is down meanwhile, and the burst brings nothing false',
  broken: (after) => after.agreed() ?? after.statesHold() ?? after.uncontested(),
  begin(relay) {
    let held: (() => void)[] = [];
    relay.every(3_600_000, () => {
      if (held.length > 0) relay.lied(`${held.length} frames`);
      for (const hand of held) hand();
      held = [];
    });
    return {
      frame(frame, _from, to, link) {
        held.push(() => relay.pass(frame, to, link));
      },
    };
  },
};
