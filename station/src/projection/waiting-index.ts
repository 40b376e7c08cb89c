import { equal } from '@parley/core/base/bytes.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import type { Line } from '@parley/core/replication/line.ts';
import type { LineStore } from '../store/line-store.ts';
import { canWait } from './matters.ts';
import type { EntryRow } from './row.ts';

/** An entry whose waiting is to be said anew. */
export type WaitingPlace = { readonly journal: string; readonly seq: number };

/**
 * Keeps, beside the rows of the projection, who has yet to deal with which entry and from when on,
 * so that the inbox reads what it shows. Only time and these rows decide what waits:
 * - `shown_waiting`: an entry waits for a party from `since` on (0: at once; else the latest time
 *   until which an answer is withheld), and then rings, or not: a question that was acknowledged.
 *   What is dealt with for good has no row.
 * - `shown_rest`: the entries for people that wait for nobody, whatever the time.
 *
 * Messages, questions, retractions and corrections addressed to a party for action wait for it. All
 * but a question are dealt with by an acknowledgement, an answer, or a withheld answer; a question
 * only by its answer, or by its author who withdraws it (spec/agreements.md). What is withheld with
 * a time comes back when that time has passed.
 */
export class WaitingIndex {
  readonly #line: () => Line;
  readonly #statements: Statements;

  constructor({ database: { db } }: LineStore, line: () => Line) {
    this.#line = line;
    this.#statements = {
      entry: db.prepare('SELECT * FROM shown_entry WHERE journal = ? AND seq = ?'),
      closers: db.prepare(closersSql),
      withdrawn: db.prepare(withdrawnSql),
      unwait: db.prepare('DELETE FROM shown_waiting WHERE journal = ? AND seq = ?'),
      wait: db.prepare('INSERT INTO shown_waiting VALUES(?, ?, ?, ?, ?, ?, ?, ?)'),
      unrest: db.prepare('DELETE FROM shown_rest WHERE journal = ? AND seq = ?'),
      rest: db.prepare('INSERT OR IGNORE INTO shown_rest VALUES(?, ?, ?)'),
    };
  }

  /** Says anew for whom an entry waits; in the transaction that wrote it, or a word about it. */
  settle({ journal, seq }: WaitingPlace): void {
    const { entry, unwait, wait, unrest, rest } = this.#statements;
    const row = entry.get(journal, seq) as EntryRow | undefined;
    // What is named before it came is settled when it comes.
    if (!row || !isForPeople(row.kind)) return;
    unwait.run(journal, seq);
    let waits = false;
    for (const party of this.#waitedFor(row)) {
      const { since, rings } = this.#standing(row, party);
      if (since === null) continue;
      wait.run(journal, seq, party, row.kind, row.precedence, row.number, since, rings ? 1 : 0);
      waits = true;
    }
    if (waits) unrest.run(journal, seq);
    else rest.run(journal, seq, row.kind);
  }

  /** Ourselves for what others wrote, the others for what we did. */
  #waitedFor(row: EntryRow): number[] {
    // Tests that stations write for themselves carry no draft id and wait for nobody.
    if (!canWait(row.kind) || (row.class === 2 && row.draft === null)) return [];
    const { me, peers } = this.#line();
    const parties = row.party === me ? [...peers.keys()] : [me];
    return parties.filter((party) => (row.action & (1 << party)) !== 0);
  }

  #standing(row: EntryRow, party: number): { since: number | null; rings: boolean } {
    const { journal, seq, leaf } = row;
    const question = row.kind === kinds.confirm;
    if (question && this.#statements.withdrawn.get(journal, seq, leaf, row.party)) {
      return { since: null, rings: false };
    }
    const said = this.#statements.closers.all(row.journal, row.seq, party) as Said[];
    const about = said.filter((one) => one.form === 'readable' && equal(one.leaf, row.leaf));
    return { since: sinceOf(row.kind, said, about), rings: ringsThen(about) };
  }
}

/** From when on it waits for a party, ms; null: dealt with for good. */
function sinceOf(kind: number, said: readonly Said[], about: readonly Said[]): number | null {
  const withheld = about.filter((one) => one.kind === kinds.withheld);
  const until = Math.max(0, ...withheld.map(({ record }) => record ?? 0));
  if (kind === kinds.confirm) {
    const answered = (one: Said) => {
      return one.kind === kinds['confirm-answer'] && one.record !== null && one.record < 2;
    };
    return about.some(answered) ? null : until;
  }
  if (about.some((one) => one.kind === kinds.message)) return null;
  if (withheld.some(({ record }) => record === null)) return null;
  if (!about.some((one) => one.kind === kinds.ack)) return until;
  // Acknowledged: only what is withheld with a time brings it back.
  const times = said.flatMap((one) => {
    return one.kind === kinds.withheld && one.record !== null ? [one.record] : [];
  });
  return times.length === 0 ? null : Math.max(until, Math.min(...times));
}

/** Whether it calls for a person when it waits, by the last word about it; see `matterOf`. */
function ringsThen(about: readonly Said[]): boolean {
  const last = about.findLast((one) => {
    return (
      one.kind === kinds.withheld || (one.kind === kinds['confirm-answer'] && one.record === 2)
    );
  });
  if (last) return last.kind === kinds.withheld && last.record !== null;
  return !about.some((one) => one.kind === kinds.ack);
}

type Name = 'entry' | 'closers' | 'withdrawn' | 'unwait' | 'wait' | 'unrest' | 'rest';
type Statements = Record<Name, ReturnType<LineStore['database']['db']['prepare']>>;

type Said = Pick<EntryRow, 'kind' | 'record' | 'form' | 'leaf'>;

const closingKinds: readonly number[] = [
  kinds.message,
  kinds.ack,
  kinds.withheld,
  kinds['confirm-answer'],
];

/** Entries that a rule condemns close nothing: no officer stands behind them. */
const closersSql =
  'SELECT c.kind, c.record, c.form, r.leaf FROM shown_reference r ' +
  'JOIN shown_entry c ON c.journal = r.journal AND c.seq = r.seq ' +
  'WHERE r.target = ? AND r.target_seq = ? AND c.party = ? AND c.violation IS NULL ' +
  `AND c.kind IN (${closingKinds.join(', ')}) ORDER BY c.number, c.journal, c.seq`;

const withdrawnSql =
  'SELECT 1 FROM shown_reference r ' +
  'JOIN shown_entry c ON c.journal = r.journal AND c.seq = r.seq ' +
  'WHERE r.target = ? AND r.target_seq = ? AND r.leaf = ? AND r.nth = 0 AND c.party = ? ' +
  `AND c.kind = ${kinds.retraction} AND c.form = 'readable' AND c.violation IS NULL`;

/** Kinds that may deal with an entry that they name. */
export function closes(kind: number): boolean {
  return closingKinds.includes(kind) || kind === kinds.retraction;
}

/** Kinds that the inbox lists; an entry of another version or of an unknown kind among them. */
function isForPeople(kind: number): boolean {
  return (kind >= 1 && kind <= 6) || kind > 13 || kind < 0;
}
