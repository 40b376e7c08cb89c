import { equal } from '@parley/core/base/bytes.ts';
import type { Journal, Signed } from '@parley/core/replication/line.ts';
import { type Invariant, Violation } from './invariant.ts';

type Cosigned = { readonly size: number; readonly root: Uint8Array };

/** A cosignature is over a tree that grew out of the one cosigned before, whatever came between. */
export const i11: Invariant = {
  id: 'I11',
  claim: 'no cosignature on an inconsistent or smaller tree, across restarts',
  watch({ ledger, cast }) {
    const newest = new Map<string, Cosigned>();
    const seen = new Map<string, Signed>();
    const check = (me: number, journal: Journal, ours: Signed) => {
      const name = `${me} ${journal.key} ${ours.cosigner.number}`;
      const root = rootAt(journal, ours.size);
      if (!root) return;
      const before = newest.get(name);
      newest.set(name, { size: ours.size, root });
      if (!before) return;
      if (ours.size < before.size) {
        throw new Violation('I11', `${me} cosigns ${ours.size} after ${before.size}`);
      }
      const known = rootAt(journal, before.size);
      if (known && !equal(known, before.root)) {
        throw new Violation('I11', `${me} cosigns a tree that ${before.size} is no part of`);
      }
    };
    return {
      // When it is on disk, together with what it covers: before that nobody has seen it.
      turned({ me, line }) {
        if (!cast.isHonest(me) || ledger.putBack.has(me)) return;
        for (const journal of line.journals.values()) {
          const { ours } = journal;
          if (!ours || ours.cosigner.party !== me) continue;
          const name = `${me} ${journal.key}`;
          if (seen.get(name) === ours) continue;
          seen.set(name, ours);
          check(me, journal, ours);
        }
      },
    };
  },
};

function rootAt(journal: Journal, size: number): Uint8Array | undefined {
  return size === journal.durable.size ? journal.durable.root : journal.heads.get(size)?.root;
}
