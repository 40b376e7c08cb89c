import type { CounterpartStrategy } from '../strategy.ts';

export const clockLiar: CounterpartStrategy = {
  name: 'clock-liar',
  role: 'counterpart',
  lie: 'a clock ten years off, in entries, cosignatures and canaries, changing every hour',
  holds: 'nothing of the line depends on it',
  broken: (after) => after.held() ?? after.uncontested() ?? after.statesHold(),
  begin(liar) {
    const years = 10 * 365 * 86_400_000;
    liar.every(3_600_000, () => {
      liar.station.clock.set();
      liar.station.clock.jump(liar.random.between(-years, years));
      liar.lied('jumped');
    });
    return undefined;
  },
};
