import { assert } from '../base/assert.ts';
import { equal } from '../base/bytes.ts';
import type { Crypto } from '../base/crypto.ts';
import type { AnyItem } from '../codec/entry.ts';
import { compareJournals, journalKey, type Mark } from '../codec/names.ts';
import { type Archive, type ArchivedJournal, itemsOf, type LineSource } from './archive.ts';
import type { PlacedCut } from './cut.ts';
import { frameElement } from './elements.ts';
import { type Edge, type EdgedEntry, type OrderSource, transcriptOrder } from './order.ts';
import {
  BlockFiller,
  encodeBlock,
  encodeCut,
  encodeEvidence,
  encodeHeader,
  encodeWitness,
  type Witness,
} from './transcript-format.ts';
import { finalWitnesses, witnessesOf } from './witness-choice.ts';

export type TranscriptInput = {
  readonly crypto: Crypto;
  readonly charterFile: Uint8Array;
  readonly archive: Archive;
  readonly source: LineSource;
  /** All final cuts, from 0 on (`finalCuts`). */
  readonly cuts: readonly PlacedCut[];
  /** Whether what lies behind the last cut is added, marked as not final. */
  readonly tail: boolean;
};

/** A piece of the file; the pieces of the final part come first. */
export type Piece = {
  readonly bytes: Uint8Array;
  readonly final: boolean;
  readonly entries: number;
};

/** The bytes of a transcript, piece by piece (spec/transcript.md). */
export function* writeTranscript(input: TranscriptInput): Generator<Piece> {
  const { charterFile, cuts, archive, source } = input;
  const layout = new Layout(archive, source);
  yield piece(encodeHeader({ charterFile, cuts: cuts.length }), true);
  for (const { cut } of cuts) {
    yield piece(encodeCut(cut), true);
    yield* layout.blocks(cut.heads, true);
  }
  const last = cuts.at(-1);
  const witnesses = last === undefined ? [] : finalWitnesses(input.crypto, archive, source, last);
  const bridge = last === undefined ? [] : [...bridgeOf(input, last)];
  const tail = input.tail ? tailOf(input, last?.cut.heads ?? []) : null;
  const evidence = {
    bridge: bridge.length,
    witnesses: witnesses.length,
    certificates: certificatesOf(archive, witnesses, last?.cut.heads ?? []),
    tail: tail === null ? null : { heads: tail.heads, witnesses: tail.witnesses.length },
  };
  yield piece(encodeEvidence(evidence), false);
  for (const bytes of bridge) yield piece(bytes, false);
  for (const witness of witnesses) yield piece(encodeWitness(witness), false);
  if (tail === null) return;
  yield* layout.blocks(tail.heads, false);
  for (const witness of tail.witnesses) yield piece(encodeWitness(witness), false);
}

function piece(content: Uint8Array, final: boolean, entries = 0): Piece {
  return { bytes: frameElement(content), final, entries };
}

/** Reads entries in the order of the transcript, cut by cut, each once. */
class Layout {
  readonly #archive: Archive;
  readonly #source: LineSource;
  readonly #cursors = new Map<string, Cursor>();
  readonly #starts = new Map<string, number>();
  readonly #marks = new Map<string, number>();

  constructor(archive: Archive, source: LineSource) {
    this.#archive = archive;
    this.#source = source;
  }

