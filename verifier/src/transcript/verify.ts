/** Verifies a transcript (spec/transcript.md, "To verify"): one pass over the file. */
import { type Bytes, equal } from '../base/bytes.ts';
import { refuse } from '../base/refusal.ts';
import type { Progress, Source } from '../base/source.ts';
import { readItem } from '../cbor/reader.ts';
import { readCertificate } from '../charter/certificate.ts';
import type { Charter } from '../charter/charter.ts';
import { readCharterFile } from '../charter/charter-file.ts';
import type { RunItem } from '../entry/run.ts';
import { areAscending, keyOfName, type Mark } from '../journal/name.ts';
import { type Block, Filling, readBlock } from './blocks.ts';
import { Bodies } from './bodies.ts';
import { type Cut, checkDeclared, readCut, sizesOf } from './cut.ts';
import { matchCuts } from './cuts-declared.ts';
import { Elements } from './elements.ts';
import { readEvidence, type Tail, verifyWitness, type Witness } from './evidence.ts';
import { checkFinal } from './final.ts';
import { takeHeld, takeReferences } from './held.ts';
import type { Journal } from './journal.ts';
import { LineRecord, type Violation } from './line-record.ts';
import { Order } from './order.ts';

/** An entry as it is shown to a person, in the order of the transcript. */
export type ShownEntry = { readonly journal: Journal; readonly item: RunItem };

export type TranscriptVerdict = {
  readonly charter: Charter;
  /** SHA-256 of the final part. */
  readonly hash: Bytes;
  readonly cuts: number;
  readonly entries: number;
  readonly tailEntries: number;
  readonly violations: readonly Violation[];
  readonly released: number;
  readonly repeated: number;
  readonly unknown: number;
};

export type TranscriptOptions = {
  /** The charter that the verifier was given; the one in the file is trusted without. */
  readonly trusted?: { readonly charter: Charter; readonly file?: Bytes } | undefined;
  readonly progress?: Progress;
  /** Told of each entry in its place; those of the tail come last. */
  readonly show?: (entry: ShownEntry, final: boolean) => void;
};

/** Refused with the codes of spec/transcript.md. */
export function verifyTranscript(
  source: Source,
  options: TranscriptOptions = {},
): TranscriptVerdict {
  return new Walk(source, options).verify();
}

/** The charter of a file, held against the one that was given. */
export function charterOf(file: Bytes, trusted: TranscriptOptions['trusted']): Charter {
  if (trusted?.file !== undefined && equal(trusted.file, file)) return trusted.charter;
  const { charter } = readCharterFile(file);
  if (trusted !== undefined && !equal(trusted.charter.line, charter.line)) {
    refuse('charter-differs', 'the file has another charter');
  }
  return charter;
}

class Walk {
  readonly #elements: Elements;
  readonly #options: TranscriptOptions;
  readonly #record: LineRecord;
  readonly #bodies: Bodies;
  readonly #declared: number;
  readonly #cuts: Cut[] = [];
  readonly #witnesses: Witness[] = [];

