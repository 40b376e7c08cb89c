import { mutateBytes } from './bytes-mutation.ts';
import { clearHits, Seen } from './hits.ts';
import { probeQuickly } from './probe.ts';
import type { Random } from './random.ts';
import type { Target } from './target.ts';
import { mutateTree } from './tree-mutation.ts';

/** Inputs larger than this reach nothing that a smaller one does not, and are slow to change. */
const inputBytesMax = 64 * 1024;

export type Crash = { readonly bytes: Uint8Array; readonly why: string };

/** Told of each input before it runs, so that one that never ends is known. */
export type Watch = (bytes: Uint8Array) => void;

/** A search for inputs of one target that reach new places. */
export class Search {
  readonly target: Target;
  readonly seen = new Seen();
  /** Inputs that reached something new, in the order in which they were found. */
  readonly kept: Uint8Array[] = [];
  runs = 0;
  readonly #random: Random;
  readonly #watch: Watch;

  constructor(target: Target, random: Random, watch: Watch) {
    this.target = target;
    this.#random = random;
    this.#watch = watch;
  }

  /** One input; what it broke, or undefined. */
  async try(bytes: Uint8Array): Promise<Crash | undefined> {
    this.#watch(bytes);
    clearHits();
    this.runs++;
    const why = await probeQuickly(this.target, bytes);
    if (why !== undefined) return { bytes, why };
    if (this.seen.add()) this.kept.push(bytes);
    return undefined;
  }

  /** A changed copy of a kept input. */
  next(): Promise<Crash | undefined> {
    const bytes = this.#change(this.#choose());
    return this.try(bytes.length > inputBytesMax ? bytes.slice(0, inputBytesMax) : bytes);
  }

  /** What was found last has been tried least. */
  #choose(): Uint8Array {
    const { kept } = this;
    if (kept.length === 0) return new Uint8Array(1);
    const late = Math.max(1, kept.length >> 3);
    const from = this.#random.oneIn(2) ? kept.length - late : 0;
    return kept[from + this.#random.below(kept.length - from)] as Uint8Array;
  }

  #change(bytes: Uint8Array): Uint8Array {
    const random = this.#random;
    const other = this.kept[random.below(Math.max(1, this.kept.length))] ?? bytes;
    const asTree = random.oneIn(2) ? mutateTree(bytes, random, other) : undefined;
    const changed = asTree ?? mutateBytes(bytes, random, other);
    const { mend } = this.target;
    return mend !== undefined && !random.oneIn(4) ? mend(changed) : changed;
  }
}
