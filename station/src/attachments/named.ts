import { hex } from '@parley/core/base/bytes.ts';
import { decodeBody } from '@parley/core/codec/body.ts';
import { type AnyItem, isOpaque } from '@parley/core/codec/entry.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import type { LineStore } from '../store/line-store.ts';

/** An attachment as an entry of the line names it. */
export type NamedAttachment = {
  readonly sha256: Uint8Array;
  readonly size: number;
  /** Party that wrote the entry. */
  readonly author: number;
  readonly journal: string;
  readonly seq: number;
  readonly precedence: number;
};

/** What one entry names. Most bodies hold texts alone and are told by their first two bytes. */
export function namedIn(
  place: { readonly journal: string; readonly party: number; readonly seq: number },
  item: AnyItem,
): NamedAttachment[] {
  if (isOpaque(item) || (item.body[0] === 0xa1 && item.body[1] === 0x01)) return [];
  // Nothing that a station writes for itself names attachments.
  if (item.kind > kinds.service) return [];
  const body = decodeBody(item.body);
  if (!body.ok) return [];
  const { journal, party: author, seq } = place;
  const { precedence } = item;
  return body.value.attachments.map(({ sha256, size }) => ({
    sha256: sha256.slice(),
    size,
    author,
    journal,
    seq,
    precedence,
  }));
}

const columns = 'a.sha256, a.size, a.journal, a.seq, a.party AS author, -a.rank AS precedence';

type Value = Uint8Array | string | number | null;
type Row = NamedAttachment & { readonly sha256: Buffer };

function rowsOf(store: LineStore, sql: string, ...values: Value[]): NamedAttachment[] {
  const rows = store.database.db.prepare(sql).all(...values) as Row[];
  return rows.map((row) => ({ ...row, sha256: new Uint8Array(row.sha256) }));
}

/** Every attachment that an entry in the projection names. */
export function allNamed(store: LineStore): NamedAttachment[] {
  return rowsOf(store, `SELECT ${columns} FROM shown_attachment a`);
}

/** The entries that name this one. */
export function namings(store: LineStore, sha256: Uint8Array): NamedAttachment[] {
  const sql = `SELECT ${columns} FROM shown_attachment a WHERE a.sha256 = ?`;
  return rowsOf(store, sql, sha256);
}

/** An entry that names this one, of this size where one is asked for. */
export function namingOf(
  store: LineStore,
  sha256: Uint8Array,
  size?: number,
): NamedAttachment | undefined {
  const sql =
    `SELECT ${columns} FROM shown_attachment a WHERE a.sha256 = ? ` +
    'AND a.size = COALESCE(?, a.size) LIMIT 1';
  return rowsOf(store, sql, sha256, size ?? null)[0];
}

const ordered = 'ORDER BY a.rank, a.journal, a.seq, a.sha256';
const absent = 'LEFT JOIN attachment t ON t.sha256 = a.sha256 WHERE COALESCE(t.complete, 0) = 0';

/** Attachments that are not here whole, of all parties but `me`, the most urgent first. */
export function missingOf(store: LineStore, me: number, most: number): NamedAttachment[] {
  const sql =
    `SELECT ${columns} FROM shown_attachment a ${absent} AND a.size > 0 AND a.party <> ? ` +
    `${ordered} LIMIT ?`;
  return rowsOf(store, sql, me, most);
}

/** A stretch of what a party's entries name, and what of it is not here whole. */
export type Stretch = {
  readonly missing: readonly NamedAttachment[];
  /** The last one looked at, or undefined at the end. */
  readonly last: NamedAttachment | undefined;
};

/** The next `most` after one, the most urgent first; looks at no more rows than that. */
export function missingAfter(
  store: LineStore,
  party: number,
  after: NamedAttachment | undefined,
  most: number,
): Stretch {
  const from = after ?? { precedence: 256, journal: '', seq: -1, sha256: new Uint8Array(0) };
  const place = [-from.precedence, from.journal, from.seq, from.sha256];
  const sql =
    'SELECT a.*, COALESCE(t.complete, 0) AS whole FROM (' +
    `SELECT ${columns}, a.rank FROM shown_attachment a WHERE a.party = ? ` +
    `AND (a.rank, a.journal, a.seq, a.sha256) > (?, ?, ?, ?) ${ordered} LIMIT ?` +
    `) a LEFT JOIN attachment t ON t.sha256 = a.sha256 ${ordered}`;
  const rows = store.database.db.prepare(sql).all(party, ...place, most) as LookedAt[];
  const named = rows.map((found) => {
    const { whole, rank: _, ...row } = found;
    return { ...row, sha256: new Uint8Array(row.sha256), wanted: whole === 0 && row.size > 0 };
  });
  const last = named.length < most ? undefined : named.at(-1);
  return { missing: named.filter(({ wanted }) => wanted), last };
}

type LookedAt = Row & { readonly rank: number; readonly whole: number };

/** Names that wait for the projection; the oldest go first, and are found in it later. */
const recentMax = 16_384;

/** Attachments named in this process, until the projection knows of them: one entry for each. */
export class RecentNames {
  readonly #named = new Map<string, Map<number, NamedAttachment>>();
  #count = 0;

  add(named: NamedAttachment): void {
    const key = hex(named.sha256);
    const sizes = this.#named.get(key) ?? new Map<number, NamedAttachment>();
    if (!sizes.has(named.size)) this.#count += 1;
    sizes.set(named.size, named);
    this.#named.set(key, sizes);
    if (this.#count <= recentMax) return;
    const [oldest, all] = this.#named.entries().next().value as [string, typeof sizes];
    this.#named.delete(oldest);
    this.#count -= all.size;
  }

  /** An entry that names it, of this size where one is asked for. */
  of(sha256: Uint8Array, size?: number): NamedAttachment | undefined {
    const sizes = this.#named.get(hex(sha256));
    return size === undefined ? sizes?.values().next().value : sizes?.get(size);
  }

  /** Forgets those that stand in the tables now: `sizeOf` says how far these go in a journal. */
  settle(sizeOf: (journal: string) => number): void {
    const projected = new Map<string, number>();
    for (const [key, sizes] of this.#named) {
      for (const [size, { journal, seq }] of sizes) {
        const end = projected.get(journal) ?? sizeOf(journal);
        projected.set(journal, end);
        if (seq >= end) continue;
        sizes.delete(size);
        this.#count -= 1;
      }
      if (sizes.size === 0) this.#named.delete(key);
    }
  }
}
