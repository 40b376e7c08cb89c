import { equal } from '../base/bytes.ts';
import { limits } from '../base/limits.ts';
import { ok, type Result, refuse } from '../base/refusal.ts';
import { type CborValue, decode, encode } from '../codec/cbor.ts';
import {
  between,
  bytes,
  bytesUpTo,
  checked,
  list,
  mapped,
  tuple,
  uint,
  word,
} from '../codec/check.ts';
import type { Place } from '../codec/entry.ts';
import { type JournalName, type Mark, type Reference, rising } from '../codec/names.ts';
import { Reader } from '../codec/reader.ts';
import { opaqueFits } from '../codec/run.ts';
import { hash32, markCheck, markValue, partyIndex, referenceValue, tag8 } from '../codec/shapes.ts';

/*
 * A disclosure is a CBOR sequence of byte strings, like a transcript (spec/disclosure.md):
 *   header, one element per entry shown, the later entries, the sum
 */

export const disclosureMagic = 'parley/disclosure/v1';
const laterMagic = 'parley/disclosure/later/v1';
const journalsMax = limits.partiesMax * limits.incarnationsMax;
/** Entries of one disclosure: more is a transcript. */
const shownMax = 1024;
const laterMax = 16_384;

export type DisclosureHeader = {
  readonly charterFile: Uint8Array;
  /** Certificates of the later incarnations whose signatures the proofs carry. */
  readonly certificates: readonly Uint8Array[];
  /** What the discloser held of each journal: later corrections beyond these are unknown. */
  readonly taken: readonly Mark[];
  /** Number of entries shown. */
  readonly entries: number;
};

/** One entry with its salt, and the C2SP tlog-proof that its journal holds it. */
export type ShownEntry = {
  readonly journal: JournalName;
  readonly seq: number;
  readonly header: Uint8Array;
  readonly salt: Uint8Array;
  readonly body: Uint8Array;
  readonly proof: Uint8Array;
};

/** An entry, not shown, that refers to one shown: the number of the one, and the other's name. */
export type LaterEntry = { readonly shown: number; readonly by: Reference };

export function encodeDisclosureHeader(header: DisclosureHeader): Uint8Array {
  const { charterFile, certificates, taken, entries } = header;
  return encode([disclosureMagic, charterFile, certificates, taken.map(markValue), entries]);
}

export function encodeShown(shown: ShownEntry): Uint8Array {
  const { journal, seq, header, salt, body, proof } = shown;
  return encode([journal.party, journal.number, journal.tag, seq, header, salt, body, proof]);
}

export function encodeLater(later: readonly LaterEntry[]): Uint8Array {
  return encode([laterMagic, later.map(({ shown, by }) => [shown, referenceValue(by)] as const)]);
}

/** SHA-256 of all elements before: tells damage, proves nothing. */
export function encodeSum(sum: Uint8Array): Uint8Array {
  return encode(sum);
}

const headerShape = mapped(
  tuple(
    word([disclosureMagic]),
    bytesUpTo(limits.charterBytesMax + 1024),
    list(bytesUpTo(limits.certificateBytesMax), 0, journalsMax),
    list(markCheck, 1, journalsMax),
    uint,
  ),
  ([, charterFile, certificates, taken, entries]): DisclosureHeader | undefined => {
    if (!rising(taken) || entries < 1 || entries > shownMax) return undefined;
    return { charterFile, certificates, taken, entries };
  },
);

const shownShape = mapped(
  tuple(
    partyIndex,
    uint,
    tag8,
    uint,
    bytesUpTo(limits.entryBytesMax),
    bytes(16),
    bytesUpTo(limits.bodyBytesMax),
    bytesUpTo(limits.tlogProofBytesMax),
  ),
  ([party, number, tag, seq, header, salt, body, proof]): ShownEntry => {
    return { journal: { party, number, tag }, seq, header, salt, body, proof };
  },
);

const referenceShape = mapped(
  tuple(partyIndex, uint, tag8, uint, hash32),
  ([party, number, tag, seq, leaf]): Reference => ({ party, number, tag, seq, leaf }),
);

const laterShape = mapped(
  tuple(word([laterMagic]), list(tuple(uint, referenceShape), 0, laterMax)),
  ([, later]): LaterEntry[] => later.map(([shown, by]) => ({ shown, by })),
);

export function decodeDisclosureHeader(content: Uint8Array): Result<DisclosureHeader> {
  const value = decode(content);
  return value.ok ? checked(headerShape, value.value, 'header of a disclosure') : value;
}

export function decodeShown(content: Uint8Array): Result<ShownEntry> {
  const value = decode(content);
  return value.ok ? checked(shownShape, value.value, 'entry shown') : value;
}

export function decodeLater(content: Uint8Array): Result<LaterEntry[]> {
  const value = decode(content);
  return value.ok ? checked(laterShape, value.value, 'later entries of a disclosure') : value;
}

export function decodeSum(content: Uint8Array): Result<Uint8Array> {
  const value = decode(content);
  return value.ok ? checked(hash32, value.value, 'sum of a disclosure') : value;
}

/** A header of version 1, as far as a disclosure asks. */
export type ShownHeader = {
  readonly version: number;
  readonly kind: number;
  readonly precedence: number;
  readonly class: number;
  /** As its author claims, ms since 1970; null where the header is not read. */
  readonly time: number | null;
  readonly held: readonly Mark[];
  readonly references: readonly Reference[];
};

/** Reads a header and compares its place; of another version only the place is read. */
export function readHeader(bytesOf: Uint8Array, place: Place): Result<ShownHeader> {
  if (bytesOf[0] !== 0x8c || bytesOf[1] !== 1) {
    const fits = opaqueFits({ header: bytesOf, salt: none, body: none }, place);
    if (!fits) return refuse('wrong-seq', 'header of another place');
    const nothing = { kind: -1, precedence: 0, class: 0, time: null, held: [], references: [] };
    return ok({ version: versionOf(bytesOf), ...nothing });
  }
  const value = decode(bytesOf);
  if (!value.ok) return value;
  // What begins so and decodes is an array of twelve.
  const parts = value.value as readonly CborValue[];
  const { party, number, tag } = place.journal;
  const stands = encode(parts.slice(1, 5));
  const expected = encode([place.line, party, [number, tag], place.seq]);
  if (!equal(stands, expected)) return refuse('wrong-seq', 'header of another place');
  const shaped = checked(versionOne, parts.slice(5), 'header');
  return shaped.ok ? ok({ version: 1, ...shaped.value }) : shaped;
}

const none = new Uint8Array(0);

function versionOf(header: Uint8Array): number {
  const reader = new Reader(header);
  reader.array();
  return reader.uint();
}

const versionOne = mapped(
  tuple(
    uint,
    between<number>(0, 5),
    between<number>(0, 2),
    uint,
    between<number>(0, 2),
    list(markCheck, 0, limits.heldMarksMax),
    list(referenceShape, 0, limits.referencesMax),
  ),
  ([kind, precedence, cls, time, , held, references]) => {
    return { kind, precedence, class: cls, time, held, references };
  },
);
