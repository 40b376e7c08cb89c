import type { CounterpartStrategy } from '../strategy.ts';

export const neverCosigns: CounterpartStrategy = {
  name: 'never-cosigns',
  role: 'counterpart',
  lie: 'holds everything and signs for nothing',
  holds: 'nothing is shown as on its record before it has signed; afterwards all of it is',
  broken: (after) => after.statesHold() ?? after.held(),
  begin(liar) {
    return {
      outgoing(payload) {
        if (liar.read(payload)?.type !== 'cosignature') return undefined;
        liar.lied();
        return [];
      },
    };
  },
};
