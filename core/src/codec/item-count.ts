/**
 * Goes from head to head through CBOR, at a hundredth of what decoding takes. It ends where a head
 * or a string is cut off, or a head has no length: what is wrong there, the decoder says.
 */
class Heads {
  readonly #bytes: Uint8Array;
  readonly end: number;
  /** Where the next head stands; behind the end if the last string is cut off. */
  at: number;
  /** Of the last head: its major type, and where its content begins. */
  major = 0;
  content = 0;

  constructor(bytes: Uint8Array, at: number, end: number) {
    this.#bytes = bytes;
    this.end = end;
    this.at = at;
  }

  /** Takes the next head; false where there is none. */
  next(): boolean {
    if (this.at >= this.end) return false;
    const first = this.#bytes[this.at] as number;
    const info = first & 31;
    const width = info < 24 ? 0 : 1 << (info - 24);
    this.content = this.at + 1 + width;
    if (info > 27 || this.content > this.end) return false;
    let argument = info < 24 ? info : 0;
    for (let i = this.content - width; i < this.content; i++) {
      argument = argument * 256 + (this.#bytes[i] as number);
    }
    this.major = first >> 5;
    this.at = this.content + (this.major === 2 || this.major === 3 ? argument : 0);
    return true;
  }
}

/**
 * True if no more than `most` items of CBOR begin in these bytes, each array and map counted as one
 * and what it holds as more: so that half a megabyte of empty maps costs its sender more than us.
 */
export function hasFewItems(bytes: Uint8Array, most: number): boolean {
  const heads = new Heads(bytes, 0, bytes.length);
  for (let count = 0; count <= most; count++) if (!heads.next()) return true;
  return false;
}

/** Byte strings in byte strings are looked into so deep: a header in a proof in a payload. */
const depthMax = 2;

/**
 * Items of CBOR that begin in the byte strings of a payload, `free` of them in each not counted:
 * bodies are decoded later, and one of empty maps takes more than its bytes tell.
 */
export function itemsInStrings(payload: Uint8Array, free: number): number {
  return countIn(new Heads(payload, 0, payload.length), { payload, free, depth: 0 });
}

function countIn(
  heads: Heads,
  within: { payload: Uint8Array; free: number; depth: number },
): number {
  const { payload, free, depth } = within;
  let items = 0;
  let deeper = 0;
  while (heads.next()) {
    items++;
    if (heads.major !== 2 || depth === depthMax) continue;
    const inner = new Heads(payload, heads.content, Math.min(heads.at, heads.end));
    deeper += countIn(inner, { payload, free, depth: depth + 1 });
  }
  return deeper + (depth === 0 ? 0 : Math.max(0, items - free));
}
