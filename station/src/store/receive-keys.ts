import { assert } from '@parley/core/base/assert.ts';
import { plain } from './blob.ts';
import { faulting } from './refusals.ts';
import type { StoreDatabase } from './store-database.ts';

/** A key pair that others seal sessions to; the private half is on this disk only. */
export type ReceiveKey = {
  /** Line id, 64 hexadecimal digits. */
  readonly line: string;
  readonly number: number;
  readonly publicKey: Uint8Array;
  readonly privateKey: Uint8Array;
  /** Ms since 1970. */
  readonly created: number;
  /** Ms since 1970, when it must be destroyed at the latest; null while it is the newest. */
  readonly retireAt: number | null;
};

type Row = {
  line: string;
  number: number;
  public: Buffer;
  private: Buffer;
  created: number;
  retire_at: number | null;
};

/** Receive keys in the guard's database (design section 3). */
export class ReceiveKeys {
  private readonly database: StoreDatabase;

  constructor(database: StoreDatabase) {
    this.database = database;
  }

  /** Durable on return: its public half may be shown to others from now on. */
  add(key: ReceiveKey): void {
    const { line, number, publicKey, privateKey, created, retireAt } = key;
    this.database.transaction(() => {
      const insert = this.database.db.prepare('INSERT INTO receive_key VALUES(?, ?, ?, ?, ?, ?)');
      insert.run(line, number, publicKey, privateKey, created, retireAt);
    });
  }

  /** Of one line, the newest number first. */
  list(line: string): ReceiveKey[] {
    const sql = 'SELECT * FROM receive_key WHERE line = ? ORDER BY number DESC';
    const rows = faulting(() => this.database.db.prepare(sql).all(line)) as Row[];
    return rows.map((row) => ({
      line: row.line,
      number: row.number,
      publicKey: plain(row.public),
      privateKey: plain(row.private),
      created: row.created,
      retireAt: row.retire_at,
    }));
  }

  /** When this key must be gone. */
  retire(line: string, publicKey: Uint8Array, at: number): void {
    this.database.transaction(() => {
      const sql = 'UPDATE receive_key SET retire_at = ? WHERE line = ? AND public = ?';
      this.database.db.prepare(sql).run(at, line, publicKey);
    });
  }

  /** Overwrites the private half in file and WAL; false when there was no such key. */
  destroy(line: string, publicKey: Uint8Array): boolean {
    const changes = this.database.transaction(() => {
      const sql = 'DELETE FROM receive_key WHERE line = ? AND public = ?';
      return this.database.db.prepare(sql).run(line, publicKey).changes;
    });
    // Old frames of the WAL hold the key until they are overwritten.
    assert(this.database.checkpoint(), 'nothing else reads the guard');
    return changes > 0;
  }
}
