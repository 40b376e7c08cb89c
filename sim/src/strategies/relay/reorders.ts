import type { RelayStrategy } from '../strategy.ts';

export const reorders: RelayStrategy = {
  name: 'reorders',
  role: 'relay',
  lie: 'gathers frames and hands them over in any order',
  holds: 'order is a matter of what is signed, not of what comes first',
  broken: (after) => after.agreed() ?? after.statesHold() ?? after.uncontested(),
  begin(relay) {
    let gathered: (() => void)[] = [];
    const hand = (): void => {
      const all = gathered;
      gathered = [];
      if (all.length > 1) relay.lied(`${all.length} frames`);
      while (all.length > 0) all.splice(relay.random.below(all.length), 1)[0]?.();
    };
    relay.every(1500, () => {
      if (gathered.length > 0) hand();
    });
    return {
      frame(frame, _from, to, link) {
        gathered.push(() => relay.pass(frame, to, link));
      },
    };
  },
};
