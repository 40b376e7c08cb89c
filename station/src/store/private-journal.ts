import { assert } from '@parley/core/base/assert.ts';
import { concat } from '@parley/core/base/bytes.ts';
import type { Crypto, Entropy } from '@parley/core/base/crypto.ts';
import { type CborValue, decode, encode } from '@parley/core/codec/cbor.ts';
import {
  type ClockQuality,
  type Item,
  isOpaque,
  leafOf,
  type Place,
} from '@parley/core/codec/entry.ts';
import type { JournalName } from '@parley/core/codec/names.ts';
import { decodeRun, encodeRun } from '@parley/core/codec/run.ts';
import { Frontier } from '@parley/core/journal/frontier.ts';
import type { Statement } from 'better-sqlite3-multiple-ciphers';
import { plain } from './blob.ts';
import type { LineStore } from './line-store.ts';
import { faulting } from './refusals.ts';

/** Kinds of the private journal; they never occur on a line. */
export const privateKinds = { access: 32, note: 33 } as const;

export type PrivateRecord = {
  readonly kind: (typeof privateKinds)[keyof typeof privateKinds];
  /** Id of the officer who did it, 8 bytes; null: the station itself. */
  readonly officer: Uint8Array | null;
  /** What was done, as a word of the desk: `open-body`, `export`, `search`... */
  readonly act: string;
  /** What it was done to. */
  readonly what: CborValue;
  /** Ms since 1970. */
  readonly time: number;
  readonly clock: ClockQuality;
};

export type PrivateEntry = {
  readonly seq: number;
  /** A run of one entry, readable with `decodeRun`. */
  readonly run: Uint8Array;
  readonly leaf: Uint8Array;
};

/** Body: { 8: [officer, act, what] }, the key of records on a line. */
const recordKey = 8;
const factKey = 'private-journal';

/** What an entry says; each part as this program wrote it. */
export type PrivateSaid = {
  readonly officer: Uint8Array | null;
  readonly act: string;
  readonly what: CborValue;
};

/** The one item of an entry, and what it says; `said` undefined for a body of another form. */
export function readPrivate({
  run,
}: PrivateEntry): { readonly item: Item; readonly said: PrivateSaid | undefined } | undefined {
  const items = decodeRun(run);
  const item = items.ok ? items.value[0] : undefined;
  if (!item || isOpaque(item)) return undefined;
  const body = decode(item.body);
  const record = body.ok && body.value instanceof Map ? body.value.get(recordKey) : undefined;
  if (!Array.isArray(record)) return { item, said: undefined };
  const [officer, act, what] = record as [Uint8Array | null, string, CborValue];
  return { item, said: { officer, act, what } };
}

/** SHA-256(salt, root): what the hourly availability entry carries (spec/link.md). */
export function blindedRoot(crypto: Crypto, salt: Uint8Array, root: Uint8Array): Uint8Array {
  return crypto.sha256(concat(salt, root));
}

/**
 * What was read here and by whom (design section 8): same entries and tree as on a line, never
 * signed or sent. Only its root, blinded by a salt, goes on the line every hour.
 */
export class PrivateJournal {
  readonly name: JournalName;
  private readonly store: LineStore;
  private readonly crypto: Crypto;
  private readonly entropy: Entropy;
  private readonly insert: Statement;

  /** Opens the journal of a line's store, or begins it for this party. */
  constructor(store: LineStore, party: number, ports: { crypto: Crypto; entropy: Entropy }) {
    this.store = store;
    this.crypto = ports.crypto;
    this.entropy = ports.entropy;
    this.insert = store.database.db.prepare('INSERT INTO private_entry VALUES(?, ?, ?)');
    this.name = { party, number: 0, tag: this.meta('tag') ?? this.begin() };
  }

  /** Appends one entry, alone or in the caller's transaction; returns its number. */
  append(record: PrivateRecord): number {
    return this.store.transaction(() => {
      const frontier = this.frontier();
      const seq = frontier.size;
      const { officer, act, what, kind, time, clock } = record;
      const item = {
        kind,
        precedence: 1,
        class: 0,
        time,
        clock,
        salt: this.entropy.bytes(16),
        body: encode(new Map([[recordKey, [officer, act, what]]])),
        held: [],
        references: [],
      } as const;
      const leaf = leafOf(this.crypto, this.place(seq), item);
      frontier.add(leaf);
      this.insert.run(seq, encodeRun([item]), leaf);
      this.putMeta('frontier', join(frontier.hashes));
      this.putMeta('size', Buffer.from(String(frontier.size)));
      return seq;
    });
  }

  get size(): number {
    return this.frontier().size;
  }

  root(): Uint8Array {
    return this.frontier().root();
  }

  /** The root of now, blinded. */
  privateRootHash(salt: Uint8Array): Uint8Array {
    return blindedRoot(this.crypto, salt, this.root());
  }

  /** Entries from `first`, at most `count`. */
  entries(first: number, count: number): PrivateEntry[] {
    const sql = 'SELECT seq, run, leaf FROM private_entry WHERE seq >= ? ORDER BY seq LIMIT ?';
    const rows = faulting(() => this.store.database.db.prepare(sql).all(first, count));
    return (rows as { seq: number; run: Buffer; leaf: Buffer }[]).map((row) => ({
      seq: row.seq,
      run: plain(row.run),
      leaf: plain(row.leaf),
    }));
  }

  /** Where an entry of this journal stands: what its leaf is computed with. */
  place(seq: number): Place {
    return { line: Uint8Array.from(Buffer.from(this.store.line, 'hex')), journal: this.name, seq };
  }

  /** Read anew each time: an append in a transaction that was rolled back leaves nothing behind. */
  private frontier(): Frontier {
    const size = Number(Buffer.from(this.meta('size') ?? []).toString() || '0');
    const bytes = this.meta('frontier') ?? new Uint8Array(0);
    const hashes: Uint8Array[] = [];
    for (let at = 0; at < bytes.length; at += 32) hashes.push(bytes.slice(at, at + 32));
    return new Frontier(this.crypto, size, hashes);
  }

  private begin(): Uint8Array {
    const tag = this.entropy.bytes(8);
    assert(tag.length === 8, 'a tag has 8 bytes');
    this.store.transaction(() => this.putMeta('tag', tag));
    return tag;
  }

  private meta(name: string): Uint8Array | undefined {
    const statement = this.store.database.db.prepare('SELECT value FROM meta WHERE key = ?');
    const row = faulting(() => statement.get(`${factKey} ${name}`)) as
      | { value: Buffer }
      | undefined;
    return row === undefined ? undefined : plain(row.value);
  }

  private putMeta(name: string, value: Uint8Array): void {
    const sql = 'INSERT OR REPLACE INTO meta VALUES(?, ?)';
    this.store.database.db.prepare(sql).run(`${factKey} ${name}`, value);
  }
}

function join(hashes: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(32 * hashes.length);
  for (const [i, hash] of hashes.entries()) bytes.set(hash, 32 * i);
  return bytes;
}
