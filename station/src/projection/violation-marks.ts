import { journalKey } from '@parley/core/codec/names.ts';
import type { ViolationCode } from '@parley/core/evidence/findings.ts';
import type { Shown } from '@parley/core/replication/io.ts';
import type { LineHost } from '../loop/line-host.ts';
import type { LineStore } from '../store/line-store.ts';
import { MarkTable } from './mark-table.ts';

const table = {
  name: 'violation',
  columns:
    'journal TEXT NOT NULL, seq INTEGER NOT NULL, code TEXT NOT NULL, ' +
    'PRIMARY KEY(journal, seq, code)',
};

/** Entries of one journal that break one rule. */
export type ViolationCount = {
  readonly journal: string;
  readonly code: string;
  readonly count: number;
  /** The newest of them. */
  readonly seq: number;
};

/**
 * What the core found an entry to break, kept so that it is shown after a start as well: whether a
 * claim is true may be known long after its entry came. A mark beside the evidence, as `sent` is
 * one; what an entry's own row says it breaks stands there.
 */
export class ViolationMarks {
  readonly #table: MarkTable;

  constructor(store: LineStore) {
    this.#table = new MarkTable(store, table);
  }

  /** Writes marks with a later transaction of the line, at no cost of its own. */
  follow(host: LineHost): () => void {
    return host.subscribe((event: Shown) => {
      if (event.event !== 'violation') return;
      const { journal, seq, code } = event;
      host.also(() => this.put(journalKey(journal), seq, code));
    });
  }

  put(journal: string, seq: number, code: ViolationCode): void {
    this.#table.put(journal, seq, code);
  }

  /** The codes of one entry. */
  of(journal: string, seq: number): string[] {
    const sql = 'SELECT code FROM violation WHERE journal = ? AND seq = ? ORDER BY code';
    const rows = this.#table.ask(sql).all(journal, seq) as { code: string }[];
    return rows.map(({ code }) => code);
  }

  /** All entries that break something, by their rows or by a mark; each counts once a rule. */
  counts(): ViolationCount[] {
    const sql =
      'SELECT journal, code, count(*) AS count, max(seq) AS seq FROM (' +
      'SELECT journal, seq, violation AS code FROM shown_entry WHERE violation IS NOT NULL ' +
      'UNION SELECT journal, seq, code FROM violation) ' +
      'GROUP BY journal, code ORDER BY journal, code';
    return this.#table.ask(sql).all() as ViolationCount[];
  }

  /** Makes the table where it is missing. */
  ready(): void {
    this.#table.ready();
  }
}
