import { certificateFrame } from '@parley/envelope/frame.ts';
import { certify, drawKeys } from '../certificates.ts';
import type { CounterpartStrategy } from '../strategy.ts';

export const manyIncarnations: CounterpartStrategy = {
  name: 'many-incarnations',
  role: 'counterpart',
  lie: 'certificates without end, each good, none ever used',
  holds: 'a bounded number of them is kept',
  broken(after) {
    const over = after.honest.find(({ line }) => {
      const mine = [...line.journals.values()].filter(({ name }) => name.party === after.liar);
      return mine.length > 64;
    });
    return over && `${over.me} keeps more than 64`;
  },
  begin(liar) {
    let number = 0;
    liar.every(180_000, () => {
      number++;
      const bytes = certify(liar, drawKeys(liar), { number });
      for (const party of liar.others) liar.sendFrame(party, certificateFrame(bytes));
      liar.lied(`number ${number}`);
    });
    return undefined;
  },
};
