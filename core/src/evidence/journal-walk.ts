import { equal } from '../base/bytes.ts';
import type { Crypto } from '../base/crypto.ts';
import type { Keys } from '../codec/keyset.ts';
import { type JournalName, journalKey, type Mark } from '../codec/names.ts';
import { Names } from '../journal/claims.ts';
import { JournalTree } from './tree.ts';

/** The first time a journal names another as held. */
export type Naming = {
  readonly seq: number;
  readonly mark: Mark;
  /** What its author held of the named party's journals before that entry. */
  readonly before: readonly Mark[];
};

/** A mark for entries that have not come yet. */
export type PendingMark = {
  readonly root: Uint8Array;
  readonly author: JournalName;
  readonly seq: number;
  /** It lies within the cut that is walked: if it is true, the order is wrong. */
  readonly within: boolean;
};

/** A leaf that somebody refers to before its entry has come. */
export type PendingLeaf = {
  readonly leaf: Uint8Array;
  readonly author: JournalName;
  readonly seq: number;
};

/** What came of the marks of one entry. */
type Claimed = {
  /** Those that count. */
  readonly taken: readonly Mark[];
  /** One is lower than what its author claimed before. */
  readonly falls: boolean;
};

/** One journal while a transcript is walked. */
export class JournalWalk {
  readonly name: JournalName;
  readonly key: string;
  readonly tree: JournalTree;
  /** Keys of its incarnation; of a later one from its first entry on. */
  keys: Keys | undefined;
  /** What its author has claimed last of each other journal. */
  readonly marks = new Map<string, Mark>();
  readonly namings = new Map<string, Naming>();
  /** Entries of kind cut so far. */
  cutEntries = 0;
  /** Marks of others for sizes to come, by size. */
  readonly pending = new Map<number, PendingMark[]>();
  /** References of others to entries to come, by seq. */
  readonly referred = new Map<number, PendingLeaf[]>();
  readonly #names = new Names();
  #lastSize = -1;
  #lastRoot: Uint8Array = new Uint8Array(0);

  constructor(crypto: Crypto, name: JournalName) {
    this.name = { party: name.party, number: name.number, tag: name.tag.slice() };
    this.key = journalKey(name);
    this.tree = new JournalTree(crypto);
  }

  /** Root at a size there is. On a line of many parties one head is named by all in turn. */
  rootAt(size: number): Uint8Array {
    if (size !== this.#lastSize) {
      this.#lastRoot = this.tree.rootAt(size);
      this.#lastSize = size;
    }
    return this.#lastRoot;
  }

  /** Undefined while the journal is not known that far. */
  isTrue(mark: Mark): boolean | undefined {
    if (mark.size > this.tree.size) return undefined;
    return equal(this.rootAt(mark.size), mark.root);
  }

  await(size: number, pending: PendingMark): void {
    const found = this.pending.get(size);
    if (found === undefined) this.pending.set(size, [pending]);
    else found.push(pending);
  }

  awaitLeaf(seq: number, pending: PendingLeaf): void {
    const found = this.referred.get(seq);
    if (found === undefined) this.referred.set(seq, [pending]);
    else found.push(pending);
  }

  /**
   * Takes the marks of one entry as the author's last for those journals, but those for a journal
   * beyond what one may name: they count for nothing.
   */
  claim(marks: readonly Mark[], seq: number): Claimed {
    let falls = false;
    const taken = marks.filter((mark) => this.#mayName(mark));
    const before = taken.some((mark) => this.#isNew(mark)) ? [...this.marks.values()] : [];
    for (const mark of taken) {
      const key = journalKey(mark);
      // A copy: the bytes it came from are not to be kept for its sake.
      const own = { ...mark, tag: mark.tag.slice(), root: mark.root.slice() };
      if (this.#isNew(mark)) {
        const held = before.filter((one) => one.party === mark.party);
        this.namings.set(key, { seq, mark: own, before: held });
      }
      const last = this.marks.get(key);
      falls ||= last !== undefined && last.size > mark.size;
      this.marks.set(key, own);
    }
    return { taken, falls };
  }

  #mayName(mark: Mark): boolean {
    return this.marks.has(journalKey(mark)) || this.#names.add(mark.party);
  }

  #isNew(mark: Mark): boolean {
    return mark.size > 0 && !this.marks.has(journalKey(mark));
  }
}
