import { journalKey } from '@parley/core/codec/names.ts';
import type { Shown } from '@parley/core/replication/io.ts';
import type { LineHost } from '../loop/line-host.ts';
import type { LineStore } from '../store/line-store.ts';
import { MarkTable } from './mark-table.ts';

const table = {
  name: 'reached',
  columns:
    'journal TEXT NOT NULL, party INTEGER NOT NULL, size INTEGER NOT NULL, ' +
    'time INTEGER NOT NULL, PRIMARY KEY(journal, party, size)',
};

/** A peer's have vector said that it has so much of a journal of ours. */
export type ReachedMark = { readonly size: number; readonly time: number };

/**
 * "Reached their station", kept so that the state does not go back at a start: have vectors are in
 * memory only, and no entry speaks of them. A mark beside the evidence, as `sent` is one.
 */
export class ReachedMarks {
  readonly #table: MarkTable;

  constructor(store: LineStore) {
    this.#table = new MarkTable(store, table);
  }

  /** Writes marks with a later transaction of the line, at no cost of its own. */
  follow(host: LineHost): () => void {
    return host.subscribe((event: Shown) => {
      if (event.event !== 'reached') return;
      const time = host.options.clock.now().time;
      const { journal, by, size } = event;
      host.also(() => this.put(journalKey(journal), by, { size, time }));
    });
  }

  /** The first mark of a size stays. */
  put(journal: string, party: number, { size, time }: ReachedMark): void {
    this.#table.put(journal, party, size, time);
  }

  /** The first mark that covers an entry. */
  of(journal: string, seq: number, party: number): ReachedMark | undefined {
    const sql =
      'SELECT size, time FROM reached WHERE journal = ? AND party = ? AND size > ? ' +
      'ORDER BY size LIMIT 1';
    const row = this.#table.ask(sql).get(journal, party, seq);
    return row as ReachedMark | undefined;
  }
}
