import { assert } from '../base/assert.ts';
import type { Crypto } from '../base/crypto.ts';
import { decodeBody } from '../codec/body.ts';
import { decodeCertificateUnverified } from '../codec/certificate.ts';
import { type AnyItem, type Item, isOpaque, leafOf } from '../codec/entry.ts';
import { kinds } from '../codec/kinds.ts';
import { type JournalName, journalKey, type Mark, marksThatCount } from '../codec/names.ts';
import { decodeRecordOf } from '../codec/records.ts';
import { decodeRun } from '../codec/run.ts';
import type { StoredRun } from '../journal/records.ts';
import { cutCandidate } from './body-judge.ts';
import type { CutCandidate } from './cut-chain.ts';
import { JournalWalk } from './journal-walk.ts';
import { HashList } from './tree.ts';

export type ShownNote = {
  readonly size: number;
  readonly root: Uint8Array;
  readonly leaf: Uint8Array | null;
  readonly signature: Uint8Array;
};

export type ShownCosignature = {
  /** Journal key of the cosigner. */
  readonly cosigner: string;
  readonly size: number;
  readonly time: number;
  readonly signature: Uint8Array;
};

/** What a store gives for an export; journals are named by key. */
export interface LineSource {
  /** Runs that cover entries [first, end), in order; the first may begin earlier. */
  runs(journal: string, first: number, end: number): Iterable<StoredRun>;
  /** The signed head of least size >= `size`. */
  note(journal: string, size: number): ShownNote | null;
  /** Of each cosigner the first cosignature over a head of at least `size`. */
  cosignatures(journal: string, size: number): readonly ShownCosignature[];
  pqCosignatures(journal: string, size: number): readonly ShownCosignature[];
}

/** One journal as an export needs it: with every mark, and its certificate. */
export class ArchivedJournal extends JournalWalk {
  /** Bytes of the certificate in its first entry; undefined for a founding journal. */
  certificate: Uint8Array | undefined;
  /** Marks in the order of entries, in columns: there may be one in every entry. */
  readonly markSeqs: number[] = [];
  readonly markSizes: number[] = [];
  readonly markTargets: string[] = [];
  readonly markRoots = new HashList();

  addMarks(seq: number, marks: readonly Mark[], targets: Map<string, string>): void {
    if (marks.length === 0) return;
    for (const mark of this.claim(marks, seq).taken) this.#addMark(seq, mark, targets);
  }

  #addMark(seq: number, mark: Mark, targets: Map<string, string>): void {
    const key = journalKey(mark);
    const known = targets.get(key);
    if (known === undefined) targets.set(key, key);
    this.markSeqs.push(seq);
    this.markSizes.push(mark.size);
    this.markTargets.push(known ?? key);
    this.markRoots.push(mark.root);
  }
}

/** All that is held of a line, read once: trees, marks and proposals of cuts. */
export type Archive = {
  readonly line: Uint8Array;
  /** By journal key, in the order given. */
  readonly journals: ReadonlyMap<string, ArchivedJournal>;
  readonly cuts: readonly CutCandidate[];
};

/**
 * Reads `size` entries of each journal from our own store; bytes that do not decode there are a
 * bug or a damaged disk, never an adversary's.
 */
export function readArchive(
  crypto: Crypto,
  line: Uint8Array,
  source: LineSource,
  options: {
    readonly journals: readonly { readonly name: JournalName; readonly size: number }[];
    readonly onEntries?: (read: number) => void;
  },
): Archive {
  const journals = new Map<string, ArchivedJournal>();
  const cuts: CutCandidate[] = [];
  const targets = new Map<string, string>();
  let read = 0;
  for (const { name, size } of options.journals) {
    const journal = new ArchivedJournal(crypto, name);
    journals.set(journal.key, journal);
    for (const items of itemsOf(source, journal.key, 0, size)) {
      for (const item of items) {
        const seq = journal.tree.size;
        journal.tree.append(leafOf(crypto, { line, journal: name, seq }, item));
        if (isOpaque(item)) continue;
        journal.addMarks(seq, marksOf(journal, seq, item), targets);
        const cut = item.kind === kinds.cut ? proposalOf(journal, seq, item) : undefined;
        if (cut !== undefined) cuts.push(cut);
      }
      read += items.length;
      options.onEntries?.(read);
    }
  }
  return { line, journals, cuts };
}

/** Entries [first, end) of a journal, run by run. */
export function* itemsOf(
  source: LineSource,
  key: string,
  first: number,
  end: number,
): Generator<readonly AnyItem[]> {
  let next = first;
  if (next >= end) return;
  for (const run of source.runs(key, first, end)) {
    const decoded = decodeRun(run.bytes);
    assert(decoded.ok, 'the store gives back the runs it was given');
    const items = decoded.value.slice(next - run.first, end - run.first);
    yield items;
    next += items.length;
    if (next >= end) return;
  }
  assert(next >= end, `the store holds all entries below the head of ${key}`);
}

function marksOf(journal: ArchivedJournal, seq: number, item: Item): readonly Mark[] {
  const { party } = journal.name;
  const held = marksThatCount(party, item.held);
  if (seq > 0 || journal.name.number === 0) return held;
  const body = decodeBody(item.body);
  const record = body.ok ? decodeRecordOf('incarnation', body.value.record) : body;
  assert(record.ok, 'a later incarnation begins with its certificate');
  journal.certificate = record.value.certificate.slice();
  const decoded = decodeCertificateUnverified(journal.certificate);
  const previous = decoded.ok ? decoded.value.certificate.previous : null;
  return previous === null ? held : [{ ...previous, party }, ...held];
}

function proposalOf(journal: ArchivedJournal, seq: number, item: Item): CutCandidate | undefined {
  const cuts = journal.cutEntries++;
  const body = decodeBody(item.body);
  if (!body.ok) return undefined;
  return cutCandidate(journal.name, { seq, cuts, body: body.value, claims: journal.marks });
}
