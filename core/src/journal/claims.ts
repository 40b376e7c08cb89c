import { limits } from '../base/limits.ts';
import { type JournalName, journalKey, type Mark, marksThatCount } from '../codec/names.ts';

/** A mark, with the seq of the entry that first named its journal. */
export type HeldMark = Mark & {
  readonly since: number;
  /** The first mark for it: what a verifier of the transcript goes by. */
  readonly first: Mark;
  /** What the author held of that party's other journals before it named this one. */
  readonly before: readonly Mark[];
};

/**
 * How many journals of each party one journal has named: a mark for one more counts for nothing,
 * or an author could name journals that nobody has without end (spec/entry.md).
 */
export class Names {
  readonly #counts: number[] = [];

  constructor(named: Iterable<JournalName> = []) {
    for (const { party } of named) this.#counts[party] = this.#of(party) + 1;
  }

  /** Counts one that was not named before; false if there are as many as one journal may name. */
  add(party: number): boolean {
    if (this.#of(party) >= limits.incarnationsMax) return false;
    this.#counts[party] = this.#of(party) + 1;
    return true;
  }

  #of(party: number): number {
    return this.#counts[party] ?? 0;
  }
}

/** What the author of a journal claims to hold of others, entry by entry. */
export class Claims {
  readonly #author: number;
  #held: ReadonlyMap<string, HeldMark>;
  /** `#held` while nobody else has it: copied once for many entries. */
  #own: Map<string, HeldMark> | undefined;
  #names: Names | undefined;

  constructor(author: number, held: ReadonlyMap<string, HeldMark>) {
    this.#author = author;
    this.#held = held;
  }

  /** As they are now; they will not change under whoever keeps them. */
  share(): ReadonlyMap<string, HeldMark> {
    this.#own = undefined;
    return this.#held;
  }

  /** Takes the marks of the entry at `seq` that count; true if one falls. */
  take(marks: readonly Mark[], seq: number): boolean {
    let falls = false;
    const taken: HeldMark[] = [];
    for (const mark of marksThatCount(this.#author, marks)) {
      const last = this.#held.get(journalKey(mark));
      const claimed = last ? { ...last, ...mark } : this.#first(mark, seq);
      falls ||= last !== undefined && last.size > mark.size;
      if (claimed) taken.push(claimed);
    }
    // Behind the loop: what was held before a journal was named, earlier entries say.
    for (const mark of taken) this.#writable().set(journalKey(mark), mark);
    return falls;
  }

  /** Undefined for one that is named beyond what a journal may name. */
  #first(mark: Mark, since: number): HeldMark | undefined {
    this.#names ??= new Names(this.#held.values());
    if (!this.#names.add(mark.party)) return undefined;
    const before = mark.number > 0 ? claimsOf(this.#held, mark.party) : [];
    return { ...mark, since, first: mark, before };
  }

  #writable(): Map<string, HeldMark> {
    this.#own ??= new Map(this.#held);
    this.#held = this.#own;
    return this.#own;
  }
}

function claimsOf(held: ReadonlyMap<string, HeldMark>, party: number): Mark[] {
  const all = [...held.values()].filter((mark) => mark.party === party);
  return all.map(({ number, tag, size, root }) => ({ party, number, tag, size, root }));
}
