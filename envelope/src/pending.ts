import { hex } from '@parley/core/base/bytes.ts';
import { envelopeLimits } from './limits.ts';
import type { Open } from './open.ts';

export type Held = {
  readonly circuit: string;
  /** The connection it came by, where a circuit has several. */
  readonly via?: string | undefined;
  readonly frame: Uint8Array;
  readonly elapsed: number;
};

/**
 * `open` frames given to HPKE and not answered yet, and the frames that follow them closely. Kept
 * by sender and id: a party that names another's id does not stand in its way.
 */
export class Pending {
  readonly #opens = new Set<string>();
  readonly #held = new Map<string, { opens: number; frames: Held[] }>();
  #heldBytes = 0;

  has(open: Open): boolean {
    return this.#opens.has(nameOf(open));
  }

  /** False when too many are in work; the sender repeats its `open`. */
  begin(open: Open): boolean {
    if (this.#opens.size >= envelopeLimits.pendingOpensMax) return false;
    this.#opens.add(nameOf(open));
    const id = hex(open.id);
    const held = this.#held.get(id);
    if (held !== undefined) held.opens += 1;
    else this.#held.set(id, { opens: 1, frames: [] });
    return true;
  }

  /** True when the frame waits for an `open` in work; false when none is, or no room is left. */
  hold(id: string, frame: Held): boolean {
    const held = this.#held.get(id);
    if (held === undefined) return false;
    if (this.#heldBytes + frame.frame.length > envelopeLimits.pendingBytesMax) return false;
    held.frames.push(frame);
    this.#heldBytes += frame.frame.length;
    return true;
  }

  /** The `open` is worked off, well or not: the frames to try again. */
  end(open: Open): readonly Held[] {
    this.#opens.delete(nameOf(open));
    const id = hex(open.id);
    const held = this.#held.get(id);
    if (held === undefined) return [];
    held.opens -= 1;
    const frames = held.frames;
    held.frames = [];
    for (const { frame } of frames) this.#heldBytes -= frame.length;
    if (held.opens === 0) this.#held.delete(id);
    return frames;
  }
}

function nameOf(open: Open): string {
  return `${open.sender.party}.${hex(open.id)}`;
}
