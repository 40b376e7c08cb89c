import { journalKey } from '@parley/core/codec/names.ts';
import type { Tap } from '../station/tap.ts';
import type { Counterpart } from './counterpart.ts';

/**
 * Keeps from a liar's own station what others show of its own journal: it would take a second
 * history for a stolen key and fall silent, as an honest one does.
 */
export function deaf(liar: Counterpart, tap: Tap = {}): Tap {
  return {
    ...tap,
    incoming(payload, from, circuit) {
      const read = liar.read(payload);
      if (read?.type === 'fork-proof' || read?.type === 'over-limit') return false;
      const own = read?.type === 'bundle' || read?.type === 'note';
      if (own && journalKey(read.journal) === liar.journal.key) return false;
      return tap.incoming?.(payload, from, circuit) ?? true;
    },
  };
}
