import { journalKey } from '@parley/core/codec/names.ts';
import type { Shown } from '@parley/core/replication/io.ts';
import type { LineHost } from '../loop/line-host.ts';
import type { LineStore } from '../store/line-store.ts';
import { MarkTable } from './mark-table.ts';

const table = {
  name: 'crowded',
  columns: 'journal TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY(journal, seq)',
};

/**
 * Warnings of which more came within an hour of our own clock than their author's budget allows,
 * whatever times it claims. That is no violation: after an outage they may well come at once. But
 * what is the other side's to choose must not decide how long an officer of ours stays on watch.
 */
export class CrowdedMarks {
  readonly #table: MarkTable;

  constructor(store: LineStore) {
    this.#table = new MarkTable(store, table);
  }

  /** Writes marks with a later transaction of the line, at no cost of its own. */
  follow(host: LineHost): () => void {
    return host.subscribe((event: Shown) => {
      if (event.event !== 'crowded') return;
      const { journal, seq } = event;
      host.also(() => this.put(journalKey(journal), seq));
    });
  }

  put(journal: string, seq: number): void {
    this.#table.put(journal, seq);
  }

  /** Makes the table where it is missing. */
  ready(): void {
    this.#table.ready();
  }
}
