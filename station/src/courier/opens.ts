import { hex } from '@parley/core/base/bytes.ts';
import type { Crypto } from '@parley/core/base/crypto.ts';

/** Different `open` frames of one file that are looked at: a file holds one. */
const opensMax = 4;
/** How long the sessions of one file are waited for, all together. */
const waitMsMax = 6000;

/**
 * The `open` frames of one file. Whoever carries it can copy an old one sixty thousand times, and
 * each is dear: HPKE, and a wait for the session that it begins (spec/courier.md, import).
 */
export class OpensOfFile {
  readonly #crypto: Crypto;
  readonly #seen = new Set<string>();
  #waitMs = waitMsMax;

  constructor(crypto: Crypto) {
    this.#crypto = crypto;
  }

  /** Whether this one is looked at: it is new, the same as before, or one too many. */
  look(frame: Uint8Array): 'new' | 'again' | 'over-limit' {
    const name = hex(this.#crypto.sha256(frame));
    if (this.#seen.has(name)) return 'again';
    if (this.#seen.size >= opensMax) return 'over-limit';
    this.#seen.add(name);
    return 'new';
  }

  /** Waits until it is found, at most that long, and no longer than the file has left. */
  async until(found: () => boolean, ms: number): Promise<boolean> {
    const began = performance.now();
    const end = began + Math.min(ms, this.#waitMs);
    while (!found() && performance.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    this.#waitMs -= performance.now() - began;
    return found();
  }
}
