import { certificateFrame } from '@parley/envelope/frame.ts';
import { certify, drawKeys } from '../certificates.ts';
import type { CounterpartStrategy } from '../strategy.ts';

export const certificateOfOthers: CounterpartStrategy = {
  name: 'certificate-of-others',
  role: 'counterpart',
  lie: 'certificates in the name of another party, by its own recovery key; changed ones',
  holds: 'refused: only a party opens its own incarnations',
  broken(after) {
    const strange = after.honest.find(({ line }) =>
      [...line.journals.values()].some(({ name }) => name.number > 0 && name.party !== after.liar),
    );
    return after.refused('bad-signature') ?? (strange && `${strange.me} took one`);
  },
  begin(liar) {
    liar.every(300_000, () => {
      const party = liar.random.pick(liar.others);
      const bytes = certify(liar, drawKeys(liar), { party });
      const own = certify(liar, drawKeys(liar));
      const changed = own.slice();
      const at = liar.random.below(own.length);
      changed[at] = (changed[at] as number) ^ 1;
      const shown = [bytes, changed, own.subarray(0, at)];
      for (const other of liar.others) {
        for (const one of shown) liar.sendFrame(other, certificateFrame(one));
      }
      liar.lied();
    });
    return undefined;
  },
};
