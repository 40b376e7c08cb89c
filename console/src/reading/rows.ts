import type { Inbox, Matter, Rest } from '@parley/api/inbox.ts';
import type { PlainKey } from '../words/words.tsx';

/** The three parts of the list, in order. */
export type Part = 'us' | 'them' | 'rest';

export type Row =
  | { readonly row: 'head'; readonly part: Part; readonly says: PlainKey }
  | { readonly row: 'item'; readonly part: Part; readonly index: number };

/** Items are asked for by so many at a time. */
export const pageSize = 50;

/** One page of all parts of the list. */
export function inboxInput(line: string, from: number) {
  return { params: { line }, query: { from, limit: pageSize } };
}

const heads: Readonly<Record<Part, PlainKey>> = {
  us: 'reading.waiting-us',
  them: 'reading.waiting-them',
  rest: 'reading.rest',
};

/** Where each row of the list comes from; nothing is copied, whatever the length. */
export class Rows {
  readonly #parts: readonly { readonly part: Part; readonly total: number }[];

  constructor(totals: Inbox['totals'] | undefined) {
    const all = [
      { part: 'us', total: totals?.waitingForUs ?? 0 },
      { part: 'them', total: totals?.waitingForThem ?? 0 },
      { part: 'rest', total: totals?.rest ?? 0 },
    ] as const;
    this.#parts = all.filter(({ part, total }) => total > 0 || part !== 'rest');
  }

  get count(): number {
    return this.#parts.reduce((sum, { total }) => sum + total + 1, 0);
  }

  at(index: number): Row {
    let left = index;
    for (const { part, total } of this.#parts) {
      if (left === 0) return { row: 'head', part, says: heads[part] };
      if (left <= total) return { row: 'item', part, index: left - 1 };
      left -= total + 1;
    }
    return { row: 'head', part: 'rest', says: heads.rest };
  }

  /** The row of an item. */
  rowOf(part: Part, index: number): number {
    let before = 0;
    for (const one of this.#parts) {
      if (one.part === part) return before + 1 + index;
      before += one.total + 1;
    }
    return -1;
  }
}

export function itemsOf(inbox: Inbox, part: Part): readonly (Matter | Rest)[] {
  if (part === 'us') return inbox.waitingForUs;
  return part === 'them' ? inbox.waitingForThem : inbox.rest;
}

export function pageOf(index: number): number {
  return Math.floor(index / pageSize) * pageSize;
}
