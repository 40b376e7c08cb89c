/** The elements of a file: a CBOR sequence of byte strings (spec/transcript.md, "File"). */
import type { Bytes } from '../base/bytes.ts';
import { limits } from '../base/limits.ts';
import { refuse } from '../base/refusal.ts';
import type { Progress, Source } from '../base/source.ts';
import { sha256Running } from '../crypto/hash.ts';

const pieceBytes = 4 * 1_048_576;

/** Reads element after element, in pieces of some MiB. */
export class Elements {
  readonly #source: Source;
  readonly #progress: Progress;
  #piece: Bytes = new Uint8Array(0);
  /** Where the piece begins in the file, and where the next byte to read lies in the piece. */
  #from = 0;
  #at = 0;
  #running = sha256Running();

  constructor(source: Source, progress: Progress = () => {}) {
    this.#source = source;
    this.#progress = progress;
  }

  get position(): number {
    return this.#from + this.#at;
  }

  get atEnd(): boolean {
    return this.position === this.#source.size;
  }

  /** The SHA-256 of the file up to the next element. */
  hash(): Bytes {
    return this.#running.clone().digest();
  }

  /** The next element, which lasts until the one after it. Refused with `truncated` and others. */
  next(): Bytes {
    const length = this.#head();
    if (length > limits.element) refuse('over-limit', 'element: too long');
    return this.#take(length);
  }

  /** Refuses bytes behind the last element. */
  end(): void {
    if (!this.atEnd) refuse('malformed', 'bytes behind the end');
  }

  #head(): number {
    const first = this.#take(1)[0] as number;
    if (first >> 5 !== 2) refuse('malformed', 'element: no byte string');
    const info = first & 31;
    if (info < 24) return info;
    if (info > 27) refuse('malformed', 'element: length');
    const width = 1 << (info - 24);
    let length = 0;
    for (const byte of this.#take(width)) length = length * 256 + byte;
    if (length < (info === 24 ? 24 : 256 ** (width / 2)) || length > Number.MAX_SAFE_INTEGER) {
      refuse('malformed', 'element: length not in the shortest form, or above 2^53 − 1');
    }
    return length;
  }

  #take(length: number): Bytes {
    if (length > this.#source.size - this.position) refuse('truncated', 'the file ends early');
    if (this.#at + length > this.#piece.length) {
      this.#from = this.position;
      this.#at = 0;
      const most = Math.max(pieceBytes, length);
      this.#piece = this.#source.read(this.#from, Math.min(most, this.#source.size - this.#from));
      this.#progress(this.#from);
    }
    const taken = this.#piece.subarray(this.#at, this.#at + length);
    this.#at += length;
    this.#running.update(taken);
    return taken;
  }
}
