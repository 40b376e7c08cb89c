import { certificateFrame } from '@parley/envelope/frame.ts';
import { certify, drawKeys, openedBy } from '../certificates.ts';
import type { CounterpartStrategy } from '../strategy.ts';

export const twoOfOneNumber: CounterpartStrategy = {
  name: 'two-of-one-number',
  role: 'counterpart',
  lie: 'two incarnations of one number, each with a journal of its own',
  holds: 'both are held and shown under their tags, and are no fork',
  broken(after) {
    const lacking = after.honest.find(({ line }) => {
      const mine = [...line.journals.values()].filter(({ name }) => name.party === after.liar);
      return mine.filter(({ name, durable }) => name.number === 1 && durable.size > 1).length < 2;
    });
    return after.uncontested() ?? (lacking && `${lacking.me} does not hold both`);
  },
  begin(liar) {
    liar.later(liar.random.between(1_800_000, 3_600_000), () => {
      const { name, durable } = liar.journal;
      const { size, root } = durable;
      const previous = { number: name.number, tag: name.tag, size, root };
      for (const text of ['one', 'the other']) {
        const secrets = drawKeys(liar);
        const bytes = certify(liar, secrets, { previous });
        const forger = openedBy(liar, secrets, bytes);
        forger.say(forger.item(text));
        for (const party of liar.others) {
          liar.sendFrame(party, certificateFrame(bytes));
          liar.send(party, forger.bundle(0));
        }
        liar.lied(text);
      }
    });
    return undefined;
  },
};
