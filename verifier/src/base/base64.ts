/** Base64 of RFC 4648 section 4, read strictly: padding, and no spare bits. */
import type { Bytes } from './bytes.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const values = new Map(Array.from(letters).map((letter, value) => [letter, value]));

export function base64(bytes: Bytes): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(i, i + 3);
    const bits = (a << 16) | (b << 8) | c;
    for (let part = 0; part < 4; part++) text += letters[(bits >> (18 - 6 * part)) & 63];
  }
  const spare = (3 - (bytes.length % 3)) % 3;
  return text.slice(0, text.length - spare) + '='.repeat(spare);
}

/** Base64 without padding, with the two letters that stand in addresses (RFC 4648 section 5). */
export function base64url(bytes: Bytes): string {
  return base64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The bytes of a text that is the base64 of them; undefined for any other text. */
export function fromBase64(text: string): Bytes | undefined {
  if (text.length % 4 !== 0) return undefined;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  let bits = 0;
  for (let i = 0; i < text.length - padding; i++) {
    const value = values.get(text[i] as string);
    if (value === undefined) return undefined;
    bits = (bits << 6) | value;
    const at = Math.floor((i * 6 + 6) / 8);
    const spare = (i * 6 + 6) % 8;
    if (spare < 6) bytes[at - 1] = bits >> spare;
    bits &= (1 << spare) - 1;
  }
  return bits === 0 ? bytes : undefined;
}
