/*
 * A fast hash with a key, for the simulator alone: 128 bits mixed as in MurmurHash3, spread over
 * as many bytes as are asked for. Two inputs of a run never meet by chance; whoever wants them to
 * meet can bring it about, and nobody in a simulation tries.
 */

let a = 0;
let b = 0;
let c = 0;
let d = 0;
const noKey = new Uint8Array(0);

/** Begins with the first 16 bytes of `key` and a number that tells uses apart. */
function begin(use: number, key: Uint8Array): void {
  const { length } = key;
  a = wordAt(key, 0, length) ^ Math.imul(use, 0x9e3779b1);
  b = wordAt(key, 4, length) ^ Math.imul(use + 1, 0x9e3779b1);
  c = wordAt(key, 8, length) ^ Math.imul(use + 2, 0x9e3779b1);
  d = wordAt(key, 12, length) ^ Math.imul(use + 3, 0x9e3779b1);
}

function wordAt(bytes: Uint8Array, at: number, end: number): number {
  if (at + 4 <= end) {
    return (
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24)
    );
  }
  let word = 0;
  for (let k = 0; at + k < end && k < 4; k++) word |= (bytes[at + k] as number) << (8 * k);
  return word;
}

/** Mixes bytes `from` to `end` in, and their number. */
function absorb(bytes: Uint8Array, from: number, end: number): void {
  let [p, q, r, s] = [a, b, c, d];
  for (let at = from; at < end; at += 16) {
    p ^= Math.imul(wordAt(bytes, at, end), 0x239b961b);
    p = (Math.imul((p << 19) | (p >>> 13), 5) + q) | 0;
    q ^= Math.imul(wordAt(bytes, at + 4, end), 0xab0e9789);
    q = (Math.imul((q << 17) | (q >>> 15), 5) + r) | 0;
    r ^= Math.imul(wordAt(bytes, at + 8, end), 0x38b34ae5);
    r = (Math.imul((r << 15) | (r >>> 17), 5) + s) | 0;
    s ^= Math.imul(wordAt(bytes, at + 12, end), 0xa1e38b93);
    s = (Math.imul((s << 13) | (s >>> 19), 5) + p) | 0;
  }
  a = final(p ^ (end - from));
  b = final(q + a);
  c = final(r + b);
  d = final(s + c);
  a = (a + d) | 0;
}

function final(word: number): number {
  let h = word ^ (word >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

function wordOut(i: number): number {
  const word = (i & 3) === 0 ? a : (i & 3) === 1 ? b : (i & 3) === 2 ? c : d;
  return i < 4 ? word : final(word ^ Math.imul(i, 0x9e3779b1));
}

/** `length` bytes that depend on the use, the key and all parts with their lengths. */
export function mixed(
  use: number,
  key: Uint8Array,
  length: number,
  ...parts: readonly Uint8Array[]
): Uint8Array {
  begin(use, key);
  for (const part of parts) absorb(part, 0, part.length);
  const out = new Uint8Array(length);
  for (let i = 0; i < length; i += 4) {
    const word = wordOut(i >> 2);
    out[i] = word;
    if (i + 1 < length) out[i + 1] = word >>> 8;
    if (i + 2 < length) out[i + 2] = word >>> 16;
    if (i + 3 < length) out[i + 3] = word >>> 24;
  }
  return out;
}

/** A digest of 32 bytes. */
export function digest(bytes: Uint8Array): Uint8Array {
  return mixed(1, noKey, 32, bytes);
}

/** Writes 16 bytes over `bytes` up to `end`, under key and nonce, behind them. */
export function writeTag(key: Uint8Array, nonce: Uint8Array, bytes: Uint8Array, end: number): void {
  begin(2, key);
  absorb(nonce, 0, nonce.length);
  absorb(bytes, 0, end);
  for (let i = 0; i < 16; i++) bytes[end + i] = wordOut(i >> 2) >>> (8 * (i & 3));
}

/** Whether the last 16 bytes are that tag. */
export function hasTag(key: Uint8Array, nonce: Uint8Array, bytes: Uint8Array): boolean {
  const end = bytes.length - 16;
  begin(2, key);
  absorb(nonce, 0, nonce.length);
  absorb(bytes, 0, end);
  for (let i = 0; i < 4; i++) {
    if (wordAt(bytes, end + 4 * i, bytes.length) !== wordOut(i)) return false;
  }
  return true;
}
