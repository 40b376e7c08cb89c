import type { Crypto } from '../base/crypto.ts';
import { ok, type Refusal, type Result, refuse } from '../base/refusal.ts';
import type { Founding } from '../codec/certificate.ts';
import type { Mark } from '../codec/names.ts';
import type { Desk } from '../keys/assertion.ts';
import { BodyJudge } from './body-judge.ts';
import { crossBridge } from './bridge.ts';
import { type Cut, cosignedNeeds, isFinal, isSealed, type PlacedCut } from './cut.ts';
import { type Element, ElementSplitter } from './elements.ts';
import type { Findings } from './findings.ts';
import { readFounding } from './founding.ts';
import { LineWalk } from './line-walk.ts';
import {
  type Block,
  decodeBlock,
  decodeCut,
  decodeEvidence,
  decodeHeader,
  decodeWitness,
  type EvidenceHeader,
} from './transcript-format.ts';
import { WitnessCheck } from './witness-check.ts';

/** A SHA-256 that is fed in pieces. */
export interface RunningHash {
  update(bytes: Uint8Array): void;
  digest(): Uint8Array;
}

export type TranscriptPorts = {
  readonly crypto: Crypto;
  readonly hash: RunningHash;
  /** Narrows where WebAuthn releases may come from; undefined: any origin that the rule allows. */
  readonly desk: Desk | undefined;
  /** The line that the file must be of, when one was given. */
  readonly line?: Uint8Array | undefined;
};

/** What a transcript holds, once all of it has been checked. */
export type TranscriptFacts = {
  readonly founding: Founding;
  /** SHA-256 of the final part. */
  readonly hash: Uint8Array;
  /** Number of final cuts. */
  readonly cuts: number;
  /** Final entries, and those behind the last cut. */
  readonly entries: number;
  readonly tailEntries: number;
  readonly heads: readonly Mark[];
  readonly findings: Findings;
  /** All that makes the last cut final is signed in ML-DSA too. */
  readonly quantumSafe: boolean;
  /** Seconds since 1970 of the newest cosignature. */
  readonly newest: number;
};

type Step =
  | 'header'
  | 'cut'
  | 'block'
  | 'evidence'
  | 'bridge'
  | 'witness'
  | 'tail'
  | 'tail-witness'
  | 'end';

/** All that is known once the header is read. */
type Reading = {
  readonly founding: Founding;
  readonly cuts: number;
  readonly judge: BodyJudge;
  readonly walk: LineWalk;
  readonly witnesses: WitnessCheck;
};

/**
 * Checks a transcript as it comes, in pieces of any length (spec/transcript.md): charter, every
 * leaf, every root, the order, the cuts, every signature and cosignature, every release. Memory:
 * 64 bytes an entry for the trees, and one element. The first refusal is final.
 */
export class TranscriptReader {
  readonly #ports: TranscriptPorts;
  readonly #splitter = new ElementSplitter();
  #step: Step = 'header';
  #refusal: Refusal | undefined;
  #reading: Reading | undefined;
  readonly #declared: Cut[] = [];
  #evidence: EvidenceHeader | undefined;
  #left = 0;
  readonly #bridge: Block[] = [];
  #placed: PlacedCut | undefined;
  #hash: Uint8Array = new Uint8Array(0);
  #entries = 0;
  #quantumSafe = false;

  constructor(ports: TranscriptPorts) {
    this.#ports = ports;
  }

  /** Entries checked so far: for a progress bar. */
  get entries(): number {
    return this.#reading?.walk.entries ?? 0;
  }

  push(chunk: Uint8Array): Result<true> {
    if (this.#refusal !== undefined) return this.#refusal;
    this.#splitter.push(chunk);
    for (;;) {
      const element = this.#splitter.next();
      if (!element.ok) return this.#fail(element);
      if (element.value === null) return ok(true);
      const taken = this.#take(element.value);
      if (!taken.ok) return this.#fail(taken);
    }
  }

  /** The file has ended. */
  finish(): Result<TranscriptFacts> {
    if (this.#refusal !== undefined) return this.#refusal;
    const reading = this.#reading;
    const ended = this.#step === 'end';
    if (ended && !this.#splitter.empty) return refuse('malformed', 'bytes behind a transcript');
    if (!ended || reading === undefined) return refuse('truncated');
    const { founding, cuts, walk, witnesses } = reading;
    const heads = this.#declared.at(-1)?.heads ?? [];
    const tailEntries = walk.entries - this.#entries;
    const { newest } = witnesses;
    const quantumSafe = this.#quantumSafe;
    const { findings } = walk;
    const hash = this.#hash;
    const entries = this.#entries;
    return ok({ founding, hash, cuts, entries, tailEntries, heads, findings, quantumSafe, newest });
  }

  #fail(refusal: Refusal): Refusal {
    this.#refusal = refusal;
    return refusal;
  }

  #take(element: Element): Result<true> {
    const { content, framed } = element;
    if (this.#step === 'header') {
      this.#ports.hash.update(framed);
      return this.#takeHeader(content);
    }
    const reading = this.#reading as Reading;
    switch (this.#step) {
      case 'cut':
        this.#ports.hash.update(framed);
        return this.#takeCut(reading, content);
      case 'block':
        this.#ports.hash.update(framed);
        return this.#takeBlock(reading, content);
      case 'evidence':
        return this.#takeEvidence(reading, content);
      case 'bridge':
        return this.#takeBridge(reading, content);
      case 'witness':
      case 'tail-witness':
        return this.#takeWitness(reading, content);
      case 'tail':
        return this.#takeBlock(reading, content);
      case 'end':
        return refuse('malformed', 'bytes behind a transcript');
    }
  }

  #takeHeader(content: Uint8Array): Result<true> {
    const header = decodeHeader(content);
    if (!header.ok) return header;
    const { charterFile } = header.value;
    const founding = readFounding(this.#ports.crypto, charterFile, this.#ports.line);
    if (!founding.ok) return founding;
    const { crypto, desk } = this.#ports;
    const judge = new BodyJudge(crypto, { founding: founding.value, desk });
    const walk = new LineWalk(crypto, founding.value, judge);
    const witnesses = new WitnessCheck(crypto, founding.value, walk);
    const cuts = header.value.cuts;
    this.#reading = { founding: founding.value, cuts, judge, walk, witnesses };
    return cuts === 0 ? this.#endFinalPart() : this.#goto('cut');
  }

  #takeCut(reading: Reading, content: Uint8Array): Result<true> {
    const cut = decodeCut(content);
    if (!cut.ok) return cut;
    if (cut.value.k !== this.#declared.length) return refuse('wrong-seq', 'cut');
    this.#declared.push(cut.value);
    const begun = reading.walk.begin(cut.value.heads);
    if (!begun.ok) return begun;
    this.#step = 'block';
    return reading.walk.reached ? this.#endCut(reading) : ok(true);
  }

  #takeBlock(reading: Reading, content: Uint8Array): Result<true> {
    const block = decodeBlock(content);
    if (!block.ok) return block;
    const taken = reading.walk.take(block.value);
    if (!taken.ok || !reading.walk.reached) return taken;
    return this.#step === 'tail' ? this.#endTail(reading) : this.#endCut(reading);
  }

