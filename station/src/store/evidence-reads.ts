import type { StoredRun } from '@parley/core/journal/records.ts';
import { plain } from './blob.ts';
import type { JournalIds } from './journal-ids.ts';
import type { LineReads, StoredNote } from './line-reads.ts';
import { faulting } from './refusals.ts';
import type { StoreDatabase } from './store-database.ts';

export type StoredCosignature = {
  readonly cosigner: string;
  readonly size: number;
  /** Seconds since 1970. */
  readonly time: number;
  readonly signature: Uint8Array;
};

type CosignatureRow = { size: number; time: number; signature: Buffer };

/** Bytes of runs read at a time: what an export of any length keeps in memory. */
const stretchBytes = 1024 * 1024;

/** Reads for evidence, exports and projections, with bounded memory. */
export class EvidenceReads {
  private readonly db: StoreDatabase['db'];
  private readonly ids: JournalIds;
  private readonly reads: LineReads;

  constructor({ db }: StoreDatabase, ids: JournalIds, reads: LineReads) {
    this.db = db;
    this.ids = ids;
    this.reads = reads;
  }

  /** Names of all journals and cosigners of which anything is stored, oldest first. */
  journals(): string[] {
    return Array.from(this.ids.all(), ([name]) => name);
  }

  /**
   * Runs that cover entries [first, end) of a journal, in order. The store may be written to
   * between two of them; about 1 MiB is in memory at a time.
   */
  *runs(journal: string, first = 0, end = Number.MAX_SAFE_INTEGER): Generator<StoredRun> {
    const last = Math.min(end, 2 ** 40) - 1;
    let next = first;
    while (next <= last) {
      const query = { q: 'runs', journal, first: next, last, bytes: stretchBytes } as const;
      const answer = faulting(() => this.reads.answer(query));
      if (answer.q !== 'runs' || answer.runs.length === 0) return;
      for (const run of answer.runs) {
        yield run;
        next = run.first + run.count;
      }
    }
  }

  /** The signed head of least size >= `size`. */
  note(journal: string, size: number): StoredNote | null {
    return faulting(() => this.reads.noteCovering(journal, size));
  }

  /** Of each cosigner, in the order of `journals`, the first one that covers `size` entries. */
  cosignatures(journal: string, size: number): StoredCosignature[] {
    return this.covering('cosignature', journal, size);
  }

  /** The same of post-quantum cosignatures. */
  pqCosignatures(journal: string, size: number): StoredCosignature[] {
    return this.covering('pq', journal, size);
  }

  private covering(table: string, journal: string, size: number): StoredCosignature[] {
    const id = this.ids.find(journal);
    if (id === undefined) return [];
    const statement = this.db.prepare(
      `SELECT size, time, signature FROM ${table} WHERE journal = ? AND cosigner = ? ` +
        'AND size >= ? ORDER BY size LIMIT 1',
    );
    const found: StoredCosignature[] = [];
    for (const [cosigner, by] of this.ids.all()) {
      const row = faulting(() => statement.get(id, by, size)) as CosignatureRow | undefined;
      if (row !== undefined) found.push({ cosigner, ...row, signature: plain(row.signature) });
    }
    return found;
  }
}
