import { textBody } from '../../world/texts.ts';
import type { CounterpartStrategy } from '../strategy.ts';

export const flashSpam: CounterpartStrategy = {
  name: 'flash-spam',
  role: 'counterpart',
  lie: 'everything is FLASH: many times what the charter allows in an hour',
  holds: 'all of it is carried and held, and marked as over its budget',
  broken: (after) => after.violated('over-budget') ?? after.held() ?? after.uncontested(),
  begin(liar) {
    liar.every(600_000, () => {
      for (let i = 0; i < 10; i++) {
        const precedence = liar.random.oneIn(2) ? 4 : 5;
        liar.station.write({ body: textBody(`wolf ${i}`), precedence });
        liar.lied();
      }
    });
    return undefined;
  },
};
