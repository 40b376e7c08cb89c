import { deaf } from '../deaf.ts';
import type { CounterpartStrategy } from '../strategy.ts';

export const manyBranches: CounterpartStrategy = {
  name: 'many-branches',
  role: 'counterpart',
  lie: 'a hundred histories of one journal, each signed',
  holds: 'one proof, and a bounded number of branches kept',
  broken(after) {
    const over = after.honest.find(({ machine }) => {
      const kept = [...machine.disk.facts.keys()].filter((key) => key.startsWith('branch.'));
      return kept.length > 64;
    });
    return after.proved('fork') ?? (over && `${over.me} keeps more than 64`);
  },
  begin(liar) {
    liar.every(600_000, () => {
      const before = liar.forger('now');
      const first = before.head.size;
      for (let i = 0; i < 20; i++) {
        const branch = before.fork();
        branch.say(branch.item(`branch ${i}`));
        for (const party of liar.others) liar.send(party, branch.bundle(first));
        liar.lied();
      }
    });
    return deaf(liar);
  },
};
