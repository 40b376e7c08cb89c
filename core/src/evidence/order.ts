import { assert } from '../base/assert.ts';

/** An edge: the entry comes after entry `size - 1` of the journal with rank `rank`. */
export type Edge = { readonly rank: number; readonly size: number };

/** The next entry of a journal, at or after a place, that has edges. */
export type EdgedEntry = { readonly seq: number; readonly edges: readonly Edge[] };

/**
 * What the order is computed from. Ranks number the journals of a cut by party, then number,
 * then tag. Only true edges are named: within the cut, and with a root that is the journal's.
 */
export interface OrderSource {
  /** Size of each journal in the cut, by rank. */
  readonly sizes: readonly number[];
  /** Size of each journal in the cut before, whose entries all stand in front. */
  readonly starts: readonly number[];
  /** The first entry at or after `seq` of that journal that has edges; asked with rising `seq`. */
  nextEdged(rank: number, seq: number): EdgedEntry | undefined;
}

/** Consecutive entries of one journal that follow each other in the transcript. */
export type Stretch = { readonly rank: number; readonly first: number; readonly count: number };

/**
 * The transcript order inside a cut (spec/transcript.md): topological over journals and edges,
 * of the ready entries the lowest rank first. Yields maximal stretches. Ends early, without all
 * entries, only if the edges have a cycle, which true roots cannot have; the caller counts.
 * Memory is a few words per journal: an entry without edges costs nothing.
 */
export function* transcriptOrder(source: OrderSource): Generator<Stretch> {
  const queue = new ReadyQueue(source);
  let pending: Stretch | undefined;
  for (;;) {
    const stretch = queue.take();
    if (stretch === undefined) break;
    if (pending !== undefined && pending.rank === stretch.rank) {
      pending = { ...pending, count: pending.count + stretch.count };
      continue;
    }
    if (pending !== undefined) yield pending;
    pending = stretch;
  }
  if (pending !== undefined) yield pending;
}

/** Kahn's algorithm by stretches: a journal runs on until an edge stops it or a lower one wakes. */
class ReadyQueue {
  readonly #source: OrderSource;
  readonly #emitted: Float64Array;
  readonly #edged: (EdgedEntry | undefined)[];
  /** For each rank: the edge its next entry waits for. */
  readonly #waits: (Edge | undefined)[];

  constructor(source: OrderSource) {
    this.#source = source;
    this.#emitted = Float64Array.from(source.starts);
    this.#edged = source.starts.map((start, rank) => source.nextEdged(rank, start));
    this.#waits = source.sizes.map(() => undefined);
    for (let rank = 0; rank < source.sizes.length; rank++) this.#wait(rank);
  }

  /** The next ready entries of the lowest ready rank, taken; undefined when none is ready. */
  take(): Stretch | undefined {
    const { sizes } = this.#source;
    const rank = sizes.findIndex(
      (size, at) => this.#at(at) < size && this.#waits[at] === undefined,
    );
    if (rank < 0) return undefined;
    const first = this.#at(rank);
    const edged = this.#edged[rank];
    let until = sizes[rank] as number;
    if (edged !== undefined && edged.seq > first) until = Math.min(until, edged.seq);
    if (edged !== undefined && edged.seq === first) until = this.#passEdged(rank, first + 1, until);
    until = this.#firstWake(rank, first, until);
    this.#emitted[rank] = until;
    this.#wake(rank);
    this.#wait(rank);
    return { rank, first, count: until - first };
  }

  #at(rank: number): number {
    return this.#emitted[rank] as number;
  }

  #passEdged(rank: number, next: number, size: number): number {
    const edged = this.#source.nextEdged(rank, next);
    assert(edged === undefined || edged.seq >= next, 'edged entries come in order');
    this.#edged[rank] = edged;
    return edged === undefined ? size : Math.min(size, edged.seq);
  }

  /** Where a lower journal that waits for this one becomes ready, if before `until`. */
  #firstWake(rank: number, first: number, until: number): number {
    let stop = until;
    for (let lower = 0; lower < rank; lower++) {
      const wait = this.#waits[lower];
      if (wait !== undefined && wait.rank === rank && wait.size > first && wait.size < stop) {
        stop = wait.size;
      }
    }
    return stop;
  }

  #wake(rank: number): void {
    for (let other = 0; other < this.#waits.length; other++) {
      if (this.#waits[other]?.rank === rank) this.#wait(other);
    }
  }

  #wait(rank: number): void {
    const edged = this.#edged[rank];
    const edges = edged !== undefined && edged.seq === this.#at(rank) ? edged.edges : [];
    this.#waits[rank] = edges.find((edge) => this.#at(edge.rank) < edge.size);
  }
}

/**
 * Checks in one pass that entries come in transcript order. Each journal's own order is the
 * caller's; the edges of an entry are given when it is emitted.
 *
 * An entry is in its place if, since the last of those it comes after, no entry of a higher rank
 * was emitted: it would have gone first. Inside a stretch that holds of itself.
 */
export class OrderCheck {
  readonly #last: Float64Array;
  /** Stretches by rank: first seq and first position, for the position of an earlier entry. */
  readonly #seqs: number[][];
  readonly #positions: number[][];
  readonly #emitted: Float64Array;
  #position = 0;
  #current = -1;

  /** `starts`: size of each journal, by rank, in the cut before. */
  constructor(starts: readonly number[]) {
    this.#last = new Float64Array(starts.length).fill(-1);
    this.#emitted = Float64Array.from(starts);
    this.#seqs = starts.map(() => []);
    this.#positions = starts.map(() => []);
  }

  /** Entries of that journal emitted so far. */
  emitted(rank: number): number {
    return this.#emitted[rank] as number;
  }

  /** True if the next entry of that journal may stand here; every edge must name emitted ones. */
  mayEmit(rank: number, edges: readonly Edge[]): boolean {
    for (const edge of edges) if (this.emitted(edge.rank) < edge.size) return false;
    if (rank === this.#current) return true;
    let higher = -1;
    for (let at = rank + 1; at < this.#last.length; at++) {
      higher = Math.max(higher, this.#last[at] as number);
    }
    if ((this.#last[rank] as number) >= higher) return true;
    return edges.some((edge) => this.#positionOf(edge.rank, edge.size - 1) >= higher);
  }

  /** Takes `count` entries of that journal as emitted here. */
  emit(rank: number, count: number): void {
    if (rank !== this.#current) {
      (this.#seqs[rank] as number[]).push(this.emitted(rank));
      (this.#positions[rank] as number[]).push(this.#position);
      this.#current = rank;
    }
    this.#emitted[rank] = this.emitted(rank) + count;
    this.#position += count;
    this.#last[rank] = this.#position - 1;
  }

  /** -1 for entries of the cut before. */
  #positionOf(rank: number, seq: number): number {
    const seqs = this.#seqs[rank] as number[];
    if (seqs.length === 0 || seq < (seqs[0] as number)) return -1;
    let low = 0;
    let high = seqs.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((seqs[middle] as number) <= seq) low = middle;
      else high = middle - 1;
    }
    return ((this.#positions[rank] as number[])[low] as number) + seq - (seqs[low] as number);
  }
}
