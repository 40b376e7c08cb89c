import { decodeBody } from '@parley/core/codec/body.ts';
import { type AnyItem, isOpaque } from '@parley/core/codec/entry.ts';
import { isForPeople } from '@parley/core/codec/kinds.ts';
import { decodeRun } from '@parley/core/codec/run.ts';
import { type Journal, sortedJournals } from '@parley/core/replication/line.ts';
import { readItem } from '../../projection/entry-name.ts';
import type { StationLine } from '../../station.ts';
import { indexWords, questionOf } from './normal.ts';

/** A language version as it lies in the index. */
export type Place = {
  readonly journal: string;
  readonly seq: number;
  readonly lang: string;
  readonly text: string;
};

/** One language version of an entry: 0 the original, 1 a reviewed translation, 2 another. */
export type Version = {
  readonly lang: string;
  readonly standing: 0 | 1 | 2;
  readonly text: string;
};

const chunkEntries = 512;

/**
 * The texts of a line, by word and by entry: filled from the journals, and made anew from them at
 * any time. It holds only what is in a journal without gap.
 */
export class TextIndex {
  readonly #line: StationLine;

  constructor(line: StationLine) {
    this.#line = line;
  }

  /** Takes what has come since; other work goes on between chunks. */
  async catchUp(): Promise<void> {
    while (this.advance()) await new Promise<void>((resolve) => setImmediate(resolve));
  }

  /** One chunk; false when nothing is left. */
  advance(): boolean {
    for (const journal of sortedJournals(this.#line.host.line)) {
      const first = this.#sizeOf(journal.key);
      const end = Math.min(first + chunkEntries, journal.durable.size);
      if (first >= end) continue;
      this.#take(journal, first, end);
      return true;
    }
    return false;
  }

  /**
   * Every language version of an entry, the original first. A list of what has just come does not
   * wait for the index: of an entry that is not in it yet the body itself is read.
   */
  textsOf(journal: string, seq: number): Version[] {
    if (this.#sizeOf(journal) <= seq) return this.#read(journal, seq);
    const sql =
      'SELECT lang, standing, text FROM desk_place WHERE journal = ? AND seq = ? ORDER BY id';
    return this.#db().prepare(sql).all(journal, seq) as Version[];
  }

  #read(key: string, seq: number): Version[] {
    const journal = this.#line.host.line.journals.get(key);
    const item = journal && readItem(this.#line.store, { journal, seq })?.item;
    return item ? textsOfItem(item) : [];
  }

  /** The newest first. Of an entry found in several languages all versions are there. */
  find(asked: string, most: number): Place[] {
    const question = questionOf(asked);
    if (question === undefined) return [];
    const sql =
      'SELECT p.journal, p.seq, p.lang, p.text FROM desk_words w JOIN desk_place p ' +
      'ON p.id = w.rowid WHERE desk_words MATCH ? ORDER BY w.rowid DESC LIMIT ?';
    return this.#db().prepare(sql).all(question, most) as Place[];
  }

  #take(journal: Journal, first: number, end: number): void {
    const { store } = this.#line;
    const db = this.#db();
    const place = db.prepare('INSERT INTO desk_place VALUES(NULL, ?, ?, ?, ?, ?)');
    const words = db.prepare('INSERT INTO desk_words(rowid, words) VALUES(?, ?)');
    const mark = db.prepare('INSERT OR REPLACE INTO desk_indexed VALUES(?, ?)');
    const found = [...textsIn(this.#line, journal, first, end)];
    store.transaction(() => {
      for (const { seq, lang, standing, text } of found) {
        const { lastInsertRowid } = place.run(journal.key, seq, lang, standing, text);
        words.run(lastInsertRowid, indexWords(text).join(' '));
      }
      mark.run(journal.key, end);
    });
  }

  #sizeOf(journal: string): number {
    const row = this.#db().prepare('SELECT size FROM desk_indexed WHERE journal = ?').get(journal);
    return (row as { size: number } | undefined)?.size ?? 0;
  }

  #db() {
    return this.#line.store.database.db;
  }
}

type Found = Version & { readonly seq: number };

function* textsIn(
  { store }: StationLine,
  journal: Journal,
  first: number,
  end: number,
): Generator<Found> {
  for (const run of store.evidence.runs(journal.key, first, end)) {
    const items = decodeRun(run.bytes);
    if (!items.ok) continue;
    for (const [i, item] of items.value.entries()) {
      const seq = run.first + i;
      if (seq < first || seq >= end) continue;
      for (const one of textsOfItem(item)) yield { seq, ...one };
    }
  }
}

/** The original first; nothing of what is not for people. */
function textsOfItem(item: AnyItem): Version[] {
  if (isOpaque(item) || !isForPeople(item.kind)) return [];
  const body = decodeBody(item.body);
  const texts = body.ok ? [...body.value.texts] : [];
  return texts
    .sort((a, b) => a.standing - b.standing)
    .map(({ lang, standing, text }) => ({ lang, standing, text }));
}
