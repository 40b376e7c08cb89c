/**
 * True if no more than `most` items of CBOR begin in these bytes, each array and map counted as one
 * and what it holds as more. Told from the heads alone, at a hundredth of what decoding takes, so
 * that half a megabyte of empty maps costs its sender more than us. The count ends where a head
 * or a string is cut off, or a head has no length: what is wrong there, the decoder says.
 */
export function hasFewItems(bytes: Uint8Array, most: number): boolean {
  let at = 0;
  for (let count = 0; count <= most; count++) {
    if (at >= bytes.length) return true;
    const first = bytes[at] as number;
    const info = first & 31;
    const width = info < 24 ? 0 : 1 << (info - 24);
    if (info > 27 || at + 1 + width > bytes.length) return true;
    let argument = info < 24 ? info : 0;
    for (let i = 1; i <= width; i++) argument = argument * 256 + (bytes[at + i] as number);
    const major = first >> 5;
    at += 1 + width + (major === 2 || major === 3 ? argument : 0);
  }
  return false;
}
