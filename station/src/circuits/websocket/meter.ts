/**
 * Follows the frame borders of RFC 6455 section 5.2 through the bytes of a socket, without keeping
 * any: how many frames ended, and whether one is half sent. It judges nothing else; `ws` does.
 */
export class FrameMeter {
  /** Bytes of the present frame's header, as far as they came: at most 10 tell its length. */
  readonly #header = new Uint8Array(10);
  #headerBytes = 0;
  /** Bytes of mask and payload that are still to come. */
  #remaining = 0;
  #unfinishedMessage = false;

  /** True while a frame, or a message of several, has begun and not ended. */
  get half(): boolean {
    return this.#headerBytes > 0 || this.#remaining > 0 || this.#unfinishedMessage;
  }

  /** Takes the next bytes; returns how many frames (control frames too) ended in them. */
  push(chunk: Uint8Array): number {
    let ended = 0;
    let at = 0;
    while (at < chunk.length) {
      if (this.#remaining > 0) {
        const taken = Math.min(this.#remaining, chunk.length - at);
        this.#remaining -= taken;
        at += taken;
        if (this.#remaining === 0) ended++;
        continue;
      }
      this.#header[this.#headerBytes++] = chunk[at++] as number;
      if (this.#headerBytes === this.#headerLength() && this.#begin()) ended++;
    }
    return ended;
  }

  #headerLength(): number {
    if (this.#headerBytes < 2) return 2;
    const length = (this.#header[1] as number) & 127;
    return length === 127 ? 10 : length === 126 ? 4 : 2;
  }

  /** The header is whole; true when nothing follows it. */
  #begin(): boolean {
    const first = this.#header[0] as number;
    const second = this.#header[1] as number;
    let length = second & 127;
    if (length >= 126) {
      const bytes = this.#header.subarray(2, length === 126 ? 4 : 10);
      length = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
    }
    const isControl = (first & 8) !== 0;
    if (!isControl) this.#unfinishedMessage = (first & 128) === 0;
    this.#headerBytes = 0;
    this.#remaining = length + (second >= 128 ? 4 : 0);
    return this.#remaining === 0;
  }
}
