import { kinds } from '@parley/core/codec/kinds.ts';
import type { LineStore } from '../store/line-store.ts';

/** An entry that says something about another. */
export type Closer = {
  readonly journal: string;
  readonly seq: number;
  readonly kind: number;
  readonly time: number;
  readonly record: number | null;
};

/** The first acknowledgement, the last word of withholding, the first answer of one party. */
export type Closed = {
  readonly acknowledged: Closer | undefined;
  readonly withheld: (Closer & { readonly until: number | null }) | undefined;
  readonly answered: Closer | undefined;
};

/** Entries that a rule condemns close nothing: no officer stands behind them. */
const sql =
  'SELECT e.journal, e.seq, e.kind, e.time, e.record FROM shown_reference r ' +
  'JOIN shown_entry e ON e.journal = r.journal AND e.seq = r.seq ' +
  'LEFT JOIN shown_entry t ON t.journal = r.target AND t.seq = r.target_seq ' +
  'WHERE r.target = ? AND r.target_seq = ? AND e.party = ? AND e.violation IS NULL ' +
  'AND (t.leaf IS NULL OR t.leaf = r.leaf) ' +
  "AND e.form = 'readable' ORDER BY e.number, e.journal, e.seq";

/** What a party's officers have written about an entry that is held or peeked here. */
export function closersOf(
  store: LineStore,
  entry: { readonly journal: string; readonly seq: number; readonly kind: number },
  party: number,
): Closed {
  const rows = store.database.db.prepare(sql).all(entry.journal, entry.seq, party) as Closer[];
  const question = entry.kind === kinds.confirm;
  const withheld = rows.findLast((row) => {
    return row.kind === kinds.withheld || (isAnswer(row) && row.record === 2);
  });
  const until = withheld?.kind === kinds.withheld ? withheld.record : null;
  return {
    acknowledged: rows.find((row) => row.kind === kinds.ack),
    withheld: withheld && { ...withheld, until },
    // Free text does not close a question: only its own answer does.
    answered: rows.find((row) => {
      return question ? isAnswer(row) && row.record !== 2 : row.kind === kinds.message;
    }),
  };
}

function isAnswer(row: Closer): boolean {
  return row.kind === kinds['confirm-answer'];
}
