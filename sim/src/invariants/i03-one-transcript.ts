import { hex } from '@parley/core/base/bytes.ts';
import { journalKey } from '@parley/core/codec/names.ts';
import { isUrgent } from '@parley/core/replication/entries.ts';
import type { Process } from '../station/process.ts';
import { type Invariant, Violation } from './invariant.ts';

/** One cut of each number for all, and the entries of an author one after the other. */
export const i03: Invariant = {
  id: 'I3',
  claim: 'the same final cuts at all, byte for byte; of each author in the order of numbers',
  watch(run) {
    /** What was urgent and shown ahead of its place, with what its bundle held: where it ends. */
    const early = new Map<string, number>();
    const cuts = new Map<number, { hash: string; key: string; seq: number }>();
    const next = new WeakMap<Process, Map<string, number>>();
    return {
      shown(station, event) {
        const { me, line, process } = station;
        if (!run.cast.isHonest(me)) return;
        if (event.event === 'cut' && event.final && line.final?.cut.k === event.k) {
          // A liar, or a machine that forgot, may sign two cuts of one number; nobody honest does.
          if (run.cast.parties.size > 0 || run.ledger.tainted.size > 0) return;
          const { journal, seq } = line.final;
          const hash = hex(line.final.hash);
          const before = cuts.get(event.k);
          // Where every disk has lost the entry of a cut, another one takes its number.
          const stands = before && !run.ledger.isGone(before.key, before.seq);
          if (stands && before.hash !== hash) {
            throw new Violation('I3', `${me} has another cut ${event.k}`);
          }
          cuts.set(event.k, { hash, key: journalKey(journal), seq });
        }
        if (event.event !== 'entries' || event.peeked) return;
        const places = next.get(process) ?? new Map<string, number>();
        next.set(process, places);
        const key = journalKey(event.journal);
        const expected = places.get(key);
        // What is urgent is shown before what stands before it is on disk.
        const ahead = expected !== undefined && event.first > expected;
        if (ahead && isUrgent(event.items)) {
          early.set(`${me} ${key} ${event.first}`, event.first + event.items.length);
          return;
        }
        if (ahead && !event.contested) {
          throw new Violation('I3', `${me} is shown ${event.first} of ${key} after ${expected}`);
        }
        let end = Math.max(expected ?? 0, event.first + event.items.length);
        for (let name = `${me} ${key} ${end}`; early.has(name); name = `${me} ${key} ${end}`) {
          end = early.get(name) as number;
          early.delete(name);
        }
        places.set(key, end);
      },
    };
  },
};
