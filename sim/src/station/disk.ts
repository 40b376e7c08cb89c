import type { Query, StoredRun, StoredStart, StoreRecord } from '@parley/core/journal/records.ts';
import type { Loaded, StoredNote } from '@parley/core/replication/io.ts';
import { AttachmentRows } from './attachment-rows.ts';

type Signed = StoredStart['cosignatures'][number];
type Peeked = StoredStart['peeked'][number];
type PqCosignature = Extract<StoreRecord, { t: 'pq' }>;

/** What the store keeps of one journal. */
class JournalRows {
  head: { size: number; state: Uint8Array } | null = null;
  readonly runs: StoredRun[] = [];
  readonly nodes = new Map<number, Uint8Array>();
  /** In order of size. */
  readonly notes: StoredNote[] = [];
  /** By cosigner, in order of size. */
  readonly cosignatures = new Map<string, Signed[]>();
  readonly peeked = new Map<number, Peeked>();
  readonly pq = new Map<string, PqCosignature[]>();

  copy(): JournalRows {
    const other = new JournalRows();
    other.head = this.head;
    other.runs.push(...this.runs);
    other.notes.push(...this.notes);
    for (const [place, hash] of this.nodes) other.nodes.set(place, hash);
    for (const [cosigner, list] of this.cosignatures) other.cosignatures.set(cosigner, [...list]);
    for (const [seq, one] of this.peeked) other.peeked.set(seq, one);
    for (const [cosigner, list] of this.pq) other.pq.set(cosigner, [...list]);
    return other;
  }
}

const levelShift = 2 ** 44;

/** The store of one line in memory, with the meaning that `journal/records.ts` gives it. */
export class Disk {
  readonly journals = new Map<string, JournalRows>();
  readonly facts = new Map<string, Uint8Array>();
  attachments = new AttachmentRows();
  /** Stored `open`s of live sessions. */
  opens: readonly Uint8Array[] = [];

  journal(key: string): JournalRows {
    let rows = this.journals.get(key);
    if (!rows) {
      rows = new JournalRows();
      this.journals.set(key, rows);
    }
    return rows;
  }

  /** Entries of a journal that are stored without gap. */
  sizeOf(key: string): number {
    return this.journals.get(key)?.head?.size ?? 0;
  }

  write(records: readonly StoreRecord[]): void {
    for (const record of records) this.#put(record);
  }

  #put(record: StoreRecord): void {
    if (record.t === 'fact') {
      if (record.value) this.facts.set(record.key, record.value);
      else this.facts.delete(record.key);
      return;
    }
    const rows = this.journal(record.journal);
    switch (record.t) {
      case 'run': {
        const last = rows.runs.at(-1);
        const next = last ? last.first + last.count : 0;
        if (record.first !== next) throw new Error(`run at ${record.first}, expected ${next}`);
        rows.runs.push({ first: record.first, count: record.count, bytes: record.bytes });
        return;
      }
      case 'nodes':
        for (const { level, index, hash } of record.nodes) {
          rows.nodes.set(level * levelShift + index, hash);
        }
        return;
      case 'head':
        rows.head = { size: record.size, state: record.state };
        return;
      case 'note':
        return insert(rows.notes, record);
      case 'cosignature':
        return insert(listOf(rows.cosignatures, record.cosigner), record);
      case 'peeked':
        rows.peeked.set(record.seq, record);
        return;
      case 'unpeek':
        rows.peeked.delete(record.seq);
        return;
      case 'pq':
        return insert(listOf(rows.pq, record.cosigner), record);
    }
  }

  start(): StoredStart {
    const heads: StoredStart['heads'][number][] = [];
    const cosignatures: Signed[] = [];
    const peeked: Peeked[] = [];
    for (const [journal, rows] of this.journals) {
      if (rows.head) heads.push({ journal, ...rows.head });
      for (const list of rows.cosignatures.values()) cosignatures.push(list.at(-1) as Signed);
      peeked.push(...rows.peeked.values());
    }
    return { heads, cosignatures, peeked, facts: new Map(this.facts) };
  }

  answer(query: Query): Loaded {
    const rows = this.journals.get(query.journal);
    switch (query.q) {
      case 'runs':
        return { q: 'runs', runs: rows ? runsOf(rows.runs, query) : [] };
      case 'nodes': {
        const place = (level: number, index: number) => level * levelShift + index;
        const hashes = query.places.map(
          ({ level, index }) => rows?.nodes.get(place(level, index)) ?? null,
        );
        return { q: 'nodes', hashes };
      }
      case 'note': {
        const note = rows?.notes[firstFrom(rows.notes, query.size)];
        return { q: 'note', note: note ?? null };
      }
    }
  }

  /** All of it as it is now: a backup, or what a snapshot of the machine holds. */
  copy(): Disk {
    const other = new Disk();
    for (const [key, rows] of this.journals) other.journals.set(key, rows.copy());
    for (const [key, value] of this.facts) other.facts.set(key, value);
    other.opens = this.opens;
    other.attachments = this.attachments.copy();
    return other;
  }
}

function runsOf(
  stored: readonly StoredRun[],
  query: { first: number; last: number; bytes: number },
): StoredRun[] {
  const runs: StoredRun[] = [];
  let bytes = 0;
  for (let i = runAt(stored, query.first); i < stored.length; i++) {
    const run = stored[i] as StoredRun;
    if (run.first >= query.last || (runs.length > 0 && bytes >= query.bytes)) break;
    runs.push(run);
    bytes += run.bytes.length;
  }
  return runs;
}

/** Index of the run that holds that entry. */
function runAt(runs: readonly StoredRun[], seq: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const run = runs[middle] as StoredRun;
    if (run.first + run.count <= seq) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Index of the first of at least that size. */
function firstFrom(list: readonly { readonly size: number }[], size: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as { size: number }).size < size) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** In order of size; the first one of a size stays. */
function insert<T extends { readonly size: number }>(list: T[], one: T): void {
  const at = firstFrom(list, one.size);
  if (list[at]?.size !== one.size) list.splice(at, 0, one);
}

function listOf<T>(map: Map<string, T[]>, key: string): T[] {
  let list = map.get(key);
  if (!list) {
    list = [];
    map.set(key, list);
  }
  return list;
}
