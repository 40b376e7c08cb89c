import { type Invariant, Violation } from './invariant.ts';

/** What a store has acknowledged to a station, by journal. */
type Acknowledged = { size: number; readonly peeked: Set<number> };

/**
 * What was acknowledged is what the next process begins with; what was under way when the power
 * failed is gone or whole.
 */
export const i18: Invariant = {
  id: 'I18',
  claim: 'what a store has acknowledged is there after any crash, for the process that starts',
  watch({ ledger, cast }) {
    const all = new Map<string, Acknowledged>();
    const of = (me: number, journal: string): Acknowledged => {
      const name = `${me} ${journal}`;
      const known = all.get(name) ?? { size: 0, peeked: new Set() };
      all.set(name, known);
      return known;
    };
    return {
      stored({ me }, records) {
        for (const record of records) {
          if (record.t === 'head') of(me, record.journal).size = record.size;
          else if (record.t === 'peeked') of(me, record.journal).peeked.add(record.seq);
          else if (record.t === 'unpeek') of(me, record.journal).peeked.delete(record.seq);
        }
      },
      booted({ me, line }) {
        if (ledger.putBack.has(me) || !cast.isHonest(me)) return;
        for (const [name, { size, peeked }] of all) {
          const [party, key = ''] = name.split(' ');
          if (Number(party) !== me) continue;
          const journal = line.journals.get(key);
          const held = journal?.durable.size ?? 0;
          if (held < size) {
            throw new Violation('I18', `${me} begins with ${held} of ${key}, of ${size} stored`);
          }
          const lost = [...peeked].find((seq) => seq >= held && !journal?.peeked.has(seq));
          if (lost !== undefined) throw new Violation('I18', `${me} forgets ${lost} of ${key}`);
        }
      },
    };
  },
};
