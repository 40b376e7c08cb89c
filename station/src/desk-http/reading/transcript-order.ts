import { hex } from '@parley/core/base/bytes.ts';
import { decodeBody } from '@parley/core/codec/body.ts';
import { isOpaque } from '@parley/core/codec/entry.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { compareJournals, journalKey, type Mark } from '@parley/core/codec/names.ts';
import { decodeRecordOf } from '@parley/core/codec/records.ts';
import { type Cut, cutHash } from '@parley/core/evidence/cut.ts';
import { type EdgedEntry, transcriptOrder } from '@parley/core/evidence/order.ts';
import { sortedJournals } from '@parley/core/replication/line.ts';
import { readItem } from '../../projection/entry-name.ts';
import type { StationLine } from '../../station.ts';

/** An entry's place in the transcript; `cut` null: behind the last final cut. */
export type Ordered = {
  readonly journal: string;
  readonly seq: number;
  readonly cut: number | null;
};

export type TranscriptOrder = {
  readonly rows: readonly Ordered[];
  readonly final: number;
  readonly cuts: readonly { readonly k: number; readonly hash: string; readonly entries: number }[];
};

/** The order last made of each line, for as long as nothing has come. */
const made = new WeakMap<StationLine, { readonly of: string; readonly order: TranscriptOrder }>();

/**
 * The agreed order of a line's entries up to its last final cut, and the same rule applied to what
 * lies behind it, from the projected `held` marks: for pages. What proves it is the exported file.
 */
export function transcriptOrderOf(line: StationLine): TranscriptOrder {
  const heads = sortedJournals(line.host.line).map(({ name, key, durable }) => {
    return { name, key, size: Math.min(durable.size, line.desk.projection.sizeOf(key)) };
  });
  const { final } = line.host.line;
  const of = [...heads.map(({ key, size }) => `${key}:${size}`), final?.cut.k ?? -1].join(' ');
  const known = made.get(line);
  if (known?.of === of) return known.order;
  const order = orderOf(line, heads);
  made.set(line, { of, order });
  return order;
}

type Head = {
  readonly name: Mark | { party: number; number: number; tag: Uint8Array };
  readonly key: string;
  readonly size: number;
};

function orderOf(line: StationLine, heads: readonly Head[]): TranscriptOrder {
  const rows: Ordered[] = [];
  const starts = new Map<string, number>();
  const cuts = finalCutsOf(line).map(({ cut, hash }) => {
    const inside = cut.heads.map((head) => ({
      name: head,
      key: journalKey(head),
      size: head.size,
    }));
    const before = rows.length;
    append(line, rows, { heads: inside, starts, cut: cut.k });
    return { k: cut.k, hash: hex(hash), entries: rows.length - before };
  });
  const final = rows.length;
  const tail = [...heads].sort((a, b) => compareJournals(a.name, b.name));
  append(line, rows, { heads: tail, starts, cut: null });
  return { rows, final, cuts };
}

type Part = {
  readonly heads: readonly Head[];
  /** How much of each journal stands in front; raised by what is appended. */
  readonly starts: Map<string, number>;
  readonly cut: number | null;
};

const marksSql =
  'SELECT seq, target, size FROM shown_held WHERE journal = ? AND seq >= ? AND seq < ? ' +
  'ORDER BY seq';

function append(line: StationLine, rows: Ordered[], { heads, starts, cut }: Part): void {
  const statement = line.store.database.db.prepare(marksSql);
  const ranks = new Map(heads.map(({ key }, rank) => [key, rank]));
  const from = heads.map(({ key, size }) => Math.min(size, starts.get(key) ?? 0));
  const edged = heads.map(({ key, size }, rank) => {
    const marks = statement.all(key, from[rank] as number, size) as Held[];
    return edgesOf(marks, ranks, heads, key);
  });
  const at = heads.map(() => 0);
  const nextEdged = (rank: number, seq: number): EdgedEntry | undefined => {
    const list = edged[rank] as readonly EdgedEntry[];
    let i = at[rank] as number;
    while (i < list.length && (list[i] as EdgedEntry).seq < seq) i++;
    at[rank] = i;
    return list[i];
  };
  const source = { sizes: heads.map(({ size }) => size), starts: from, nextEdged };
  for (const { rank, first, count } of transcriptOrder(source)) {
    const { key } = heads[rank] as Head;
    for (let i = 0; i < count; i++) rows.push({ journal: key, seq: first + i, cut });
    starts.set(key, first + count);
  }
}

type Held = { readonly seq: number; readonly target: string; readonly size: number };

function edgesOf(
  marks: readonly Held[],
  ranks: ReadonlyMap<string, number>,
  heads: readonly Head[],
  own: string,
): EdgedEntry[] {
  const entries: { seq: number; edges: { rank: number; size: number }[] }[] = [];
  for (const { seq, target, size } of marks) {
    const rank = ranks.get(target);
    if (rank === undefined || target === own || size > (heads[rank] as Head).size) continue;
    const last = entries.at(-1);
    if (last?.seq === seq) last.edges.push({ rank, size });
    else entries.push({ seq, edges: [{ rank, size }] });
  }
  return entries;
}

type Final = { readonly cut: Cut; readonly hash: Uint8Array };

/** The final cuts, oldest first: the last one, and by their hashes each that it goes on from. */
function finalCutsOf(line: StationLine): Final[] {
  const core = line.host.line;
  if (!core.final) return [];
  const sql = "SELECT journal, seq FROM shown_entry WHERE kind = ? AND form = 'readable'";
  const rows = line.store.database.db.prepare(sql).all(kinds.cut) as Omit<Ordered, 'cut'>[];
  const byHash = new Map<string, Final>();
  for (const { journal: key, seq } of rows) {
    const journal = core.journals.get(key);
    const item = journal && readItem(line.store, { journal, seq })?.item;
    const body = item && !isOpaque(item) ? decodeBody(item.body) : undefined;
    const record = body?.ok ? decodeRecordOf('cut', body.value.record) : undefined;
    if (!record?.ok) continue;
    const { k, previous, heads } = record.value;
    const cut = { k, previous, heads };
    const hash = cutHash(core.crypto, core.id, cut);
    byHash.set(hex(hash), { cut, hash });
  }
  const chain: Final[] = [];
  let next: Final | undefined = { cut: core.final.cut, hash: core.final.hash };
  while (next) {
    chain.unshift(next);
    next = next.cut.k === 0 ? undefined : byHash.get(hex(next.cut.previous));
  }
  return chain;
}
