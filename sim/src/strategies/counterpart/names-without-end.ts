import { limits } from '@parley/core/base/limits.ts';
import { compareJournals } from '@parley/core/codec/names.ts';
import { writeBehind } from '../own-books.ts';
import type { CounterpartStrategy } from '../strategy.ts';

export const namesWithoutEnd: CounterpartStrategy = {
  name: 'names-without-end',
  role: 'counterpart',
  lie: 'entries that claim to hold ever more journals, none of which exists',
  holds: 'as many are kept as there can be incarnations; each beyond is shown and counts nothing',
  broken(after) {
    for (const { me, line } of after.honest) {
      for (const { key, durable } of line.journals.values()) {
        const names = durable.held.size;
        const most = (line.charter.parties.length - 1) * limits.incarnationsMax;
        if (names > most) return `${me} keeps ${names} names by ${key}`;
      }
    }
    return after.violated('held-untrue') ?? after.held() ?? after.uncontested();
  },
  begin(liar) {
    liar.every(1_800_000, () => {
      const { random } = liar;
      const held = Array.from({ length: limits.heldMarksMax }, () => {
        const name = { party: random.pick(liar.others), number: random.below(3) };
        return { ...name, tag: random.bytes(8), size: 1, root: random.bytes(32) };
      }).sort(compareJournals);
      const items = [liar.forger('now').item('of so many', { held })];
      if (writeBehind(liar, items)) liar.lied();
    });
    return undefined;
  },
};
