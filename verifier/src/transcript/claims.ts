/** What a journal's author claims to hold of the others (spec/entry.md, "Which marks count"). */
import { limits } from '../base/limits.ts';
import type { Mark } from '../journal/name.ts';

/** His last mark for each journal that he names: of each party so many journals and no more. */
export class Claims {
  readonly #marks: Map<string, Mark>;
  readonly #named: number[];

  constructor(before?: Claims) {
    this.#marks = new Map(before === undefined ? [] : before.#marks);
    this.#named = before === undefined ? [] : [...before.#named];
  }

  /** As they are now, by key. */
  get marks(): ReadonlyMap<string, Mark> {
    return this.#marks;
  }

  /** Takes a mark; false for one more journal than may be named of its party: it is no claim. */
  take(key: string, mark: Mark): boolean {
    if (!this.#marks.has(key)) {
      const named = this.#named[mark.party] ?? 0;
      if (named === limits.incarnations) return false;
      this.#named[mark.party] = named + 1;
    }
    this.#marks.set(key, mark);
    return true;
  }
}