  *blocks(heads: readonly Mark[], final: boolean): Generator<Piece> {
    const journals = heads.map((head) => {
      const journal = this.#archive.journals.get(journalKey(head));
      assert(journal !== undefined, 'a cut names journals that are held');
      return journal;
    });
    for (const { rank, first, count } of transcriptOrder(this.#orderOf(journals, heads))) {
      const journal = journals[rank] as ArchivedJournal;
      yield* this.#stretch(journal, first, { count, final });
      this.#starts.set(journal.key, first + count);
    }
  }

  *#stretch(
    journal: ArchivedJournal,
    first: number,
    of: { count: number; final: boolean },
  ): Generator<Piece> {
    let cursor = this.#cursors.get(journal.key);
    if (cursor === undefined) {
      cursor = new Cursor(itemsOf(this.#source, journal.key, 0, journal.tree.size));
      this.#cursors.set(journal.key, cursor);
    }
    const filler = new BlockFiller();
    let items: AnyItem[] = [];
    let at = first;
    const close = (): Piece => {
      const bytes = encodeBlock({ journal: journal.name, first: at, items });
      const closed = piece(bytes, of.final, items.length);
      at += items.length;
      items = [];
      filler.reset();
      return closed;
    };
    for (let i = 0; i < of.count; i++) {
      const item = cursor.next();
      if (!filler.fits(item)) yield close();
      filler.add(item);
      items.push(item);
    }
    yield close();
  }

  #orderOf(journals: readonly ArchivedJournal[], heads: readonly Mark[]): OrderSource {
    const ranks = new Map(journals.map((journal, rank) => [journal.key, rank]));
    const sizes = heads.map((head) => head.size);
    const starts = journals.map((journal) => this.#starts.get(journal.key) ?? 0);
    const nextEdged = (rank: number, seq: number): EdgedEntry | undefined => {
      const journal = journals[rank] as ArchivedJournal;
      const { markSeqs } = journal;
      let at = this.#marks.get(journal.key) ?? 0;
      for (;;) {
        while (at < markSeqs.length && (markSeqs[at] as number) < seq) at++;
        this.#marks.set(journal.key, at);
        const found = markSeqs[at];
        if (found === undefined || found >= (sizes[rank] as number)) return undefined;
        const edges: Edge[] = [];
        for (; markSeqs[at] === found; at++) {
          const edge = this.#edge(journal, at, { ranks, sizes });
          if (edge !== undefined) edges.push(edge);
        }
        if (edges.length > 0) return { seq: found, edges };
      }
    };
    return { sizes, starts, nextEdged };
  }

  #edge(
    journal: ArchivedJournal,
    at: number,
    within: { ranks: ReadonlyMap<string, number>; sizes: readonly number[] },
  ): Edge | undefined {
    const key = journal.markTargets[at] as string;
    const size = journal.markSizes[at] as number;
    const rank = within.ranks.get(key);
    if (rank === undefined || key === journal.key || size > (within.sizes[rank] as number)) {
      return undefined;
    }
    const root = this.#archive.journals.get(key)?.tree.rootAt(size);
    const isTrue = root !== undefined && size > 0 && equal(root, journal.markRoots.get(at));
    return isTrue ? { rank, size } : undefined;
  }
}

/** One entry after the other. */
class Cursor {
  readonly #runs: Iterator<readonly AnyItem[]>;
  #items: readonly AnyItem[] = [];
  #at = 0;

  constructor(runs: Iterator<readonly AnyItem[]>) {
    this.#runs = runs;
  }

  next(): AnyItem {
    while (this.#at >= this.#items.length) {
      const next = this.#runs.next();
      assert(next.done !== true, 'the store still holds what it held');
      this.#items = next.value;
      this.#at = 0;
    }
    return this.#items[this.#at++] as AnyItem;
  }
}

/** Blocks from the head of the cut in its author's journal to the cut's entry. */
function* bridgeOf(input: TranscriptInput, last: PlacedCut): Generator<Uint8Array> {
  const key = journalKey(last.journal);
  const head = last.cut.heads.find((one) => journalKey(one) === key);
  let first = head?.size ?? 0;
  const filler = new BlockFiller();
  let items: AnyItem[] = [];
  const close = (): Uint8Array => {
    const bytes = encodeBlock({ journal: last.journal, first, items });
    first += items.length;
    items = [];
    filler.reset();
    return bytes;
  };
  for (const run of itemsOf(input.source, key, first, last.seq + 1)) {
    for (const item of run) {
      if (!filler.fits(item)) yield close();
      filler.add(item);
      items.push(item);
    }
  }
  yield close();
}

/** What lies behind the last cut as far as its author has signed it; null when there is nothing. */
function tailOf(
  input: TranscriptInput,
  final: readonly Mark[],
): { heads: Mark[]; witnesses: Witness[] } | null {
  const { archive, source, crypto } = input;
  const sizes = new Map(final.map((head) => [journalKey(head), head.size]));
  const heads: Mark[] = [];
  const witnesses: Witness[] = [];
  let more = false;
  for (const journal of [...archive.journals.values()].sort((a, b) =>
    compareJournals(a.name, b.name),
  )) {
    const cut = sizes.get(journal.key) ?? 0;
    const held = journal.tree.size;
    const signed = held > cut && source.note(journal.key, held)?.size === held;
    const size = signed ? held : cut;
    if (size === 0 && journal.name.number > 0) continue;
    heads.push({ ...journal.name, size, root: journal.tree.rootAt(size) });
    if (size > 0) witnesses.push(...witnessesOf(crypto, archive, source, [journal, size]));
    more ||= size > cut;
  }
  return more ? { heads, witnesses } : null;
}

/** Certificates of cosigners whose journals begin behind the last cut. */
function certificatesOf(
  archive: Archive,
  witnesses: readonly Witness[],
  final: readonly Mark[],
): Uint8Array[] {
  const inside = new Set(final.map(journalKey));
  const found = new Map<string, Uint8Array>();
  for (const { cosignatures, pq } of witnesses) {
    for (const { cosigner } of [...cosignatures, ...pq]) {
      const key = journalKey(cosigner);
      const certificate = archive.journals.get(key)?.certificate;
      if (certificate !== undefined && !inside.has(key)) found.set(key, certificate);
    }
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, certificate]) => certificate);
}
