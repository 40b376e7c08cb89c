import { limits } from '../base/limits.ts';
import { ok, type Result, refuse } from '../base/refusal.ts';
import { type CborValue, decode, encode } from '../codec/cbor.ts';
import {
  bytes,
  bytesUpTo,
  checked,
  list,
  mapped,
  nullable,
  tuple,
  uint,
  word,
} from '../codec/check.ts';
import type { AnyItem } from '../codec/entry.ts';
import { isOpaque } from '../codec/entry.ts';
import { type JournalName, type Mark, rising } from '../codec/names.ts';
import { Reader } from '../codec/reader.ts';
import { itemSize, readRun, writeRun } from '../codec/run.ts';
import { hash32, markCheck, markValue, partyIndex, signature64, tag8 } from '../codec/shapes.ts';
import { Writer } from '../codec/writer.ts';
import type { Cut } from './cut.ts';

/*
 * Elements of a transcript (spec/transcript.md):
 *   final part     header, then for each cut: the cut, then its blocks
 *   evidence part  evidence, bridge blocks, witnesses
 *   tail part      blocks, witnesses
 */

export const transcriptMagic = 'parley/transcript/v1';
const evidenceMagic = 'parley/transcript/evidence/v1';
const headsMax = limits.partiesMax * limits.incarnationsMax;

export type TranscriptHeader = {
  /** The charter file, signed by all parties. */
  readonly charterFile: Uint8Array;
  /** Number of cuts that follow: k of the last final one, and one more. */
  readonly cuts: number;
};

/** Consecutive entries of one journal. */
export type Block = {
  readonly journal: JournalName;
  readonly first: number;
  readonly items: readonly AnyItem[];
};

export type EvidenceHeader = {
  /** Blocks from the head of the last cut, in its author's journal, to the cut's entry. */
  readonly bridge: number;
  readonly witnesses: number;
  /** Certificates behind the last cut whose keys have cosigned what lies before it. */
  readonly certificates: readonly Uint8Array[];
  /** What follows as not final, or null: heads, and the number of their witnesses. */
  readonly tail: { readonly heads: readonly Mark[]; readonly witnesses: number } | null;
};

export type WitnessSignature = {
  readonly cosigner: JournalName;
  /** Seconds since 1970. */
  readonly time: number;
  readonly signature: Uint8Array;
};

/** A signed head of a journal with what others signed over it. */
export type Witness = {
  readonly journal: JournalName;
  /** A size that this file shows all entries up to; `proof` leads from it to `size`. */
  readonly from: number;
  readonly size: number;
  readonly root: Uint8Array;
  readonly leaf: Uint8Array;
  /** The author's; null where only others' signatures over this head are at hand. */
  readonly signature: Uint8Array | null;
  readonly proof: readonly Uint8Array[];
  readonly cosignatures: readonly WitnessSignature[];
  /** Post-quantum cosignatures, by the author and the others. */
  readonly pq: readonly WitnessSignature[];
};

export function encodeHeader(header: TranscriptHeader): Uint8Array {
  return encode([transcriptMagic, header.charterFile, header.cuts]);
}

export function encodeCut(cut: Cut): Uint8Array {
  return encode([cut.k, cut.previous, cut.heads.map(markValue)]);
}

const blockScratch = new Writer(1 << 20);

export function encodeBlock(block: Block): Uint8Array {
  const { journal, first, items } = block;
  const writer = blockScratch.reset().array(5).uint(journal.party).uint(journal.number);
  return writeRun(writer.bstr(journal.tag).uint(first), items).bytes();
}

export function encodeEvidence(evidence: EvidenceHeader): Uint8Array {
  const { bridge, witnesses, certificates, tail } = evidence;
  const rest: CborValue = tail === null ? null : [tail.heads.map(markValue), tail.witnesses];
  return encode([evidenceMagic, bridge, witnesses, certificates, rest]);
}

export function encodeWitness(witness: Witness): Uint8Array {
  const { journal, from, size, root, leaf, signature, proof } = witness;
  const { party, number, tag } = journal;
  const cosignatures = witness.cosignatures.map(signatureValue);
  const pq = witness.pq.map(signatureValue);
  const name = [party, number, tag];
  return encode([...name, from, size, root, leaf, signature, proof, cosignatures, pq]);
}

function signatureValue(one: WitnessSignature): CborValue {
  const { party, number, tag } = one.cosigner;
  return [party, number, tag, one.time, one.signature];
}

