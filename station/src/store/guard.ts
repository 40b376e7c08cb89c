import { assert } from '@parley/core/base/assert.ts';
import { hex } from '@parley/core/base/bytes.ts';
import type { Statement } from 'better-sqlite3-multiple-ciphers';
import { plain } from './blob.ts';
import type { DataKey } from './cipher.ts';
import { createDatabase, openDatabase } from './database.ts';
import { guardKind } from './guard-schema.ts';
import { ReceiveKeys } from './receive-keys.ts';
import {
  faulting,
  refusalOf,
  StoreFault,
  StoreRefusal,
  type StoreRefusalCode,
} from './refusals.ts';
import { type KeptSpace, Reserve } from './reserve.ts';
import type { StoreDatabase } from './store-database.ts';

/** One of our own incarnations on one line. */
export type GuardName = {
  /** Line id, 64 hexadecimal digits. */
  readonly line: string;
  readonly number: number;
  readonly tag: Uint8Array;
};

/** The highest head of our own journal that may be signed (design section 2, Guard). */
export type GuardMark = GuardName & { readonly size: number; readonly root: Uint8Array };

/** Each state but `ready` keeps the station from signing until its tail or new keys are there. */
export type GuardState =
  | { readonly state: 'ready'; readonly guard: Guard }
  | { readonly state: 'missing' }
  /** Another station's, or no guard at all. */
  | { readonly state: 'foreign'; readonly detail: string }
  /** Damaged, of another version, or on a disk that refuses. */
  | {
      readonly state: 'unreadable';
      readonly code: StoreRefusalCode;
      readonly detail: string;
    };

/** Opens the guard. Only `store-locked` is thrown: that is another process, not a lost guard. */
export function openGuard(file: string, key: DataKey): GuardState {
  try {
    return { state: 'ready', guard: Guard.open(file, key) };
  } catch (error) {
    if (!(error instanceof StoreRefusal) || error.code === 'store-locked') throw error;
    if (error.code === 'missing') return { state: 'missing' };
    const { code, message: detail } = error;
    return code === 'foreign-file'
      ? { state: 'foreign', detail }
      : { state: 'unreadable', code, detail };
  }
}

/** The guard is a few rows; its reserve lets it commit while the disk is full. */
const reserveBytes = 256 * 1024;

/** The second small database, on no backup: sign-once marks and receive keys. */
export class Guard {
  readonly database: StoreDatabase;
  readonly receiveKeys: ReceiveKeys;
  private readonly reserve: KeptSpace;
  private readonly upsert: Statement;
  private readonly select: Statement;

  private constructor(database: StoreDatabase, reserve?: KeptSpace) {
    this.database = database;
    const { db } = database;
    // A WAL that never grows: a full disk finds it long enough already.
    db.pragma('wal_autocheckpoint = 100');
    this.reserve = reserve ?? new Reserve(`${database.file}.reserve`, reserveBytes);
    this.reserve.ready();
    this.receiveKeys = new ReceiveKeys(database);
    this.upsert = db.prepare(
      'INSERT INTO mark VALUES(?, ?, ?, ?, ?) ON CONFLICT DO UPDATE ' +
        'SET size = excluded.size, root = excluded.root WHERE excluded.size > size ' +
        'OR (excluded.size = size AND excluded.root = root)',
    );
    this.select = db.prepare(
      'SELECT size, root FROM mark WHERE line = ? AND number = ? AND tag = ?',
    );
  }

  /** At the ceremony, and when new keys are opened after a lost guard. Refuses `exists`. */
  static create(file: string, key: DataKey): Guard {
    return Guard.over(createDatabase(file, key, guardKind));
  }

  static open(file: string, key: DataKey): Guard {
    return Guard.over(openDatabase(file, key, guardKind));
  }

  /** Over an open database of any driver; closes it and refuses `corrupt` if it is not readable. */
  static over(database: StoreDatabase, reserve?: KeptSpace): Guard {
    try {
      return new Guard(database, reserve);
    } catch (error) {
      database.close();
      throw refusalOf(error);
    }
  }

  /**
   * Durable on return. A mark never falls and never changes its root at one size: that would be a
   * fork by our own hand, a bug.
   */
  set(...marks: readonly GuardMark[]): void {
    const work = () => {
      for (const { line, number, tag, size, root } of marks) {
        const result = this.upsert.run(line, number, hex(tag), size, root);
        assert(result.changes === 1, 'a guard never falls and never changes its root');
      }
    };
    this.reserve.ready();
    try {
      this.database.transaction(work);
    } catch (error) {
      const full = error instanceof StoreFault && error.kind === 'disk-full';
      if (!full || !this.reserve.spend()) throw error;
      this.database.transaction(work);
    }
  }

  /** The mark of an incarnation; undefined: this guard was never told of it. */
  get(name: GuardName): GuardMark | undefined {
    const { line, number, tag } = name;
    const row = faulting(() => this.select.get(line, number, hex(tag))) as MarkRow | undefined;
    if (row === undefined) return undefined;
    return { line, number, tag, size: row.size, root: plain(row.root) };
  }

  /** The highest number of an incarnation of ours on that line; -1: none. */
  newest(line: string): number {
    const sql = 'SELECT MAX(number) AS number FROM mark WHERE line = ?';
    const row = faulting(() => this.database.db.prepare(sql).get(line)) as { number: unknown };
    return typeof row.number === 'number' ? row.number : -1;
  }

  /** A peer showed a note of ours that this guard does not cover: only new keys speak again. */
  setBeyond(name: GuardName, proof: Uint8Array): void {
    this.database.transaction(() => {
      const sql = 'INSERT OR IGNORE INTO beyond VALUES(?, ?, ?, ?)';
      this.database.db.prepare(sql).run(name.line, name.number, hex(name.tag), proof);
    });
  }

  /** The note that was shown first, or undefined. */
  beyond(name: GuardName): Uint8Array | undefined {
    const sql = 'SELECT proof FROM beyond WHERE line = ? AND number = ? AND tag = ?';
    const statement = this.database.db.prepare(sql);
    const row = faulting(() => statement.get(name.line, name.number, hex(name.tag)));
    return row === undefined ? undefined : plain((row as { proof: Buffer }).proof);
  }

  close(): void {
    this.database.close();
  }
}

type MarkRow = { size: number; root: Buffer };
