import { type AnyItem, isOpaque } from '@parley/core/codec/entry.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import type { JournalName, Reference } from '@parley/core/codec/names.ts';
import type { EntryRecord } from '@parley/core/codec/records.ts';
import { decodeRun } from '@parley/core/codec/run.ts';
import { type Journal, sortedJournals } from '@parley/core/replication/line.ts';
import { recordIn } from '../../projection/read-record.ts';
import type { StationLine } from '../../station.ts';
import type { SaidKind } from './said.ts';

/** One entry of a kind as it was read. */
export type ReadWord<K extends SaidKind> = {
  readonly journal: JournalName;
  readonly seq: number;
  readonly time: number;
  readonly record: Extract<EntryRecord, { kind: K }>;
  readonly references: readonly Reference[];
};

/** Which words of the others count beside ours. */
export type Counting<K extends SaidKind> = {
  /** A key of what it is about; words of ours about the same make it count for good. */
  readonly about: (word: ReadWord<K>) => string;
  /** What it says of that: of one party the first such word is kept. */
  readonly says: (word: ReadWord<K>) => string;
  /** So many words of another party about what we have said nothing of, the newest. */
  readonly othersMax: number;
};

const sql =
  'SELECT seq FROM shown_entry WHERE journal = ? AND seq >= ? AND seq < ? AND kind = ? ' +
  "AND violation IS NULL AND form = 'readable' ORDER BY seq LIMIT 1024";

/**
 * The entries of one kind, each read once: they are asked for with every status, and the other side
 * writes as many as it likes. All of ours, all of theirs about the same, of the rest the newest.
 */
export class SaidWords<K extends SaidKind> {
  readonly #line: StationLine;
  readonly #kind: K;
  readonly #counting: Counting<K>;
  /** How far each journal was read. */
  readonly #sizes = new Map<string, number>();
  readonly #ours = new Set<string>();
  readonly #kept = new Map<string, ReadWord<K>>();
  /** Of each other party, by what they are about and what they say. */
  readonly #rest = new Map<number, Map<string, ReadWord<K>>>();

  constructor(line: StationLine, kind: K, counting: Counting<K>) {
    this.#line = line;
    this.#kind = kind;
    this.#counting = counting;
  }

  read(): ReadWord<K>[] {
    const all = sortedJournals(this.#line.host.line);
    const own = all.filter(({ name }) => name.party === this.#line.me);
    const fell = all.some((one) => this.#until(one) < (this.#sizes.get(one.key) ?? 0));
    const said = own.some((one) => !this.#entriesSince(one).next().done);
    // What we say now may be about words of theirs that did not count.
    if (fell || said) this.#forget();
    for (const journal of [...own, ...all.filter((one) => !own.includes(one))]) {
      for (const word of this.#entriesSince(journal)) this.#take(word);
      this.#sizes.set(journal.key, this.#until(journal));
    }
    return [
      ...this.#kept.values(),
      ...[...this.#rest.values()].flatMap((one) => [...one.values()]),
    ];
  }

  #until(journal: Journal): number {
    return this.#line.desk.projection.sizeOf(journal.key);
  }

  #forget(): void {
    for (const one of [this.#sizes, this.#ours, this.#kept, this.#rest]) one.clear();
  }

  #take(word: ReadWord<K>): void {
    const { party } = word.journal;
    const about = this.#counting.about(word);
    if (party === this.#line.me) this.#ours.add(about);
    const key = `${party} ${this.#counting.says(word)} ${about}`;
    if (this.#ours.has(about)) {
      if (!this.#kept.has(key)) this.#kept.set(key, word);
      return;
    }
    const rest = this.#rest.get(party) ?? new Map<string, ReadWord<K>>();
    this.#rest.set(party, rest);
    if (!rest.has(key)) rest.set(key, word);
    const [oldest] = rest.keys();
    if (rest.size > this.#counting.othersMax && oldest !== undefined) rest.delete(oldest);
  }

  /** In pages: another statement may be asked between two of them, and memory holds few. */
  *#entriesSince(journal: Journal): Generator<ReadWord<K>> {
    const statement = this.#line.store.database.db.prepare(sql);
    const until = this.#until(journal);
    let first = this.#sizes.get(journal.key) ?? 0;
    let run: { readonly first: number; readonly items: readonly AnyItem[] } | undefined;
    for (;;) {
      const rows = statement.all(journal.key, first, until, kinds[this.#kind]) as { seq: number }[];
      for (const { seq } of rows) {
        if (!run || seq - run.first >= run.items.length) run = this.#runAt(journal, seq);
        const word = this.#wordOf(journal, seq, run?.items[seq - run.first]);
        if (word) yield word;
      }
      const last = rows.at(-1);
      if (!last) return;
      first = last.seq + 1;
    }
  }

  #runAt({ key }: Journal, seq: number) {
    const [run] = [...this.#line.store.evidence.runs(key, seq, seq + 1)];
    const items = run ? decodeRun(run.bytes) : undefined;
    return run && items?.ok ? { first: run.first, items: items.value } : undefined;
  }

  #wordOf(journal: Journal, seq: number, item: AnyItem | undefined): ReadWord<K> | undefined {
    const record = recordIn(item, this.#kind);
    if (!item || isOpaque(item) || !record) return undefined;
    const { time, references } = item;
    return { journal: journal.name, seq, time, record, references };
  }
}
