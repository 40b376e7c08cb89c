import { equal } from '@parley/core/base/bytes.ts';
import type { StoredNote } from '@parley/core/replication/io.ts';
import type { SimStation } from '../station/station.ts';
import { type Invariant, Violation } from './invariant.ts';

/** Whoever says two things of one number is convicted at every honest station, and nobody else. */
export const i06: Invariant = {
  id: 'I6',
  claim: 'equivocation leaves a portable proof in all honest stores, and never against the honest',
  watch(run) {
    const forked = (key: string, a: SimStation, b: SimStation): boolean => {
      const [left, right] = [a, b].map(({ machine }) => machine.disk.journals.get(key)?.notes);
      return left !== undefined && right !== undefined && contradict(left, right);
    };
    return {
      finished() {
        const { honest, ledger } = run;
        for (const { me, machine } of honest) {
          for (const fact of machine.disk.facts.keys()) {
            const key = fact.startsWith('fork.') ? fact.slice(5) : undefined;
            if (!key || !run.isHonestJournal(key) || ledger.isTainted(key)) continue;
            throw new Violation('I6', `${me} holds a proof against the honest ${key}`);
          }
        }
        for (const a of honest) {
          for (const b of honest) {
            if (a.me >= b.me) continue;
            for (const key of a.line.journals.keys()) {
              if (!forked(key, a, b)) continue;
              for (const { me, machine } of [a, b]) {
                if (machine.disk.facts.has(`fork.${key}`) || ledger.putBack.has(me)) continue;
                throw new Violation('I6', `${key} is forked, and ${me} holds no proof`);
              }
            }
          }
        }
      },
    };
  },
};

/** Some size at which both are signed, with different roots. */
function contradict(left: readonly StoredNote[], right: readonly StoredNote[]): boolean {
  const bySize = new Map(left.map((note) => [note.size, note.root]));
  return right.some(({ size, root }) => {
    const other = bySize.get(size);
    return other !== undefined && !equal(other, root);
  });
}
