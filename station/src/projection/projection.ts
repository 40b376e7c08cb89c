import { type AnyItem, isOpaque } from '@parley/core/codec/entry.ts';
import { journalKey } from '@parley/core/codec/names.ts';
import { decodeRun } from '@parley/core/codec/run.ts';
import { marksTaken } from '@parley/core/journal/head.ts';
import { type Journal, type Line, sortedJournals } from '@parley/core/replication/line.ts';
import type { LineStore } from '../store/line-store.ts';
import { StoreFault } from '../store/refusals.ts';
import { cutHashOf, type EntryRow, type Projected, rowOf } from './row.ts';
import { ensureProjection } from './schema.ts';
import { closes, WaitingIndex, type WaitingPlace } from './waiting-index.ts';

/** Entries per transaction: some ten milliseconds of work between two turns of the loop. */
const chunkEntries = 512;
/** Reading them ends here: who writes them chooses how many releases each has to be verified. */
const chunkMs = 20;

/**
 * What people are shown of a line, as tables beside the journals and filled from them: on demand,
 * and on idle ticks in chunks, never while an entry is being written (design section 9).
 */
export class Projection {
  readonly line: () => Line;
  readonly store: LineStore;
  /** The disk refuses to take rows: what is newer than the tables is read from the journals. */
  fault: StoreFault | null = null;
  /** Entries on damaged pages stand in no table; what came after them does. */
  damage: StoreFault | null = null;
  /** How often the tables were written: what was read of them is as it was while this is. */
  writes = 0;
  #statements: Statements | undefined;
  #waiting: WaitingIndex | undefined;

  constructor(store: LineStore, line: () => Line) {
    this.store = store;
    this.line = line;
  }

  /**
   * Takes up to `most` entries more; false when nothing is left. A disk that refuses is kept in
   * `fault` and changes nothing.
   */
  advance(most = chunkEntries): boolean {
    try {
      const statements = this.#prepared();
      const chunk = this.#next(statements, most);
      if (!chunk) return false;
      this.store.transaction(() => {
        const touched = write(this.line(), statements, chunk);
        for (const place of touched) this.#index().settle(place);
      });
      this.fault = null;
      this.writes++;
      return true;
    } catch (error) {
      if (!(error instanceof StoreFault)) throw error;
      this.fault = error;
      return false;
    }
  }

  /** Up to the newest entry that is on disk; other work of the process goes on between chunks. */
  async catchUp(progress: (done: number, total: number) => void = () => {}): Promise<void> {
    const total = this.behind();
    let done = 0;
    while (this.advance()) {
      done = Math.max(done, total - this.behind());
      progress(done, total);
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
  }

  /** Entries that are in no table, because the disk is full: the most recent of each journal. */
  unprojected(most = 256): Projected[] {
    if (!this.fault) return [];
    const rows: Projected[] = [];
    for (const journal of sortedJournals(this.line())) {
      const size = journal.durable.size;
      const first = Math.max(this.sizeOf(journal.key), size - most);
      if (first < size) rows.push(...this.#readable(journal, first, size));
    }
    return rows;
  }

  /** Entries [first, end) of a journal with their rows, read from the journal itself. */
  *read(journal: Journal, first: number, end: number): Generator<Projected & { item: AnyItem }> {
    for (const run of this.store.evidence.runs(journal.key, first, end)) {
      const decoded = decodeRun(run.bytes);
      if (!decoded.ok) continue;
      for (const [i, item] of decoded.value.entries()) {
        const seq = run.first + i;
        if (seq < first || seq >= end) continue;
        const place = { name: journal.name, key: journal.key, seq };
        yield { ...rowOf(this.line(), place, item), item };
      }
    }
  }

  /** What can be read of them: a damaged page must not hide the warning behind it. */
  #readable(journal: Journal, first: number, end: number) {
    try {
      return [...this.read(journal, first, end)];
    } catch (error) {
      if (!(error instanceof StoreFault) || error.kind !== 'corrupt') throw error;
      this.damage = error;
    }
    const rows: (Projected & { item: AnyItem })[] = [];
    for (let seq = first; seq < end; seq++) {
      try {
        rows.push(...this.read(journal, seq, seq + 1));
      } catch (error) {
        if (!(error instanceof StoreFault)) throw error;
      }
    }
    return rows;
  }

  /** Entries on disk that are in no table yet. */
  behind(): number {
    let behind = 0;
    for (const journal of this.line().journals.values()) {
      behind += journal.durable.size - this.sizeOf(journal.key);
    }
    return behind;
  }

  /** Entries of a journal that are in the tables. */
  sizeOf(key: string): number {
    const row = this.#prepared().size.get(key) as { size: number } | undefined;
    return row?.size ?? 0;
  }

  #next(statements: Statements, most: number): Chunk | undefined {
    for (const journal of sortedJournals(this.line())) {
      const row = statements.size.get(journal.key) as { size: number } | undefined;
      const first = row?.size ?? 0;
      const end = Math.min(first + most, journal.durable.size);
      if (first < end) return { journal, ...this.#timed(journal, first, end) };
    }
    return undefined;
  }

  /** As many of them as the time allows, at least one; where the rest begins. */
  #timed(journal: Journal, first: number, end: number): Pick<Chunk, 'entries' | 'end'> {
    const until = performance.now() + chunkMs;
    const entries: (Projected & { item: AnyItem })[] = [];
    try {
      for (const one of this.read(journal, first, end)) {
        entries.push(one);
        if (performance.now() > until) return { entries, end: one.row.seq + 1 };
      }
      return { entries, end };
    } catch (error) {
      if (!(error instanceof StoreFault) || error.kind !== 'corrupt') throw error;
      return { entries: this.#readable(journal, first, end), end };
    }
  }

  #index(): WaitingIndex {
    this.#waiting ??= new WaitingIndex(this.store, this.line);
    return this.#waiting;
  }