  constructor(source: Source, options: TranscriptOptions) {
    this.#elements = new Elements(source, options.progress);
    this.#options = options;
    const { file, cuts } = readItem(this.#elements.next(), (reader) => {
      reader.array('transcript', 3);
      if (reader.text('title') !== 'parley/transcript/v1') refuse('malformed', 'no transcript');
      return { file: reader.blob('charter file').slice(), cuts: reader.uint('cuts') };
    });
    this.#record = new LineRecord(charterOf(file, options.trusted));
    this.#bodies = new Bodies(this.#record);
    this.#declared = cuts;
  }

  verify(): TranscriptVerdict {
    for (let k = 0; k < this.#declared; k++) this.#cut();
    const hash = this.#elements.hash();
    const evidence = readEvidence(this.#elements.next());
    for (const bytes of evidence.certificates) {
      this.#record.certify(readCertificate(bytes, this.#record.charter));
    }
    const filling = new Filling();
    for (let i = 0; i < evidence.bridge; i++) this.#bridge(filling);
    const shownCuts = this.#bodies.cuts.length;
    this.#takeWitnesses(evidence.witnesses);
    const tailEntries = evidence.tail === undefined ? 0 : this.#tail(evidence.tail);
    this.#elements.end();
    const last = matchCuts(this.#record, this.#bodies.cuts, { declared: this.#cuts, shownCuts });
    if (last !== undefined) checkFinal(this.#record, last, this.#witnesses);
    const entries = this.#covered();
    const { violations, charter } = this.#record;
    const counted = { entries, tailEntries, violations, ...this.#bodies.counts };
    return { charter, hash, cuts: this.#declared, ...counted };
  }

  #covered(): number {
    return (this.#cuts.at(-1)?.heads ?? []).reduce((sum, { size }) => sum + size, 0);
  }

  #cut(): void {
    const cut = readItem(this.#elements.next(), readCut);
    const before = this.#cuts.at(-1);
    checkDeclared(this.#record, cut, before);
    this.#cuts.push(cut);
    this.#entries(new Order(this.#record, cut.heads, sizesOf(before)), true);
    this.#checkRoots(cut.heads);
  }

  #checkRoots(heads: readonly Mark[]): void {
    for (const head of heads) {
      if (this.#record.get(head) === undefined) refuse('unknown-journal', keyOfName(head));
      if (this.#record.isTrue(head) !== true) refuse('not-root-of-journal', keyOfName(head));
    }
  }

  #entries(order: Order, final: boolean): void {
    const filling = new Filling();
    while (!order.isComplete) {
      const block = readBlock(this.#elements.next(), this.#record);
      const end = order.endOf(block.journal) ?? refuse('out-of-order', 'a journal of no head');
      for (const item of block.run.items) {
        if (item.seq !== order.nextOf(block.journal)) refuse('wrong-seq', `entry ${item.seq}`);
        if (item.seq >= end) refuse('out-of-order', 'an entry behind the cut');
        this.#take(block.journal, item);
        order.place(block.journal, item);
        this.#options.show?.({ journal: block.journal, item }, final);
      }
      filling.take(block);
    }
  }

  /** Takes an entry; one that the bridge has shown must be the same. */
  #take(journal: Journal, item: RunItem): void {
    if (item.seq < journal.size) {
      if (!equal(journal.tree.leaf(item.seq), item.leaf)) {
        refuse('contradicts-held', `entry ${item.seq} twice`);
      }
      return;
    }
    takeHeld(this.#record, journal, item);
    takeReferences(this.#record, journal, item);
    this.#bodies.take(journal, item);
    this.#record.append(journal, item.leaf);
  }

  #bridge(filling: Filling): void {
    const block: Block = readBlock(this.#elements.next(), this.#record);
    for (const item of block.run.items) {
      if (item.seq !== block.journal.size) refuse('wrong-seq', `entry ${item.seq} of the bridge`);
      this.#take(block.journal, item);
    }
    filling.take(block);
  }

  #takeWitnesses(count: number): void {
    for (let i = 0; i < count; i++) {
      this.#witnesses.push(verifyWitness(this.#elements.next(), this.#record));
    }
  }

  #tail({ heads, witnesses }: Tail): number {
    const before = sizesOf(this.#cuts.at(-1));
    if (!areAscending(heads)) refuse('malformed', 'heads of the tail out of order');
    const sizes = new Map(heads.map((head) => [keyOfName(head), head.size]));
    for (const [key, size] of before) {
      if ((sizes.get(key) ?? -1) < size) refuse('malformed', `the tail covers less of ${key}`);
    }
    const order = new Order(this.#record, heads, before);
    this.#entries(order, false);
    this.#checkRoots(heads);
    this.#takeWitnesses(witnesses);
    return order.count;
  }
}
