/**
 * Is this one item of deterministic CBOR (spec/entry.md)? Told before anything is read out of it,
 * so that every reader behind it knows that lengths and nesting hold.
 */
import { type Bytes, compare, hex, lossyText, textOf } from '../base/bytes.ts';
import { limits } from '../base/limits.ts';
import { refuse } from '../base/refusal.ts';

/** Where the scan of an item stands. */
type Scan = { readonly bytes: Bytes; at: number; canonical: boolean };

/** What a head of CBOR says: its major type and its argument. */
type Head = { readonly major: number; readonly argument: number };

/**
 * Checks that the bytes are one item and nothing else. Refused with `malformed-cbor`; false where
 * they are one, but keys of a map are out of order or a text is no UTF-8 (`not-canonical`).
 */
export function scanItem(bytes: Bytes): boolean {
  const scan: Scan = { bytes, at: 0, canonical: true };
  skip(scan, 0);
  if (scan.at !== bytes.length) refuse('malformed-cbor', 'bytes behind the item');
  return scan.canonical;
}

function skip(scan: Scan, depth: number): void {
  const { major, argument } = head(scan);
  if (major <= 1) return;
  if (major === 2 || major === 3) {
    const from = scan.at;
    if (argument > scan.bytes.length - from) refuse('malformed-cbor', 'a string is cut off');
    scan.at += argument;
    if (major === 3 && textOf(scan.bytes.subarray(from, scan.at)) === undefined) {
      scan.canonical = false;
    }
    return;
  }
  if (major === 7) return;
  if (depth === limits.nesting) refuse('malformed-cbor', 'nested too deep');
  if (major === 4) for (let i = 0; i < argument; i++) skip(scan, depth + 1);
  else skipMap(scan, argument, depth + 1);
}

function skipMap(scan: Scan, pairs: number, depth: number): void {
  let before: Bytes | undefined;
  const keys = new Set<string>();
  for (let i = 0; i < pairs; i++) {
    const from = scan.at;
    const major = (scan.bytes[from] ?? 0xff) >> 5;
    if (major > 1 && major !== 3) refuse('malformed-cbor', 'a key of a map is no number or text');
    skip(scan, depth);
    const key = scan.bytes.subarray(from, scan.at);
    const name = `${major} ${major === 3 ? lossyText(key) : hex(key)}`;
    if (keys.has(name)) refuse('malformed-cbor', 'one key of a map twice');
    keys.add(name);
    if (before !== undefined && compare(before, key) > 0) scan.canonical = false;
    before = key;
    skip(scan, depth);
  }
}

function head(scan: Scan): Head {
  const first = scan.bytes[scan.at];
  if (first === undefined) refuse('malformed-cbor', 'cut off');
  const major = first >> 5;
  const info = first & 31;
  scan.at++;
  if (major === 6) refuse('malformed-cbor', 'a tag');
  if (major === 7 && info !== 22) refuse('malformed-cbor', 'a simple value other than null');
  if (info < 24 || major === 7) return { major, argument: info };
  if (info > 27) refuse('malformed-cbor', 'an indefinite length');
  return { major, argument: longArgument(scan, major, info) };
}

function longArgument(scan: Scan, major: number, info: number): number {
  const width = 1 << (info - 24);
  if (scan.at + width > scan.bytes.length) refuse('malformed-cbor', 'cut off');
  let argument = 0;
  for (let i = 0; i < width; i++) argument = argument * 256 + (scan.bytes[scan.at + i] as number);
  scan.at += width;
  const least = info === 24 ? 24 : 256 ** (width / 2);
  if (argument < least) refuse('malformed-cbor', 'not the shortest form');
  const most = major === 1 ? Number.MAX_SAFE_INTEGER - 1 : Number.MAX_SAFE_INTEGER;
  if (argument > most) refuse('malformed-cbor', 'a number above 2^53 − 1');
  return argument;
}
