import { equal } from '../base/bytes.ts';
import type { Crypto } from '../base/crypto.ts';
import { ok, type Result, refuse } from '../base/refusal.ts';
import type { Founding } from '../codec/certificate.ts';
import { type AnyItem, type Item, isOpaque, leafOf } from '../codec/entry.ts';
import {
  compareJournals,
  type JournalName,
  journalKey,
  type Mark,
  marksThatCount,
} from '../codec/names.ts';
import { opaqueFits } from '../codec/run.ts';
import type { BodyJudge } from './body-judge.ts';
import { Findings } from './findings.ts';
import { Incarnations } from './incarnations.ts';
import { JournalWalk, type PendingLeaf, type PendingMark } from './journal-walk.ts';
import { type Edge, OrderCheck } from './order.ts';
import { type Block, BlockFiller } from './transcript-format.ts';

const noEdges: readonly Edge[] = [];

/**
 * Walks the entries of a line in transcript order, cut by cut, and checks what entries alone can
 * show: that they form the journals whose heads the cuts name, and stand in the one order that
 * the rule gives. Signatures come after (witness-check.ts).
 */
export class LineWalk {
  readonly findings = new Findings();
  readonly incarnations: Incarnations;
  readonly #crypto: Crypto;
  readonly #founding: Founding;
  readonly #judge: BodyJudge;
  readonly #journals = new Map<string, JournalWalk>();
  /** Marks for journals that nothing has named yet, by key: judged when they come. */
  readonly #unknown = new Map<string, { size: number; pending: PendingMark }[]>();
  /** References to journals that nothing has named yet, by key. */
  readonly #unknownLeaves = new Map<string, { at: number; pending: PendingLeaf }[]>();
  readonly #filler = new BlockFiller();
  #ranked: JournalWalk[] = [];
  #sizes: number[] = [];
  #heads: readonly Mark[] = [];
  #order = new OrderCheck([]);
  #current = -1;
  entries = 0;

  constructor(crypto: Crypto, founding: Founding, judge: BodyJudge) {
    this.#crypto = crypto;
    this.#founding = founding;
    this.#judge = judge;
    this.incarnations = new Incarnations(founding.charter);
    founding.charter.parties.forEach((party, index) => {
      const journal = this.#open({ party: index, number: 0, tag: party.tag });
      journal.keys = party.keys;
    });
  }

