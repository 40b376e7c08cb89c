import type { CounterpartStrategy } from '../strategy.ts';

export const lateCosigner: CounterpartStrategy = {
  name: 'late-cosigner',
  role: 'counterpart',
  lie: 'cosignatures that go out an hour after they were made',
  holds: 'they count when they come; whose entry `held` names is proven before',
  broken: (after) => after.statesHold() ?? after.held() ?? after.uncontested(),
  begin(liar) {
    return {
      outgoing(payload, to) {
        if (liar.read(payload)?.type !== 'cosignature') return undefined;
        liar.later(3_600_000, () => liar.send(to, payload));
        liar.lied();
        return [];
      },
    };
  },
};
