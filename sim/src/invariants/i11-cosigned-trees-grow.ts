import { base64 } from '@parley/core/base/base64.ts';
import { type Invariant, Violation } from './invariant.ts';
import { signedText } from './signed-text.ts';

type Cosigned = { size: number; root: string };

/** A cosignature is over a tree that grew out of the one cosigned before, whatever came between. */
export const i11: Invariant = {
  id: 'I11',
  claim: 'no cosignature on an inconsistent or smaller tree, across restarts',
  watch({ ledger, cast }) {
    const newest = new Map<string, Cosigned>();
    return {
      signed({ me, line }, key, message) {
        if (key !== 'cosign' || !cast.isHonest(me) || ledger.putBack.has(me)) return;
        const head = signedText(message);
        if (!head) return;
        const name = `${line.own} ${head.origin}`;
        const before = newest.get(name);
        newest.set(name, { size: head.size, root: head.root });
        if (!before) return;
        if (head.size < before.size || (head.size === before.size && head.root !== before.root)) {
          throw new Violation('I11', `${me} cosigns ${head.size} after ${before.size}`);
        }
        const journal = [...line.journals.values()].find(({ origin }) => origin === head.origin);
        const known = journal?.heads.get(before.size);
        if (known && base64(known.root) !== before.root) {
          throw new Violation('I11', `${me} cosigns a tree that ${before.size} is no part of`);
        }
      },
    };
  },
};
