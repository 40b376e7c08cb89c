/*
 * What the instrumented code touched in one run: one counter for each place. The array hangs on
 * the global object, because the counting code is put into files that import nothing for it.
 */

const places = 1 << 16;

export const hitsName = '__parleyHits';

export const hits = new Uint8Array(places);
const words = new Uint32Array(hits.buffer);
(globalThis as Record<string, unknown>)[hitsName] = hits;

/** Counts are told apart by their order of size, so that a loop that runs longer is news. */
const classes = Uint8Array.from({ length: 256 }, (_, count) =>
  count === 0 ? 0 : 1 << Math.min(7, Math.floor(Math.log2(count))),
);

let used = 0;

/** The next place that has no counter yet. */
export function takePlace(): number {
  if (used === places) throw new Error(`more than ${places} places`);
  return used++;
}

export function clearHits(): void {
  hits.fill(0, 0, used);
}

/** Places and orders of count that were seen, over all runs of one target. */
export class Seen {
  readonly #classes = new Uint8Array(places);
  /** Places that were touched at all. */
  places = 0;

  /** Adds what the last run touched, and says whether any of it is new. */
  add(): boolean {
    let isNew = false;
    const end = (used + 3) >> 2;
    for (let word = 0; word < end; word++) {
      if (words[word] === 0) continue;
      for (let at = word * 4; at < word * 4 + 4; at++) {
        const cls = classes[hits[at] as number] as number;
        const before = this.#classes[at] as number;
        if ((before | cls) === before) continue;
        if (before === 0) this.places++;
        this.#classes[at] = before | cls;
        isNew = true;
      }
    }
    return isNew;
  }
}
