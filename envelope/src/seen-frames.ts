/** Numbers below the newest that are told apart: a circuit that reorders more proves nothing. */
const words = 32;

/**
 * Which numbers of a session have come, as far as a window reaches: what comes again proves
 * nothing about who sent it.
 */
export class SeenFrames {
  /** Newest number; -1: none came. */
  #newest = -1;
  readonly #bits = new Uint32Array(words);

  /** Notes a number. True: it has not come before, and lies within the window or beyond it. */
  first(seq: number): boolean {
    const word = seq >>> 5;
    const newestWord = Math.floor(this.#newest / 32);
    if (newestWord - word >= words) return false;
    if (word - newestWord >= words) this.#bits.fill(0);
    else for (let next = newestWord + 1; next <= word; next++) this.#bits[next % words] = 0;
    if (seq > this.#newest) this.#newest = seq;
    const bit = 1 << (seq & 31);
    const bits = this.#bits[word % words] as number;
    this.#bits[word % words] = bits | bit;
    return (bits & bit) === 0;
  }
}
