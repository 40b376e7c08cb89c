import { assert } from '@parley/core/base/assert.ts';
import { unhex } from '@parley/core/base/bytes.ts';
import type { Query, StoredStart, StoreRecord } from '@parley/core/journal/records.ts';
import { Attachments } from './attachments.ts';
import type { DataKey } from './cipher.ts';
import { Opens, SentMarks } from './circuit-rows.ts';
import { createDatabase, openDatabase } from './database.ts';
import { Drafts } from './desk-rows.ts';
import { EvidenceReads } from './evidence-reads.ts';
import { JournalIds } from './journal-ids.ts';
import { Keyring } from './keyring.ts';
import { type Answer, LineReads } from './line-reads.ts';
import { lineKind } from './line-schema.ts';
import { Marks } from './marks.ts';
import { RecordWriter } from './record-writer.ts';
import { faulting, refusalOf, StoreFault } from './refusals.ts';
import { type KeptSpace, Reserve } from './reserve.ts';
import type { StoreDatabase } from './store-database.ts';

export type LineStoreOptions = {
  /** Bytes kept beside the database for urgent records. */
  readonly reserveBytes?: number;
  /** The reserve was given up for an urgent record, before that is written again. */
  readonly onReserveSpent?: () => void;
  /** The space itself, where it is no file beside the database. */
  readonly reserve?: KeptSpace;
  /** A drill: as long as it says so the store refuses as it would on a full disk. */
  readonly drillFull?: () => boolean;
};

export type WriteOptions = {
  /** A FLASH or OVERRIDE is among the records: they may use the reserve. */
  readonly urgent?: boolean;
  /** Further writes of the same transaction: drafts, opens, sent marks, private journal. */
  readonly also?: () => void;
};

/** Room for a dozen of the largest FLASH, their tree nodes and the copies in the WAL. */
const reserveBytesDefault = 4 * 1024 * 1024;

/**
 * Everything one station keeps of one line. A dumb keeper: it decides nothing about the protocol,
 * writes all or nothing, and says whether it is durable.
 */
export class LineStore {
  /** Line id, 64 hexadecimal digits. */
  readonly line: string;
  readonly database: StoreDatabase;
  readonly evidence: EvidenceReads;
  readonly attachments: Attachments;
  readonly drafts: Drafts;
  readonly opens: Opens;
  readonly sent: SentMarks;
  readonly keyring: Keyring;
  readonly marks = new Marks();
  private readonly ids: JournalIds;
  private readonly reads: LineReads;
  private readonly writer: RecordWriter;
  private readonly reserve: KeptSpace;
  private readonly onReserveSpent: () => void;
  private readonly drillFull: () => boolean;

  private constructor(line: string, database: StoreDatabase, options: LineStoreOptions) {
    this.line = line;
    this.database = database;
    this.ids = new JournalIds(database);
    this.reads = new LineReads(database, this.ids);
    this.writer = new RecordWriter(database, this.ids);
    this.evidence = new EvidenceReads(database, this.ids, this.reads);
    this.attachments = new Attachments(database);
    this.drafts = new Drafts(database);
    this.opens = new Opens(database);
    this.sent = new SentMarks(database, this.ids, () => this.settleMarks());
    this.keyring = new Keyring(database);
    const bytes = options.reserveBytes ?? reserveBytesDefault;
    this.reserve = options.reserve ?? new Reserve(`${database.file}.reserve`, bytes);
    this.reserve.ready();
    this.onReserveSpent = options.onReserveSpent ?? (() => {});
    this.drillFull = options.drillFull ?? (() => false);
  }

  /** A new line's database. Refuses `exists`. */
  static create(file: string, key: DataKey, line: string, options: LineStoreOptions = {}) {
    assert(unhex(line)?.length === 32, 'a line id has 32 bytes');
    return LineStore.over(createDatabase(file, key, lineKind(line)), line, options);
  }

  /** Opens it for this process alone; refusals as `openDatabase`. */
  static open(file: string, key: DataKey, line: string, options: LineStoreOptions = {}) {
    return LineStore.over(openDatabase(file, key, lineKind(line)), line, options);
  }

  /** Over an open database of any driver; closes it and refuses `corrupt` if it is not readable. */
  static over(database: StoreDatabase, line: string, options: LineStoreOptions = {}) {
    try {
      return new LineStore(line, database, options);
    } catch (error) {
      database.close();
      throw refusalOf(error);
    }
  }

  /**
   * All records in one transaction, durable on return. Throws StoreFault with nothing written; the
   * store can be used again when the cause is gone.
   */
  write(records: readonly StoreRecord[], options: WriteOptions = {}): void {
    this.transaction(() => {
      for (const record of records) this.writer.write(record);
      options.also?.();
    }, options.urgent);
  }

  /** One transaction around writes of drafts, attachments, opens, marks and keys. */
  transaction<T>(work: () => T, urgent = false): T {
    if (this.database.db.inTransaction) return work();
    if (!urgent && (this.drillFull() || !this.reserve.ready())) {
      throw new StoreFault('disk-full', 'what is left is kept for FLASH and OVERRIDE');
    }
    try {
      return this.attempt(work);
    } catch (error) {
      const full = error instanceof StoreFault && error.kind === 'disk-full';
      if (!full || !urgent || !this.reserve.spend()) throw error;
    }
    this.onReserveSpent();
    return this.attempt(work);
  }

  /** Writes the marks that wait; what reads them calls this first. */
  settleMarks(): void {
    this.marks.settle((work) => this.transaction(work));
  }

  /** Heads, facts and peeked entries: all that a start reads. */
  start(): StoredStart {
    return faulting(() => this.reads.start());
  }

  /** The run of one entry that is held ahead of its predecessors. */
  peeked(journal: string, seq: number): Uint8Array | undefined {
    return faulting(() => this.reads.peeked(journal, seq));
  }

  /** What a `load` effect asks. */
  answer(query: Query): Answer {
    return faulting(() => this.reads.answer(query));
  }

  /** True while the space kept for warnings is given up: only urgent records are written. */
  get reserveSpent(): boolean {
    return this.reserve.spent;
  }

  close(): void {
    if (this.database.db.open) this.settleMarks();
    this.database.close();
  }

  private attempt<T>(work: () => T): T {
    try {
      return this.database.transaction(work);
    } catch (error) {
      // Names given to journals in that transaction are gone with it.
      this.ids.reload();
      throw error;
    }
  }
}
