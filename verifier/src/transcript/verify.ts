/** Verifies a transcript (spec/transcript.md, "To verify"): one pass over the file. */
import { type Bytes, equal } from '../base/bytes.ts';
import { limits } from '../base/limits.ts';
import { refuse } from '../base/refusal.ts';
import type { Progress, Source } from '../base/source.ts';
import { type Reader, readItem } from '../cbor/reader.ts';
import { readCertificate } from '../charter/certificate.ts';
import type { Charter } from '../charter/charter.ts';
import { type Founding, readCharterFile } from '../charter/charter-file.ts';
import { type Cut, readCut } from '../entry/records.ts';
import type { RunItem } from '../entry/run.ts';
import { areAscending, type Mark } from '../journal/name.ts';
import { type Block, readBlock } from './blocks.ts';
import { Bodies } from './bodies.ts';
import { crossBridge } from './bridge.ts';
import type { WrittenCut } from './cut.ts';
import { matchCuts } from './cuts-declared.ts';
import { Elements } from './elements.ts';
import { Entries } from './entries.ts';
import { readEvidence, type Tail } from './evidence.ts';
import type { Journal } from './journal.ts';
import { LineRecord, type Violation } from './line-record.ts';
import { readWitness } from './witness.ts';
import { Witnesses } from './witnesses.ts';

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
  /** Releases by passkeys that hold. */
  readonly passkeys: number;
  /** All that makes the last cut final is signed in ML-DSA too. */
  readonly quantumSafe: boolean;
};

/** What the verifier was given from elsewhere: a line, and the charter file where there is one. */
export type Trusted = { readonly line: Bytes; readonly founding?: Founding };

export type TranscriptOptions = {
  /** What the verifier was given; the charter in the file is taken for what it says without. */
  readonly trusted?: Trusted | undefined;
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

/** The charter of a file, held against the line that was given. */
export function charterOf(file: Bytes, trusted: Trusted | undefined): Charter {
  const known = trusted?.founding;
  // The very bytes that were given have been checked once.
  if (known !== undefined && equal(known.file, file)) return known.charter;
  const { charter } = readCharterFile(file);
  if (trusted !== undefined && !equal(trusted.line, charter.line)) {
    refuse('charter-differs', 'the file has another charter');
  }
  return charter;
}

/** The charter file inside another file; refused with `malformed` where it is too long. */
export function readCharterPart(reader: Reader): Bytes {
  const file = reader.blob('charter file').slice();
  return file.length <= limits.charter + 1024 ? file : refuse('malformed', 'charter file');
}

class Walk {
  readonly #elements: Elements;
  readonly #options: TranscriptOptions;
  readonly #record: LineRecord;
  readonly #bodies: Bodies;
  readonly #witnesses: Witnesses;
  readonly #declared: number;
  readonly #cuts: Cut[] = [];
  #quantumSafe = false;

  constructor(source: Source, options: TranscriptOptions) {
    this.#elements = new Elements(source, options.progress);
    this.#options = options;
    const { file, cuts } = readItem(this.#elements.next(), (reader) => {
      reader.array('transcript', 3);
      if (reader.text('title') !== 'parley/transcript/v1') refuse('malformed', 'no transcript');
      return { file: readCharterPart(reader), cuts: reader.uint('cuts') };
    });
    this.#record = new LineRecord(charterOf(file, options.trusted));
    this.#bodies = new Bodies(this.#record);
    this.#witnesses = new Witnesses(this.#record);
    this.#declared = cuts;
  }

  verify(): TranscriptVerdict {
    let entries = 0;
    for (let k = 0; k < this.#declared; k++) entries += this.#cut(k);
    const hash = this.#elements.hash();
    const tail = this.#evidence();
    const tailEntries = tail === undefined ? 0 : this.#tail(tail);
    this.#elements.end();
    const { violations, charter } = this.#record;
    const counted = { entries, tailEntries, violations, ...this.#bodies.counts };
    const quantumSafe = this.#quantumSafe;
    return { charter, hash, cuts: this.#declared, quantumSafe, ...counted };
  }

  #cut(k: number): number {
    const cut = readItem(this.#elements.next(), readCut);
    if (!areAscending(cut.heads)) refuse('malformed', 'heads of a cut out of order');
    if (cut.k !== k) refuse('wrong-seq', `cut ${cut.k} in the place of ${k}`);
    this.#cuts.push(cut);
    return this.#entries(cut.heads, true);
  }

  #entries(heads: readonly Mark[], final: boolean): number {
    const entries = new Entries(this.#record, this.#bodies, heads);
    if (!final && entries.isComplete) refuse('not-canonical', 'a tail without entries');
    while (!entries.isComplete) {
      const block = readBlock(this.#elements.next(), this.#record);
      entries.take(block, (journal, item) => this.#options.show?.({ journal, item }, final));
    }
    entries.checkRoots();
    return entries.count;
  }

  /** The evidence of the last cut; gives the tail that follows. */
  #evidence(): Tail | undefined {
    const evidence = readEvidence(this.#elements.next());
    for (const bytes of evidence.certificates) {
      this.#witnesses.certify(readCertificate(bytes, this.#record.charter));
    }
    const isFinal = this.#declared > 0;
    if (isFinal && evidence.bridge === 0) refuse('not-final', 'the entry of the last cut');
    if (!isFinal && evidence.bridge > 0) refuse('malformed', 'a bridge without a cut');
    const last = isFinal ? this.#bridge(evidence.bridge) : undefined;
    this.#takeWitnesses(evidence.witnesses);
    if (last !== undefined) {
      this.#witnesses.checkFinal(last);
      this.#quantumSafe = this.#witnesses.isSealed(last);
    }
    return evidence.tail;
  }

  #bridge(count: number): WrittenCut {
    const blocks: Block[] = [];
    for (let i = 0; i < count; i++) {
      blocks.push(readBlock(this.#elements.next().slice(), this.#record));
    }
    const bridge = crossBridge(this.#record, blocks);
    this.#witnesses.bridge = bridge;
    return matchCuts(this.#record, this.#bodies.cuts, { declared: this.#cuts, bridge });
  }

  #takeWitnesses(count: number): void {
    for (let i = 0; i < count; i++) this.#witnesses.take(readWitness(this.#elements.next()));
  }

  #tail({ heads, witnesses }: Tail): number {
    const entries = this.#entries(heads, false);
    this.#takeWitnesses(witnesses);
    for (const head of heads) {
      if (this.#witnesses.signedUpTo(head) < head.size) refuse('bad-signature', 'head of the tail');
    }
    return entries;
  }
}
