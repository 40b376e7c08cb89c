import type { CounterpartStrategy } from '../strategy.ts';

export const oldHave: CounterpartStrategy = {
  name: 'old-have',
  role: 'counterpart',
  lie: 'have vectors of hours ago, after newer ones',
  holds: 'a vector that names an earlier challenge is ignored: no state goes back',
  broken: (after) => after.statesHold() ?? after.uncontested(),
  begin(liar) {
    const old: { payload: Uint8Array; to: number }[] = [];
    liar.every(120_000, () => {
      const one = old.length > 0 ? liar.random.pick(old) : undefined;
      if (!one) return;
      liar.send(one.to, one.payload);
      liar.lied();
    });
    return {
      outgoing(payload, to) {
        if (liar.read(payload)?.type === 'have' && old.length < 500) old.push({ payload, to });
        return undefined;
      },
    };
  },
};
