/** The header of an entry, and the leaf (spec/entry.md). */
import { type Bytes, concat, equal } from '../base/bytes.ts';
import { limits } from '../base/limits.ts';
import { refuse } from '../base/refusal.ts';
import { scanItem } from '../cbor/item.ts';
import { Reader } from '../cbor/reader.ts';
import { cborBytes, cborUint } from '../cbor/writer.ts';
import { sha256 } from '../crypto/hash.ts';
import { encodeName, type JournalName, type Mark, readMark, readName } from '../journal/name.ts';

/** Where an entry stands, by what surrounds it. */
export type Place = { readonly line: Bytes; readonly journal: JournalName; readonly seq: number };

export type Reference = JournalName & { readonly seq: number; readonly leaf: Bytes };

/** What a version 1 header says besides its place. */
export type Header = {
  readonly kind: number;
  readonly precedence: number;
  readonly class: number;
  readonly time: number;
  readonly clock: number;
  readonly held: readonly Mark[];
  readonly references: readonly Reference[];
};

const leafStart = Uint8Array.of(0x00, 0x82);

/** SHA-256( 0x00 ‖ 0x82 ‖ header ‖ 0x58 0x20 ‖ SHA-256(salt ‖ body) ) */
export function leafOf(header: Bytes, salt: Bytes, body: Bytes): Bytes {
  return sha256(leafStart, header, cborBytes(sha256(salt, body)));
}

/** What the headers of one journal have in common: line, author and incarnation. */
export function encodePlaceStart(line: Bytes, { party, number, tag }: JournalName): Bytes {
  const incarnation = concat(Uint8Array.of(0x82), cborUint(number), cborBytes(tag));
  return concat(cborBytes(line), cborUint(party), incarnation);
}

export function readReference(reader: Reader): Reference {
  reader.array('reference', 5);
  return { ...readName(reader), seq: reader.uint('seq'), leaf: reader.blob('leaf', 32) };
}

type Beginning = { readonly length: number; readonly version: number; readonly parts: Bytes };

/**
 * How a header begins, of whatever version: an array of at least five whose second to fifth parts
 * are line, author, incarnation and seq. Undefined where the bytes do not begin so.
 */
function readBeginning(bytes: Bytes): Beginning | undefined {
  const length = (bytes[0] ?? 0) >> 5 === 4 ? headLength(bytes, 0) : undefined;
  if (length === undefined) return undefined;
  const version =
    (bytes[length.end] ?? 0xff) >> 5 === 0 ? headLength(bytes, length.end) : undefined;
  if (version === undefined) return undefined;
  const { argument } = length;
  return { length: argument, version: version.argument, parts: bytes.subarray(version.end) };
}

/** A head of CBOR in its shortest form, its argument at most 2^53 − 1. */
function headLength(bytes: Bytes, at: number): { argument: number; end: number } | undefined {
  const info = (bytes[at] as number) & 31;
  if (info < 24) return { argument: info, end: at + 1 };
  if (info > 27) return undefined;
  const end = at + 1 + (1 << (info - 24));
  if (end > bytes.length) return undefined;
  let argument = 0;
  for (let i = at + 1; i < end; i++) argument = argument * 256 + (bytes[i] as number);
  const least = info === 24 ? 24 : 256 ** ((end - at - 1) / 2);
  return argument >= least && argument <= Number.MAX_SAFE_INTEGER ? { argument, end } : undefined;
}

/** The version of a header that names this place; undefined for a header that does not. */
export function versionAt(bytes: Bytes, place: Place): number | undefined {
  const beginning = readBeginning(bytes);
  if (beginning === undefined || beginning.length < 5) return undefined;
  const expected = concat(encodePlaceStart(place.line, place.journal), cborUint(place.seq));
  const named = beginning.parts.subarray(0, expected.length);
  return equal(named, expected) ? beginning.version : undefined;
}

/**
 * A header that stands at its place; undefined for one of another version, which is not read
 * further. Refused, for version 1, as CBOR first; with `wrong-seq` where it names another place;
 * then by its form.
 */
export function readHeaderAt(bytes: Bytes, place: Place): Header | undefined {
  const isFirst = bytes[0] === 0x8c && bytes[1] === 1;
  if (isFirst && !scanItem(bytes)) refuse('not-canonical', 'header');
  const version = versionAt(bytes, place);
  if (version === undefined || (version === 1) !== isFirst) {
    refuse('wrong-seq', 'header of another place');
  }
  return isFirst ? readHeader(new Reader(bytes)) : undefined;
}

function readHeader(reader: Reader): Header {
  reader.array('header', 12);
  reader.at = skipPlace(reader);
  const kind = reader.uint('kind');
  const precedence = reader.uint('precedence', 5);
  const urgency = { precedence, class: reader.uint('class', 2) };
  const time = reader.uint('time');
  const clock = reader.uint('clock', 2);
  const held = reader.list('held', () => readMark(reader));
  const references = reader.list('references', () => readReference(reader));
  if (held.length > limits.marks) refuse('malformed', 'too many marks');
  if (references.length > limits.references) refuse('malformed', 'too many references');
  return { kind, ...urgency, time, clock, held, references };
}

function skipPlace(reader: Reader): number {
  const inner = new Reader(reader.bytes, reader.at);
  for (let part = 0; part < 5; part++) inner.raw();
  return inner.at;
}

/** A reference as it stands in a header. */
export function encodeReference(reference: Reference): Bytes {
  const place = concat(encodeName(reference), cborUint(reference.seq));
  return concat(Uint8Array.of(0x85), place, cborBytes(reference.leaf));
}
