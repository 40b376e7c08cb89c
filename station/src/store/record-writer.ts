import { assert, unreachable } from '@parley/core/base/assert.ts';
import type { StoreRecord } from '@parley/core/journal/records.ts';
import type { Statement } from 'better-sqlite3-multiple-ciphers';
import type { JournalIds } from './journal-ids.ts';
import { placesPerJournal } from './line-schema.ts';
import type { StoreDatabase } from './store-database.ts';

/** Writes the records of the core, one prepared statement each. Decides nothing. */
export class RecordWriter {
  private readonly ids: JournalIds;
  private readonly run: Statement;
  private readonly node: Statement;
  private readonly head: Statement;
  private readonly note: Statement;
  private readonly cosignature: Statement;
  private readonly pq: Statement;
  private readonly peeked: Statement;
  private readonly unpeek: Statement;
  private readonly fact: Statement;
  private readonly unfact: Statement;

  constructor({ db }: StoreDatabase, ids: JournalIds) {
    this.ids = ids;
    this.run = db.prepare('INSERT INTO run VALUES(?, ?, ?)');
    this.node = db.prepare('INSERT OR IGNORE INTO node VALUES(?, ?, ?, ?)');
    this.head = db.prepare('INSERT OR REPLACE INTO head VALUES(?, ?, ?)');
    this.note = db.prepare('INSERT OR IGNORE INTO note VALUES(?, ?, ?, ?, ?)');
    this.cosignature = db.prepare('INSERT OR IGNORE INTO cosignature VALUES(?, ?, ?, ?, ?)');
    this.pq = db.prepare('INSERT OR IGNORE INTO pq VALUES(?, ?, ?, ?, ?)');
    this.peeked = db.prepare('INSERT OR REPLACE INTO peeked VALUES(?, ?, ?)');
    this.unpeek = db.prepare('DELETE FROM peeked WHERE journal = ? AND seq = ?');
    this.fact = db.prepare('INSERT OR REPLACE INTO fact VALUES(?, ?)');
    this.unfact = db.prepare('DELETE FROM fact WHERE key = ?');
  }

  /** One record; inside a transaction only. */
  write(record: StoreRecord): void {
    if (record.t === 'fact') {
      if (record.value === null) this.unfact.run(record.key);
      else this.fact.run(record.key, record.value);
      return;
    }
    const journal = this.ids.give(record.journal);
    switch (record.t) {
      case 'run':
        assert(record.count > 0 && record.first < placesPerJournal, 'a run has a place');
        this.run.run(journal * placesPerJournal + record.first, record.count, record.bytes);
        return;
      case 'nodes':
        for (const { level, index, hash } of record.nodes) {
          this.node.run(journal, level, index, hash);
        }
        return;
      case 'head':
        this.head.run(journal, record.size, record.state);
        return;
      case 'note':
        this.note.run(journal, record.size, record.root, record.leaf, record.signature);
        return;
      case 'cosignature':
      case 'pq': {
        const { size, time, signature } = record;
        const statement = record.t === 'pq' ? this.pq : this.cosignature;
        statement.run(journal, this.ids.give(record.cosigner), size, time, signature);
        return;
      }
      case 'peeked':
        this.peeked.run(journal, record.seq, record.bytes);
        return;
      case 'unpeek':
        this.unpeek.run(journal, record.seq);
        return;
      default:
        unreachable(record);
    }
  }
}