  #endCut(reading: Reading): Result<true> {
    const ended = reading.walk.end();
    if (!ended.ok) return ended;
    return this.#declared.length < reading.cuts ? this.#goto('cut') : this.#endFinalPart();
  }

  #endFinalPart(): Result<true> {
    this.#hash = this.#ports.hash.digest();
    this.#entries = this.entries;
    return this.#goto('evidence');
  }

  #takeEvidence(reading: Reading, content: Uint8Array): Result<true> {
    const evidence = decodeEvidence(content);
    if (!evidence.ok) return evidence;
    this.#evidence = evidence.value;
    for (const certificate of evidence.value.certificates) {
      const added = reading.witnesses.addCertificate(certificate);
      if (!added.ok) return added;
    }
    this.#left = evidence.value.bridge;
    if (reading.cuts > 0 && this.#left === 0) return refuse('not-final', 'entry of the last cut');
    if (reading.cuts === 0 && this.#left > 0) return refuse('malformed', 'bridge without a cut');
    return this.#left > 0 ? this.#goto('bridge') : this.#toWitnesses(reading);
  }

  #takeBridge(reading: Reading, content: Uint8Array): Result<true> {
    const block = decodeBlock(content);
    if (!block.ok) return block;
    this.#bridge.push(block.value);
    this.#left--;
    if (this.#left > 0) return ok(true);
    const crossed = crossBridge(this.#ports.crypto, reading, this.#declared, this.#bridge);
    if (!crossed.ok) return crossed;
    this.#placed = crossed.value;
    return this.#toWitnesses(reading);
  }

  #toWitnesses(reading: Reading): Result<true> {
    this.#left = this.#evidence?.witnesses ?? 0;
    return this.#left > 0 ? this.#goto('witness') : this.#endWitnesses(reading);
  }

  #takeWitness(reading: Reading, content: Uint8Array): Result<true> {
    const witness = decodeWitness(content);
    if (!witness.ok) return witness;
    const taken = reading.witnesses.take(witness.value);
    if (!taken.ok) return taken;
    this.#left--;
    if (this.#left > 0) return ok(true);
    return this.#step === 'witness' ? this.#endWitnesses(reading) : this.#endTailWitnesses(reading);
  }

  #endWitnesses(reading: Reading): Result<true> {
    const { walk, witnesses, founding } = reading;
    const tail = this.#evidence?.tail ?? null;
    const placed = this.#placed;
    const parties = founding.charter.parties.length;
    const cosigned = witnesses.cosignedBy.bind(witnesses);
    if (placed !== undefined && !isFinal(placed, parties, cosigned)) return refuse('not-final');
    for (const { journal, size } of placed === undefined ? [] : cosignedNeeds(placed)) {
      if (witnesses.signedUpTo(journal) < size)
        return refuse('bad-signature', 'checkpoint missing');
    }
    const sealed = witnesses.sealedBy.bind(witnesses);
    this.#quantumSafe = placed !== undefined && isSealed(placed, parties, sealed);
    if (tail === null) return this.#goto('end');
    const begun = walk.begin(tail.heads);
    if (!begun.ok) return begun;
    if (walk.reached) return refuse('not-canonical', 'tail without entries');
    return this.#goto('tail');
  }

  #endTail(reading: Reading): Result<true> {
    const ended = reading.walk.end();
    if (!ended.ok) return ended;
    this.#left = this.#evidence?.tail?.witnesses ?? 0;
    return this.#left > 0 ? this.#goto('tail-witness') : this.#endTailWitnesses(reading);
  }

  #endTailWitnesses(reading: Reading): Result<true> {
    for (const head of this.#evidence?.tail?.heads ?? []) {
      if (reading.witnesses.signedUpTo(head) < head.size) return refuse('bad-signature', 'tail');
    }
    return this.#goto('end');
  }

  #goto(step: Step): Result<true> {
    this.#step = step;
    return ok(true);
  }
}
