import type { Bytes } from '../base/bytes.ts';

/**
 * How many heads of CBOR stand in these bytes, up to the first that is cut off, has no length, or
 * whose string is cut off (spec/reading.md).
 */
export function countItems(bytes: Bytes): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let count = 0;
  for (let at = 0; at < bytes.length; count++) {
    const head = view.getUint8(at++);
    const info = head & 31;
    const extra = [0, 1, 2, 4, 8][Math.max(0, info - 23)];
    if (extra === undefined || at + extra > bytes.length) break;
    let value = extra === 0 ? info : 0;
    for (const end = at + extra; at < end; at++) value = value * 256 + view.getUint8(at);
    const isString = head >> 5 === 2 || head >> 5 === 3;
    if (isString) at += value;
  }
  return count;
}
