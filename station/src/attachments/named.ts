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

const sql =
  'SELECT a.sha256, a.size, a.journal, a.seq, e.party AS author, e.precedence ' +
  'FROM shown_attachment a JOIN shown_entry e ON e.journal = a.journal AND e.seq = a.seq';

type Row = NamedAttachment & { readonly sha256: Buffer };

/** Every attachment that an entry in the projection names. */
export function allNamed(store: LineStore): NamedAttachment[] {
  const rows = store.database.db.prepare(sql).all() as Row[];
  return rows.map((row) => ({ ...row, sha256: new Uint8Array(row.sha256) }));
}

/** The entries that name this one. */
export function namings(store: LineStore, sha256: Uint8Array): NamedAttachment[] {
  const rows = store.database.db.prepare(`${sql} WHERE a.sha256 = ?`).all(sha256) as Row[];
  return rows.map((row) => ({ ...row, sha256: new Uint8Array(row.sha256) }));
}

/** Attachments named in this process, before the projection knows of them. */
export class RecentNames {
  readonly #named = new Map<string, NamedAttachment[]>();

  add(named: NamedAttachment): void {
    const key = hex(named.sha256);
    const known = this.#named.get(key) ?? [];
    if (known.some((one) => one.journal === named.journal && one.seq === named.seq)) return;
    this.#named.set(key, [...known, named]);
  }

  of(sha256: Uint8Array): readonly NamedAttachment[] {
    return this.#named.get(hex(sha256)) ?? [];
  }

  all(): NamedAttachment[] {
    return [...this.#named.values()].flat();
  }
}
