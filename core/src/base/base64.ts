import { ascii, fromAscii } from './bytes.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const letterCodes = ascii(alphabet);
const padding = 61;
const letterValues = new Int8Array(128).fill(-1);
for (let i = 0; i < 64; i++) letterValues[alphabet.charCodeAt(i)] = i;

/** Standard base 64 with padding (RFC 4648 section 4). */
export function base64(bytes: Uint8Array): string {
  const out = new Uint8Array(base64Letters(bytes.length));
  writeBase64(bytes, out, 0);
  return fromAscii(out) as string;
}

/** Letters that so many bytes take, padding included. */
export function base64Letters(bytes: number): number {
  return 4 * Math.ceil(bytes / 3);
}

/**
 * The same letters as bytes, into `out` from `at`; gives the place behind them. A text that is
 * only signed or hashed is never made a string: 44 small strings for each hash.
 */
export function writeBase64(bytes: Uint8Array, out: Uint8Array, at: number): number {
  let to = at;
  for (let i = 0; i < bytes.length; i += 3) {
    const rest = bytes.length - i;
    const word =
      ((bytes[i] as number) << 16) |
      ((rest > 1 ? (bytes[i + 1] as number) : 0) << 8) |
      (rest > 2 ? (bytes[i + 2] as number) : 0);
    out[to++] = letterCodes[word >> 18] as number;
    out[to++] = letterCodes[(word >> 12) & 63] as number;
    out[to++] = rest > 1 ? (letterCodes[(word >> 6) & 63] as number) : padding;
    out[to++] = rest > 2 ? (letterCodes[word & 63] as number) : padding;
  }
  return to;
}

/** Bytes of canonical base 64, or undefined: padding, alphabet and unused bits are checked. */
export function unbase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const letters = text.length - padding;
  const out = new Uint8Array((text.length / 4) * 3 - padding);
  let word = 0;
  let bits = 0;
  let at = 0;
  for (let i = 0; i < letters; i++) {
    const value = letterValues[text.charCodeAt(i)] ?? -1;
    if (value < 0) return undefined;
    word = (word << 6) | value;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      out[at++] = (word >> bits) & 255;
      word &= (1 << bits) - 1;
    }
  }
  return word === 0 ? out : undefined;
}

/** Base 64 for URLs, without padding (RFC 4648 section 5). */
export function base64url(bytes: Uint8Array): string {
  return base64(bytes).replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_');
}
