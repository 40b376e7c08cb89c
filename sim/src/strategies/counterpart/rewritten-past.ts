import { decodeRun } from '@parley/core/codec/run.ts';
import { deaf } from '../deaf.ts';
import type { CounterpartStrategy } from '../strategy.ts';

/** The fork lies hours back, where nobody has the head in memory any more. */
export const rewrittenPast: CounterpartStrategy = {
  name: 'rewritten-past',
  role: 'counterpart',
  lie: 'another history from an old entry on, shown hours later by a signed head',
  holds: 'everybody keeps a proof against it, and what was held before stays',
  broken: (after) => after.proved('fork'),
  begin(liar) {
    liar.later(liar.random.between(2 * 3_600_000, 4 * 3_600_000), () => {
      const rows = liar.station.machine.disk.journal(liar.journal.key);
      const items = rows.runs.flatMap(({ bytes }) => {
        const run = decodeRun(bytes);
        return run.ok ? run.value : [];
      });
      const note = rows.notes[rows.notes.length >> 1];
      if (!note) return;
      const forger = liar.forger('nothing');
      const changed = liar.random.below(note.size);
      items.slice(0, note.size).forEach((item, seq) => {
        forger.say(seq === changed ? forger.item('what was never said') : item);
      });
      for (const party of liar.others) liar.send(party, forger.note());
      liar.lied(`entry ${changed} of ${note.size}`);
    });
    return deaf(liar);
  },
};