const heads = list(markCheck, 0, headsMax);
const headerShape = mapped(
  tuple(word([transcriptMagic]), bytesUpTo(limits.charterBytesMax + 1024), uint),
  ([, charterFile, cuts]): TranscriptHeader => ({ charterFile, cuts }),
);
const cutShape = mapped(tuple(uint, hash32, heads), ([k, previous, marks]): Cut | undefined =>
  rising(marks) ? { k, previous, heads: marks } : undefined,
);
const evidenceShape = mapped(
  tuple(
    word([evidenceMagic]),
    uint,
    uint,
    list(bytesUpTo(limits.certificateBytesMax), 0, headsMax),
    nullable(tuple(heads, uint)),
  ),
  ([, bridge, witnesses, certificates, tail]): EvidenceHeader | undefined => {
    if (tail !== null && !rising(tail[0])) return undefined;
    const shown = tail === null ? null : { heads: tail[0], witnesses: tail[1] };
    return { bridge, witnesses, certificates, tail: shown };
  },
);

/** Cosigners in their order, none twice. */
function signatures(signature: ReturnType<typeof bytes>) {
  return mapped(
    list(tuple(partyIndex, uint, tag8, uint, signature), 0, headsMax),
    (all): WitnessSignature[] | undefined => {
      const found = all.map(([party, number, tag, time, bytesOf]) => {
        return { cosigner: { party, number, tag }, time, signature: bytesOf };
      });
      return rising(found.map((one) => one.cosigner)) ? found : undefined;
    },
  );
}

const witnessShape = mapped(
  tuple(
    partyIndex,
    uint,
    tag8,
    uint,
    uint,
    hash32,
    hash32,
    nullable(signature64),
    list(hash32, 0, limits.proofHashesMax),
    signatures(signature64),
    signatures(bytes(2420)),
  ),
  (parts): Witness | undefined => {
    const [party, number, tag, from, size, root, leaf, signature, proof, cosignatures, pq] = parts;
    if (from < 1 || size < from) return undefined;
    const journal = { party, number, tag };
    return { journal, from, size, root, leaf, signature, proof, cosignatures, pq };
  },
);

export function decodeHeader(content: Uint8Array): Result<TranscriptHeader> {
  const value = decode(content);
  return value.ok ? checked(headerShape, value.value, 'header of a transcript') : value;
}

export function decodeCut(content: Uint8Array): Result<Cut> {
  const value = decode(content);
  return value.ok ? checked(cutShape, value.value, 'cut') : value;
}

export function decodeEvidence(content: Uint8Array): Result<EvidenceHeader> {
  const value = decode(content);
  return value.ok ? checked(evidenceShape, value.value, 'evidence of a transcript') : value;
}

export function decodeWitness(content: Uint8Array): Result<Witness> {
  const value = decode(content);
  return value.ok ? checked(witnessShape, value.value, 'witness') : value;
}

export function decodeBlock(content: Uint8Array): Result<Block> {
  const reader = new Reader(content);
  if (reader.array() !== 5) return refuse('malformed', 'block');
  const party = reader.party();
  const number = reader.uint();
  const tag = reader.bstr(8);
  const first = reader.uint();
  if (reader.failed) return refuse('malformed', 'block');
  const items = readRun(reader);
  if (!items.ok) return items;
  if (!reader.done) return refuse('malformed', 'bytes behind a block');
  return ok({ journal: { party, number, tag }, first, items: items.value });
}

/**
 * Fills blocks: an entry joins the open block unless that holds 256 entries or `blockBytesTarget`
 * bytes, or has another clock quality. So one order of entries has one division into blocks.
 */
export class BlockFiller {
  #count = 0;
  #bytes = 0;
  #clock: number | undefined;

  /** The next entry begins a block, whatever came before. */
  reset(): void {
    this.#count = 0;
    this.#bytes = 0;
    this.#clock = undefined;
  }

  get open(): boolean {
    return this.#count > 0;
  }

  fits(item: AnyItem): boolean {
    if (this.#count >= limits.bundleEntriesMax) return false;
    if (this.#bytes >= limits.blockBytesTarget) return false;
    return isOpaque(item) || this.#clock === undefined || this.#clock === item.clock;
  }

  add(item: AnyItem): void {
    this.#count++;
    this.#bytes += itemSize(item);
    if (!isOpaque(item)) this.#clock ??= item.clock;
  }
}
