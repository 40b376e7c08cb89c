import { hex } from '@parley/core/base/bytes.ts';
import { compareJournals, journalKey, type Mark } from '@parley/core/codec/names.ts';
import { type EdgedEntry, transcriptOrder } from '@parley/core/evidence/order.ts';
import { sortedJournals } from '@parley/core/replication/line.ts';
import type { StationLine } from '../../station.ts';
import { type FinalCut, finalCutsAfter } from './final-cuts.ts';

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

/** Up to a final cut the order never changes again: it is made once, and gone on from there. */
type Settled = {
  readonly rows: Ordered[];
  /** How much of each journal it has. */
  readonly starts: Map<string, number>;
  readonly cuts: { k: number; hash: string; entries: number }[];
  last: FinalCut | undefined;
};

type Made = { readonly of: string; readonly order: TranscriptOrder; readonly settled: Settled };

/** The order last made of each line. */
const made = new WeakMap<StationLine, Made>();

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
  const settled = settle(line, known?.settled);
  const tail: Ordered[] = [];
  const inOrder = [...heads].sort((a, b) => compareJournals(a.name, b.name));
  append(line, tail, { heads: inOrder, starts: new Map(settled.starts), cut: null });
  const { rows, cuts } = settled;
  const order = { rows: rows.concat(tail), final: rows.length, cuts: [...cuts] };
  made.set(line, { of, order, settled });
  return order;
}

type Head = {
  readonly name: Mark | { party: number; number: number; tag: Uint8Array };
  readonly key: string;
  readonly size: number;
};

/** What was settled, and each final cut after it of which all that it covers is projected. */
function settle(line: StationLine, known: Settled | undefined): Settled {
  const settled: Settled = known ?? { rows: [], starts: new Map(), cuts: [], last: undefined };
  for (const one of finalCutsAfter(line, settled.last?.cut.k ?? -1)) {
    const heads = one.cut.heads.map((head) => ({
      name: head,
      key: journalKey(head),
      size: head.size,
    }));
    if (heads.some(({ key, size }) => line.desk.projection.sizeOf(key) < size)) break;
    const before = settled.rows.length;
    append(line, settled.rows, { heads, starts: settled.starts, cut: one.cut.k });
    const entries = settled.rows.length - before;
    settled.cuts.push({ k: one.cut.k, hash: hex(one.hash), entries });
    settled.last = one;
  }
  return settled;
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
