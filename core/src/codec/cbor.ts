import * as cborg from 'cborg';
import { assert } from '../base/assert.ts';
import { compare, equal } from '../base/bytes.ts';
import { limits } from '../base/limits.ts';
import { ok, type Refusal, type Result, refuse } from '../base/refusal.ts';
import { Writer } from './writer.ts';

/** A decoded value: whole number, string, null, Uint8Array, array, or Map. */
export type CborValue =
  | number
  | string
  | null
  | Uint8Array
  | readonly CborValue[]
  | ReadonlyMap<number | string, CborValue>;

const decodeOptions: cborg.DecodeOptions = {
  strict: true,
  allowIndefinite: false,
  allowUndefined: false,
  allowBigInt: false,
  allowNaN: false,
  allowInfinity: false,
  rejectDuplicateMapKeys: true,
  useMaps: true,
};

const writer = new Writer();

/**
 * The one deterministic encoding of a value (RFC 8949 section 4.2.1). By hand: whatever is decoded
 * is encoded again, and the library's way of tokens takes ten times as long. A test compares both.
 */
export function encode(value: CborValue): Uint8Array {
  write(writer.reset(), value);
  return writer.bytes();
}

function write(to: Writer, value: CborValue): void {
  if (typeof value === 'number') {
    assert(Number.isSafeInteger(value), 'no structure of ours has a fraction');
    to.int(value);
  } else if (value instanceof Uint8Array) to.bstr(value);
  else if (typeof value === 'string') to.text(value);
  else if (value === null) to.null();
  else if (isList(value)) {
    to.array(value.length);
    for (const one of value) write(to, one);
  } else writeMap(to, value);
}

/** Entries in the order of their encoded keys, byte by byte. */
function writeMap(to: Writer, map: ReadonlyMap<number | string, CborValue>): void {
  const entries = [...map].map(([key, value]) => ({ key: encodeAlone(key), value }));
  entries.sort((a, b) => compare(a.key, b.key));
  to.map(entries.length);
  for (const { key, value } of entries) write(to.raw(key), value);
}

function encodeAlone(value: number | string): Uint8Array {
  const alone = new Writer(16);
  write(alone, value);
  return alone.bytes();
}

function isList(value: CborValue): value is readonly CborValue[] {
  return Array.isArray(value);
}

/**
 * Total and strict: bytes to value, or a refusal (spec/reading.md). The library accepts booleans,
 * fractions and keys of any type, which no structure of ours has: `malformed-cbor`; and unsorted
 * keys and invalid UTF-8, so the value is encoded again and compared: `not-canonical`.
 */
export function decode(bytes: Uint8Array): Result<CborValue> {
  let value: unknown;
  try {
    value = cborg.decode(bytes, optionsFor(bytes));
  } catch (error) {
    return notCbor(error);
  }
  if (!isOurs(value, limits.nestingMax)) return refuse('malformed-cbor', 'type or depth');
  write(writer.reset(), value);
  if (!equal(writer.view(), bytes)) return otherEncoding(bytes);
  return ok(value);
}

/** The first byte of U+FEFF in UTF-8; in the texts of most languages it never stands. */
const markByte = 0xef;

/** The library's own way, but where a text may begin with a letter that it leaves out. */
function optionsFor(bytes: Uint8Array): cborg.DecodeOptions {
  if (!bytes.includes(markByte)) return decodeOptions;
  return { ...decodeOptions, tokenizer: new WholeTexts(bytes) };
}

/**
 * Texts whole: the library takes U+FEFF at the beginning of one for a mark of the encoding and
 * leaves it out. It is a letter like any other, and was signed.
 */
class WholeTexts extends cborg.Tokenizer {
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    super(bytes, decodeOptions);
    this.#bytes = bytes;
  }

  override next(): cborg.Token {
    const at = this.pos();
    const token = super.next();
    if (!cborg.Type.equals(token.type, cborg.Type.string)) return token;
    const info = (this.#bytes[at] as number) & 31;
    const from = at + 1 + (info < 24 ? 0 : 1 << (info - 24));
    const [a, b, c] = this.#bytes.subarray(from, this.pos());
    if (a !== markByte || b !== 0xbb || c !== 0xbf) return token;
    return new cborg.Token(cborg.Type.string, `\uFEFF${token.value}`, token.encodedLength);
  }
}

/** Of bytes that decode and are not what would be written: a float is none of our parts. */
function otherEncoding(bytes: Uint8Array): Refusal {
  return hasFloat(bytes) ? refuse('malformed-cbor', 'float') : refuse('not-canonical');
}

/** Whether a float stands in well-formed bytes: it decodes to a whole number like any other. */
function hasFloat(bytes: Uint8Array): boolean {
  const tokens = new cborg.Tokenizer(bytes, decodeOptions);
  while (!tokens.done()) if (cborg.Type.equals(tokens.next().type, cborg.Type.float)) return true;
  return false;
}

/** Whole numbers, texts, bytes, null, and arrays and maps of them, no deeper than that. */
function isOurs(value: unknown, depth: number): value is CborValue {
  if (typeof value === 'number') return Number.isSafeInteger(value);
  if (value === null || typeof value === 'string' || value instanceof Uint8Array) return true;
  if (depth === 0) return false;
  if (Array.isArray(value)) return value.every((one) => isOurs(one, depth - 1));
  if (!(value instanceof Map)) return false;
  for (const [key, one] of value) {
    const named = typeof key === 'string' || Number.isSafeInteger(key);
    if (!named || !isOurs(one, depth - 1)) return false;
  }
  return true;
}

function notCbor(error: unknown): Refusal {
  return refuse('malformed-cbor', error instanceof Error ? error.message : '');
}
