import type { NamedAttachment, Stretch } from '@parley/core/attachment/named.ts';
import type { LineStore } from '../store/line-store.ts';

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

/** Attachments that are here whole and that no entry names: they wait in drafts, or nowhere. */
export function unnamedAttachments(
  store: LineStore,
): { readonly sha256: Uint8Array; readonly size: number }[] {
  const sql =
    'SELECT t.sha256, t.size FROM attachment t WHERE t.complete = 1 ' +
    'AND NOT EXISTS (SELECT 1 FROM shown_attachment a WHERE a.sha256 = t.sha256)';
  const rows = store.database.db.prepare(sql).all() as { sha256: Buffer; size: number }[];
  return rows.map(({ sha256, size }) => ({ sha256: new Uint8Array(sha256), size }));
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

/** Attachments that are not here whole, our own among them, the most urgent first. */
export function missingOf(store: LineStore, most: number): NamedAttachment[] {
  const wanted = `${absent} AND a.size > 0 ${ordered}`;
  const sql = `SELECT ${columns} FROM shown_attachment a ${wanted} LIMIT ?`;
  return rowsOf(store, sql, most);
}

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
