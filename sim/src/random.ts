import type { Entropy } from '@parley/core/base/crypto.ts';

/**
 * Repeatable random numbers: xoshiro128**. It splits: a stream named within another depends on the
 * seed and the name alone, so that what one part draws never changes what another part sees.
 */
export class Random implements Entropy {
  readonly #seed: number;
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  constructor(seed: number) {
    this.#seed = seed >>> 0;
    let z = this.#seed;
    const word = () => {
      // splitmix32 spreads a small seed over the state.
      z = (z + 0x9e3779b9) >>> 0;
      let x = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
      x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
      return (x ^ (x >>> 16)) >>> 0;
    };
    [this.#a, this.#b, this.#c, this.#d] = [word(), word(), word(), word()];
  }

  /** The stream of that name: the same whatever was drawn here before. */
  split(name: string): Random {
    let z = this.#seed ^ 0x51ed270b;
    for (let i = 0; i < name.length; i++) {
      z = Math.imul(z ^ name.charCodeAt(i), 0x01000193);
      z ^= z >>> 15;
    }
    return new Random(Math.imul(z ^ (z >>> 13), 0xc2b2ae35));
  }

  /** 32 random bits. */
  word(): number {
    const x = Math.imul(this.#b, 5);
    const result = Math.imul((x << 7) | (x >>> 25), 9) >>> 0;
    const t = this.#b << 9;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b ^= this.#c;
    this.#a ^= this.#d;
    this.#c ^= t;
    this.#d = (this.#d << 11) | (this.#d >>> 21);
    return result;
  }

  /** A whole number below `n`. */
  below(n: number): number {
    return this.word() % n;
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  /** From `low` to `high`, small ones as likely as large ones in order of magnitude. */
  spread(low: number, high: number): number {
    return Math.round(low * (high / low) ** this.unit());
  }

  /** From 0 up to, and without, 1. */
  unit(): number {
    return this.word() / 4294967296;
  }

  /** True once in `n` times. */
  oneIn(n: number): boolean {
    return this.below(n) === 0;
  }

  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }

  bytes(length: number): Uint8Array {
    const out = new Uint8Array(length);
    for (let i = 0; i < length; i += 4) {
      const word = this.word();
      for (let k = 0; k < 4 && i + k < length; k++) out[i + k] = (word >>> (8 * k)) & 255;
    }
    return out;
  }
}
