import { assert } from '@parley/core/base/assert.ts';
import { limits } from '@parley/core/base/limits.ts';
import type { Statement } from 'better-sqlite3-multiple-ciphers';
import { plain } from './blob.ts';
import type { JournalIds } from './journal-ids.ts';
import { faulting } from './refusals.ts';
import type { StoreDatabase } from './store-database.ts';

export type StoredOpen = {
  /** The session's id, 8 bytes. */
  readonly id: Uint8Array;
  readonly peer: number;
  /** Ms since 1970, when it came. */
  readonly time: number;
  readonly bytes: Uint8Array;
};

/** The `open` of live sessions: a start derives their keys again, no secret is stored. */
export class Opens {
  private readonly db: StoreDatabase['db'];

  constructor({ db }: StoreDatabase) {
    this.db = db;
  }

  put(open: StoredOpen): void {
    const sql = 'INSERT OR IGNORE INTO opened VALUES(?, ?, ?, ?)';
    this.db.prepare(sql).run(open.id, open.peer, open.time, open.bytes);
  }

  /** Oldest first. */
  list(): StoredOpen[] {
    const sql = 'SELECT id, peer, time, bytes FROM opened ORDER BY time';
    const rows = faulting(() => this.db.prepare(sql).all()) as (StoredOpen & { id: Buffer })[];
    return rows.map((row) => ({ ...row, id: plain(row.id), bytes: plain(row.bytes) }));
  }

  remove(id: Uint8Array): void {
    this.db.prepare('DELETE FROM opened WHERE id = ?').run(id);
  }
}

/** Entries [first, first + count) of a journal went to a peer by a circuit. */
export type SentMark = {
  readonly journal: string;
  readonly first: number;
  readonly count: number;
  readonly peer: number;
  readonly circuit: string;
  /** Ms since 1970; of one place, peer and circuit the first time stays. */
  readonly time: number;
};

/** What "sent by (circuits)" is shown from. */
export class SentMarks {
  private readonly db: StoreDatabase['db'];
  private readonly ids: JournalIds;
  private readonly insert: Statement;
  private readonly settle: () => void;

  /** @param settle writes the marks that still wait. */
  constructor({ db }: StoreDatabase, ids: JournalIds, settle: () => void) {
    this.db = db;
    this.ids = ids;
    this.settle = settle;
    this.insert = db.prepare('INSERT OR IGNORE INTO sent VALUES(?, ?, ?, ?, ?, ?)');
  }

  put(mark: SentMark): void {
    const { first, count, peer, circuit, time } = mark;
    // The look-up below goes back no further than one bundle.
    assert(count > 0 && count <= limits.bundleEntriesMax, 'a mark is of one bundle');
    this.insert.run(this.ids.give(mark.journal), first, peer, circuit, count, time);
  }

  /** Marks that cover an entry, oldest first. */
  of(journal: string, seq: number): SentMark[] {
    this.settle();
    const id = this.ids.find(journal);
    if (id === undefined) return [];
    const sql =
      'SELECT first, count, peer, circuit, time FROM sent WHERE journal = ? ' +
      'AND first BETWEEN ? AND ? AND first + count > ? ORDER BY time, first, peer, circuit';
    const earliest = seq - limits.bundleEntriesMax + 1;
    const rows = faulting(() => this.db.prepare(sql).all(id, earliest, seq, seq));
    return (rows as Omit<SentMark, 'journal'>[]).map((row) => ({ journal, ...row }));
  }
}
