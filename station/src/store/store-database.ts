import { closeSync, openSync, statSync } from 'node:fs';
import type { Statement } from 'better-sqlite3-multiple-ciphers';
import type { SqlDatabase } from './connection.ts';
import { faulting } from './refusals.ts';

/** An open database: transactions whose failures are faults, and the file for copying. */
export class StoreDatabase {
  readonly file: string;
  readonly db: SqlDatabase;
  private readonly onClosed: () => void;
  private readonly begin: Statement;
  private readonly commit: Statement;
  private readonly rollback: Statement;
  private reader: number | undefined;
  private frozen = false;

  constructor(file: string, db: SqlDatabase, onClosed: () => void = () => {}) {
    this.file = file;
    this.db = db;
    this.onClosed = onClosed;
    this.begin = db.prepare('BEGIN IMMEDIATE');
    this.commit = db.prepare('COMMIT');
    this.rollback = db.prepare('ROLLBACK');
  }

  /** All or nothing, durable on return; throws StoreFault with nothing written. */
  transaction<T>(work: () => T): T {
    return faulting(() => {
      this.begin.run();
      try {
        const result = work();
        this.commit.run();
        return result;
      } catch (error) {
        if (this.db.inTransaction) this.rollback.run();
        throw error;
      }
    });
  }

  /** Moves the WAL into the file and empties it. False: something reads, or a copy is made. */
  checkpoint(): boolean {
    if (this.frozen) return false;
    const [row] = faulting(() => this.db.pragma('wal_checkpoint(TRUNCATE)')) as { busy: number }[];
    return row?.busy === 0;
  }

  /**
   * Empties the WAL and lets no checkpoint happen until `thaw`: the file stays as it is while new
   * commits go into the WAL. False: it is frozen already.
   */
  freeze(): boolean {
    if (!this.checkpoint()) return false;
    this.db.pragma('wal_autocheckpoint = 0');
    this.frozen = true;
    return true;
  }

  /** Also carries out what a checkpoint was asked for meanwhile: deleted keys leave the WAL. */
  thaw(): void {
    if (!this.frozen || !this.db.open) return;
    this.frozen = false;
    this.db.pragma('wal_autocheckpoint = 1000');
    this.checkpoint();
  }

  /** Descriptor for copying the file; stays open as long as the database, see `database.ts`. */
  descriptor(): number {
    this.reader ??= openSync(this.file, 'r');
    return this.reader;
  }

  /** Bytes of the file without its WAL. */
  bytes(): number {
    return statSync(this.file).size;
  }

  close(): void {
    if (!this.db.open) return;
    this.db.close();
    if (this.reader !== undefined) closeSync(this.reader);
    this.onClosed();
  }
}
