/**
 * The order of entries inside a cut (spec/transcript.md, "Order"), told in one pass: an entry is
 * in its right place exactly if, since the last of those it comes after, none of a higher rank
 * went out.
 */
import { refuse } from '../base/refusal.ts';
import type { RunItem } from '../entry/run.ts';
import { compareNames, keyOfName, type Mark } from '../journal/name.ts';
import { orderedMarks } from './held.ts';
import type { Journal } from './journal.ts';
import type { LineRecord } from './line-record.ts';

/** A journal of the cut: from which size to which, and when its entries went out. */
type Rank = {
  readonly rank: number;
  readonly from: number;
  readonly to: number;
  readonly out: number[];
  last: number;
};

export class Order {
  readonly #record: LineRecord;
  readonly #ranks = new Map<string, Rank>();
  readonly #byRank: Rank[] = [];
  #position = 0;
  readonly count: number;

  /** The entries from what the record shows to the heads. */
  constructor(record: LineRecord, heads: readonly Mark[]) {
    this.#record = record;
    let count = 0;
    for (const head of [...heads].sort(compareNames)) {
      const key = keyOfName(head);
      const from = record.get(head)?.size ?? 0;
      const rank = { rank: this.#byRank.length, from, to: head.size, out: [], last: -1 };
      this.#ranks.set(key, rank);
      this.#byRank.push(rank);
      count += head.size - from;
    }
    this.count = count;
  }

  get isComplete(): boolean {
    return this.#position === this.count;
  }

  /** Whether entries of that journal belong here, and up to which size. */
  endOf(key: string): number | undefined {
    return this.#ranks.get(key)?.to;
  }

  /** The seq that the next entry of that journal here has. */
  nextOf(key: string): number {
    const rank = this.#ranks.get(key);
    return rank === undefined ? 0 : rank.from + rank.out.length;
  }

  /** Puts out the next entry, which the record holds already. Refused with `out-of-order`. */
  place(journal: Journal, item: RunItem): void {
    const own = this.#ranks.get(journal.key) ?? refuse('unknown-journal', journal.key);
    let after = own.out.length === 0 ? -1 : own.last;
    if (item.header !== undefined) {
      for (const mark of orderedMarks(item.header, journal.name.party)) {
        const key = keyOfName(mark);
        if (journal.claims.marks.has(key)) after = Math.max(after, this.#edge(key, mark));
      }
    }
    const previous = item.seq === 0 ? journal.certificate?.previous : undefined;
    if (previous !== undefined) after = Math.max(after, this.#edge(keyOfName(previous), previous));
    for (let rank = own.rank + 1; rank < this.#byRank.length; rank++) {
      if ((this.#byRank[rank] as Rank).last > after) refuse('out-of-order', 'a later entry before');
    }
    own.last = this.#position++;
    own.out.push(own.last);
  }

  /** When the entry went out that the mark names; −1 where it gives no order here. */
  #edge(key: string, mark: Mark): number {
    const target = this.#ranks.get(key);
    if (target === undefined || mark.size > target.to || mark.size <= target.from) return -1;
    const out = target.out[mark.size - 1 - target.from];
    if (out !== undefined) return this.#record.isTrue(mark) === true ? out : -1;
    if (this.#record.isTrue(mark) === true) refuse('out-of-order', 'before what it holds');
    const told = (isTrue: boolean) => {
      if (isTrue) refuse('out-of-order', 'before what it holds');
    };
    if (this.#record.isTrue(mark) === undefined) {
      this.#record.await(mark, mark.size, { of: 'head', hash: mark.root, told });
    }
    return -1;
  }
}