  /** Every journal met so far, by party, number, tag. */
  journals(): JournalWalk[] {
    return [...this.#journals.values()].sort((a, b) => compareJournals(a.name, b.name));
  }

  journal(name: JournalName): JournalWalk | undefined {
    return this.#journals.get(journalKey(name));
  }

  /** The entries up to these heads, which are in order, come next. */
  begin(heads: readonly Mark[]): Result<true> {
    this.#ranked = [];
    for (const head of heads) {
      if (head.party >= this.#founding.charter.parties.length) return refuse('unknown-party');
      const journal = this.journal(head) ?? this.#open(head);
      if (head.size < journal.tree.size) return refuse('cut-falls', journal.key);
      this.#ranked.push(journal);
    }
    const named = new Set(heads.map(journalKey));
    for (const { tree, key, name } of this.#journals.values()) {
      if (!named.has(key) && (tree.size > 0 || name.number === 0)) return refuse('cut-falls', key);
    }
    this.#sizes = heads.map((head) => head.size);
    this.#heads = heads;
    this.#order = new OrderCheck(this.#ranked.map((journal) => journal.tree.size));
    this.#current = -1;
    return ok(true);
  }

  /** The walk has come to the heads it was given. */
  get reached(): boolean {
    return this.#ranked.every((journal, rank) => journal.tree.size === this.#sizes[rank]);
  }

  /** Compares the roots with the heads that were given. */
  end(): Result<true> {
    for (let rank = 0; rank < this.#ranked.length; rank++) {
      const journal = this.#ranked[rank] as JournalWalk;
      const head = this.#heads[rank] as Mark;
      if (journal.isTrue(head) !== true) return refuse('not-root-of-journal', journal.key);
    }
    return ok(true);
  }

  /** Takes a block; refuses one that does not stand where the order puts it. */
  take(block: Block): Result<true> {
    const journal = this.#target(block.journal);
    const rank = journal === undefined ? -1 : this.#ranked.indexOf(journal);
    if (journal === undefined || rank < 0) return refuse('unknown-journal');
    if (block.first !== journal.tree.size) return refuse('wrong-seq', journal.key);
    const until = block.first + block.items.length;
    if (until > (this.#sizes[rank] as number)) return refuse('not-final', journal.key);
    const divided = this.#checkDivision(rank, block.items);
    if (!divided.ok) return divided;
    for (const item of block.items) {
      const taken = this.#takeItem(journal, rank, item);
      if (!taken.ok) return taken;
    }
    this.entries += block.items.length;
    return ok(true);
  }

  /** One order has one division into blocks, or two files could say the same. */
  #checkDivision(rank: number, items: readonly AnyItem[]): Result<true> {
    const goesOn = rank === this.#current;
    const first = items[0] as AnyItem;
    if (goesOn && this.#filler.fits(first)) return refuse('not-canonical', 'block cut short');
    this.#filler.reset();
    for (const item of items) {
      if (!this.#filler.fits(item)) return refuse('not-canonical', 'block too long');
      this.#filler.add(item);
    }
    this.#current = rank;
    return ok(true);
  }

  #takeItem(journal: JournalWalk, rank: number, item: AnyItem): Result<true> {
    const seq = journal.tree.size;
    const place = { line: this.#founding.line, journal: journal.name, seq };
    let edges = noEdges;
    if (isOpaque(item)) {
      if (!opaqueFits(item, place)) return refuse('malformed', journal.key);
      this.findings.unknown++;
    } else if (item.held.length > 0 || (seq === 0 && journal.name.number > 0)) {
      const found = this.#edgesOf(journal, item);
      if (!found.ok) return found;
      edges = found.value;
    }
    if (seq === 0 && journal.keys === undefined) return refuse('unknown-journal', journal.key);
    if (!this.#order.mayEmit(rank, edges)) return refuse('out-of-order', `${journal.key}#${seq}`);
    this.#order.emit(rank, 1);
    const leaf = leafOf(this.#crypto, place, item);
    journal.tree.append(leaf);
    if (journal.pending.size > 0) {
      const settled = this.#settle(journal);
      if (!settled.ok) return settled;
    }
    if (journal.referred.size > 0) this.#compareReferred(journal, seq, leaf);
    if (!isOpaque(item)) this.#judgeItem(journal, seq, item);
    return ok(true);
  }

  /** The true marks of an entry inside this cut; the others are noted and are no edges. */
  #edgesOf(journal: JournalWalk, item: Item): Result<Edge[]> {
    const seq = journal.tree.size;
    const edges: Edge[] = [];
    let marks = marksThatCount(journal.name.party, item.held);
    if (marks.length < item.held.length) this.findings.add('held-untrue', journal.name, seq);
    if (seq === 0 && journal.name.number > 0) {
      const opened = this.#judge.certificate(journal.name, item);
      if (!opened.ok) return opened;
      const counted = this.incarnations.take(journal.name);
      if (!counted.ok) return counted;
      journal.keys = opened.value.keys;
      const previous = opened.value.previous;
      if (previous !== null) marks = [{ ...previous, party: journal.name.party }, ...marks];
    }
    const { taken, falls } = journal.claim(marks, seq);
    if (falls) this.findings.add('held-falls', journal.name, seq);
    for (let i = taken.length; i < marks.length; i++) {
      this.findings.add('held-untrue', journal.name, seq);
    }
    for (const mark of taken) {
      const edge = this.#edge(journal, mark, seq);
      if (edge !== undefined) edges.push(edge);
    }
    return ok(edges);
  }

  #edge(journal: JournalWalk, mark: Mark, seq: number): Edge | undefined {
    const target = this.#target(mark);
    const rank = target === undefined ? -1 : this.#ranked.indexOf(target);
    const held = target?.isTrue(mark);
    if (held === true && mark.size > 0) return { rank, size: mark.size };
    if (held === false) this.findings.add('held-untrue', journal.name, seq);
    if (held !== undefined) return undefined;
    const within = rank >= 0 && mark.size <= (this.#sizes[rank] as number);
    const pending = { root: mark.root.slice(), author: journal.name, seq, within };
    if (target !== undefined) target.await(mark.size, pending);
    else this.#awaitUnknown(mark, pending);
    return undefined;
  }

  #awaitUnknown(mark: Mark, pending: PendingMark): void {
    const key = journalKey(mark);
    const waiting = this.#unknown.get(key);
    if (waiting === undefined) this.#unknown.set(key, [{ size: mark.size, pending }]);
    else waiting.push({ size: mark.size, pending });
  }

  #referUnknown(name: JournalName, at: number, pending: PendingLeaf): void {
    const key = journalKey(name);
    const waiting = this.#unknownLeaves.get(key);
    if (waiting === undefined) this.#unknownLeaves.set(key, [{ at, pending }]);
    else waiting.push({ at, pending });
  }

  /** Without the key's string: this is asked for every mark. */
  #target(mark: JournalName): JournalWalk | undefined {
    for (const journal of this.#ranked) {
      const { party, number, tag } = journal.name;
      if (party === mark.party && number === mark.number && equal(tag, mark.tag)) return journal;
    }
    return this.journal(mark);
  }

  #settle(journal: JournalWalk): Result<true> {
    const size = journal.tree.size;
    const waiting = journal.pending.get(size);
    if (waiting === undefined) return ok(true);
    journal.pending.delete(size);
    const root = journal.rootAt(size);
    for (const { root: claimed, author, seq, within } of waiting) {
      const isTrue = equal(root, claimed);
      if (isTrue && within) return refuse('out-of-order', `${journalKey(author)}#${seq}`);
      if (!isTrue) this.findings.add('held-untrue', author, seq);
    }
    return ok(true);
  }

  #compareReferred(journal: JournalWalk, seq: number, leaf: Uint8Array): void {
    for (const named of journal.referred.get(seq) ?? []) {
      if (!equal(leaf, named.leaf)) this.findings.add('reference-untrue', named.author, named.seq);
    }
    journal.referred.delete(seq);
  }

  #judgeItem(journal: JournalWalk, seq: number, item: Item): void {
    for (const { seq: at, leaf, ...name } of item.references) {
      const target = this.#target(name);
      if (target === undefined || at >= target.tree.size) {
        const pending = { leaf: leaf.slice(), author: journal.name, seq };
        if (target !== undefined) target.awaitLeaf(at, pending);
        else this.#referUnknown(name, at, pending);
      } else if (!equal(target.tree.leafAt(at), leaf)) {
        this.findings.add('reference-untrue', journal.name, seq);
      }
    }
    this.#judge.item(this.findings, journal, seq, item);
  }

  #open(name: JournalName): JournalWalk {
    const journal = new JournalWalk(this.#crypto, name);
    this.#journals.set(journal.key, journal);
    for (const { size, pending } of this.#unknown.get(journal.key) ?? []) {
      journal.await(size, pending);
    }
    this.#unknown.delete(journal.key);
    for (const { at, pending } of this.#unknownLeaves.get(journal.key) ?? []) {
      journal.awaitLeaf(at, pending);
    }
    this.#unknownLeaves.delete(journal.key);
    return journal;
  }
}
