import { assert } from '@parley/core/base/assert.ts';
import { plain } from './blob.ts';
import { faulting } from './refusals.ts';
import type { StoreDatabase } from './store-database.ts';

export type AttachmentState = {
  readonly size: number;
  /** Bytes present from the start without a gap: where the next chunk is wanted. */
  readonly held: number;
  readonly complete: boolean;
};

type Row = { id: number; size: number; complete: number };

/**
 * Attachments as chunks by hash. The store does not hash: who completes one has checked its
 * SHA-256 first. Writing is done inside a transaction of the line store.
 */
export class Attachments {
  private readonly db: StoreDatabase['db'];

  constructor({ db }: StoreDatabase) {
    this.db = db;
  }

  /** What is held of it, or undefined when it was never announced. */
  state(sha256: Uint8Array): AttachmentState | undefined {
    const row = this.row(sha256);
    if (row === undefined) return undefined;
    if (row.complete === 1) return { size: row.size, held: row.size, complete: true };
    const sql = 'SELECT start, length(bytes) AS n FROM chunk WHERE attachment = ? ORDER BY start';
    let held = 0;
    for (const { start, n } of faulting(() => this.db.prepare(sql).all(row.id)) as Piece[]) {
      if (start > held) break;
      held = Math.max(held, start + n);
    }
    return { size: row.size, held, complete: false };
  }

  /** True if a chunk with this offset is here. */
  has(sha256: Uint8Array, start: number): boolean {
    const sql =
      'SELECT 1 FROM attachment a JOIN chunk c ON c.attachment = a.id ' +
      'WHERE a.sha256 = ? AND c.start = ?';
    return faulting(() => this.db.prepare(sql).get(sha256, start)) !== undefined;
  }

  /** Makes room for one; a second time is nothing. */
  announce(sha256: Uint8Array, size: number): void {
    assert(sha256.length === 32 && size >= 0, 'an attachment has a hash and a size');
    const sql = 'INSERT OR IGNORE INTO attachment(sha256, size) VALUES(?, ?)';
    this.db.prepare(sql).run(sha256, size);
  }

  /** A chunk at its offset; the first one at an offset stays until the attachment is dropped. */
  put(sha256: Uint8Array, start: number, bytes: Uint8Array): void {
    const row = this.row(sha256);
    assert(row !== undefined && start + bytes.length <= row.size, 'a chunk lies within');
    this.db.prepare('INSERT OR IGNORE INTO chunk VALUES(?, ?, ?)').run(row.id, start, bytes);
  }

  /** The caller has compared the SHA-256 of all its bytes. */
  complete(sha256: Uint8Array): void {
    this.db.prepare('UPDATE attachment SET complete = 1 WHERE sha256 = ?').run(sha256);
  }

  /** Chunks whose hash did not fit, or an attachment nobody names any more. */
  drop(sha256: Uint8Array): void {
    const row = this.row(sha256);
    if (row === undefined) return;
    this.db.prepare('DELETE FROM chunk WHERE attachment = ?').run(row.id);
    this.db.prepare('DELETE FROM attachment WHERE id = ?').run(row.id);
  }

  /** The bytes from `start`, at most `length`; undefined where they are not held. */
  get(sha256: Uint8Array, start: number, length: number): Uint8Array | undefined {
    const row = this.row(sha256);
    if (row === undefined || start > row.size) return undefined;
    const out = new Uint8Array(Math.min(length, row.size - start));
    const sql =
      'SELECT start, bytes FROM chunk WHERE attachment = ? AND start < ? ' +
      'AND start + length(bytes) > ? ORDER BY start';
    let filled = 0;
    const rows = faulting(() => this.db.prepare(sql).all(row.id, start + out.length, start));
    for (const piece of rows as { start: number; bytes: Buffer }[]) {
      const from = start + filled - piece.start;
      if (from < 0) return undefined;
      const part = plain(piece.bytes).subarray(from, from + out.length - filled);
      out.set(part, filled);
      filled += part.length;
    }
    return filled === out.length ? out : undefined;
  }

  /** Hashes of all that are here whole, oldest first. */
  whole(): Uint8Array[] {
    const sql = 'SELECT sha256 FROM attachment WHERE complete = 1 ORDER BY id';
    const rows = faulting(() => this.db.prepare(sql).all()) as { sha256: Buffer }[];
    return rows.map(({ sha256 }) => plain(sha256));
  }

  private row(sha256: Uint8Array): Row | undefined {
    const sql = 'SELECT id, size, complete FROM attachment WHERE sha256 = ?';
    return faulting(() => this.db.prepare(sql).get(sha256)) as Row | undefined;
  }
}

type Piece = { start: number; n: number };