  #prepared(): Statements {
    if (this.#statements) return this.#statements;
    ensureProjection(this.store);
    const { db } = this.store.database;
    this.#statements = {
      size: db.prepare('SELECT size FROM shown_journal WHERE key = ?'),
      mark: db.prepare('INSERT OR REPLACE INTO shown_journal VALUES(?, ?)'),
      entry: db.prepare(
        `INSERT OR REPLACE INTO shown_entry VALUES(${columns.map(() => '?').join(', ')})`,
      ),
      reference: db.prepare('INSERT OR REPLACE INTO shown_reference VALUES(?, ?, ?, ?, ?, ?)'),
      held: db.prepare('INSERT OR REPLACE INTO shown_held VALUES(?, ?, ?, ?)'),
      cut: db.prepare('INSERT OR REPLACE INTO shown_cut VALUES(?, ?, ?)'),
      attachment: db.prepare('INSERT OR REPLACE INTO shown_attachment VALUES(?, ?, ?, ?, ?, ?)'),
    };
    return this.#statements;
  }
}

type Chunk = {
  readonly journal: Journal;
  readonly entries: readonly (Projected & { item: AnyItem })[];
  readonly end: number;
};

type Name = 'size' | 'mark' | 'entry' | 'reference' | 'held' | 'cut' | 'attachment';
type Statements = Record<Name, ReturnType<LineStore['database']['db']['prepare']>>;

/** In the order of the table. */
const columns = [
  'journal',
  'seq',
  'party',
  'number',
  'kind',
  'precedence',
  'class',
  'time',
  'clock',
  'leaf',
  'form',
  'violation',
  'draft',
  'texts',
  'not_after',
  'action',
  'information',
  'record',
  'attachments',
] as const satisfies readonly (keyof EntryRow)[];

/** Writes the rows of a chunk; every place whose waiting they may change, each once. */
function write(
  line: Line,
  statements: Statements,
  { journal, entries, end }: Chunk,
): Iterable<WaitingPlace> {
  const { key } = journal;
  const touched = new Map<string, WaitingPlace>();
  const touch = (place: WaitingPlace) => touched.set(`${place.journal}/${place.seq}`, place);
  for (const { row, body, item } of entries) {
    statements.entry.run(...columns.map((column) => row[column]));
    touch({ journal: key, seq: row.seq });
    if (isOpaque(item)) continue;
    for (const { size, ...mark } of marksTaken(row.party, journal.durable, item.held)) {
      statements.held.run(key, journalKey(mark), row.seq, size);
    }
    // Of one entry named twice the first place counts.
    for (const [nth, reference] of [...item.references.entries()].reverse()) {
      const { seq, leaf } = reference;
      statements.reference.run(journalKey(reference), seq, key, row.seq, leaf, nth);
      if (closes(row.kind)) touch({ journal: journalKey(reference), seq });
    }
    const hash = body && cutHashOf(line, row.kind, body);
    if (hash) statements.cut.run(hash, key, row.seq);
    for (const { sha256, size } of body?.attachments ?? []) {
      statements.attachment.run(sha256, key, row.seq, size, row.party, -row.precedence);
    }
  }
  statements.mark.run(key, end);
  return touched.values();
}
