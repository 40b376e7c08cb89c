import { base64 } from '@parley/core/base/base64.ts';
import { type Invariant, Violation } from './invariant.ts';
import { signedText } from './signed-text.ts';

/** What stations hold of an honest party's journal is what that party signed in this run. */
export const i04: Invariant = {
  id: 'I4',
  claim: 'every entry held was signed by its owner in this run',
  watch(run) {
    const signed = new Set<string>();
    const check = () => {
      for (const { me, line } of run.honest) {
        for (const { key, name, origin, durable } of line.journals.values()) {
          if (name.party === me || durable.size === 0 || !run.isHonestJournal(key)) continue;
          if (run.ledger.isTainted(key)) continue;
          if (signed.has(`${origin} ${durable.size} ${base64(durable.root)}`)) continue;
          throw new Violation('I4', `${me} holds ${durable.size} of ${key}, signed by nobody`);
        }
      }
    };
    return {
      signed(_station, key, message) {
        const head = key === 'note' ? signedText(message) : undefined;
        if (head) signed.add(`${head.origin} ${head.size} ${head.root}`);
      },
      finished: check,
    };
  },
};
