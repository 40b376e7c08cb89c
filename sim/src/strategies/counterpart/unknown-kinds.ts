import type { CounterpartStrategy } from '../strategy.ts';

export const unknownKinds: CounterpartStrategy = {
  name: 'unknown-kinds',
  role: 'counterpart',
  lie: 'entries of kinds that nobody knows',
  holds: 'held, cosigned and ordered like any other',
  broken: (after) => after.held() ?? after.uncontested(),
  begin(liar) {
    liar.every(600_000, () => {
      const kind = liar.random.pick([0, 19, 255, 65_536, Number.MAX_SAFE_INTEGER]);
      liar.station.write({ kind, body: liar.random.bytes(40) });
      liar.lied(`kind ${kind}`);
    });
    return undefined;
  },
};
