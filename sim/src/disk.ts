import type { Query, StoredRun, StoredStart, StoreRecord } from '@parley/core/journal/records.ts';
import type { StoredNote } from '@parley/core/replication/io.ts';

type Note = StoredNote;
type Signed = StoredStart['cosignatures'][number];

/** The store of one line in memory, with the meaning that `journal/records.ts` gives it. */
export class Disk {
  readonly runs = new Map<string, StoredRun[]>();
  readonly nodes = new Map<string, Uint8Array>();
  readonly heads = new Map<string, { size: number; state: Uint8Array }>();
  readonly notes = new Map<string, Note[]>();
  readonly cosignatures = new Map<string, Signed[]>();
  readonly peeked = new Map<string, { journal: string; seq: number; bytes: Uint8Array }>();
  readonly facts = new Map<string, Uint8Array>();
  readonly pq = new Map<string, number>();
  /** Nothing but what is urgent gets in: space for that is reserved. */
  full = false;

  write(records: readonly StoreRecord[], urgent = false): boolean {
    if (this.full && !urgent) return false;
    for (const record of records) this.put(record);
    return true;
  }

  private put(record: StoreRecord): void {
    switch (record.t) {
      case 'run': {
        const list = this.listOf(this.runs, record.journal);
        const last = list.at(-1);
        const next = last ? last.first + last.count : 0;
        if (record.first !== next) throw new Error(`run at ${record.first}, expected ${next}`);
        list.push({ first: record.first, count: record.count, bytes: record.bytes });
        return;
      }
      case 'nodes':
        for (const { level, index, hash } of record.nodes) {
          this.nodes.set(`${record.journal}|${level}|${index}`, hash);
        }
        return;
      case 'head':
        this.heads.set(record.journal, { size: record.size, state: record.state });
        return;
      case 'note': {
        const list = this.listOf(this.notes, record.journal);
        if (!list.some((note) => note.size === record.size)) list.push(record);
        list.sort((a, b) => a.size - b.size);
        return;
      }
      case 'cosignature':
        this.listOf(this.cosignatures, `${record.journal}|${record.cosigner}`).push(record);
        return;
      case 'peeked':
        this.peeked.set(`${record.journal}|${record.seq}`, record);
        return;
      case 'unpeek':
        this.peeked.delete(`${record.journal}|${record.seq}`);
        return;
      case 'fact':
        if (record.value) this.facts.set(record.key, record.value);
        else this.facts.delete(record.key);
        return;
      case 'pq':
        this.pq.set(`${record.journal}|${record.cosigner}`, record.size);
        return;
    }
  }

  private listOf<T>(map: Map<string, T[]>, key: string): T[] {
    const known = map.get(key);
    if (known) return known;
    const fresh: T[] = [];
    map.set(key, fresh);
    return fresh;
  }

  start(): StoredStart {
    return {
      heads: [...this.heads].map(([journal, head]) => ({ journal, ...head })),
      cosignatures: [...this.cosignatures.values()].map((list) =>
        list.reduce((a, b) => (b.size > a.size ? b : a)),
      ),
      peeked: [...this.peeked.values()],
      facts: new Map(this.facts),
    };
  }

  answer(query: Query) {
    switch (query.q) {
      case 'runs': {
        const runs: StoredRun[] = [];
        let bytes = 0;
        for (const run of this.runs.get(query.journal) ?? []) {
          if (run.first + run.count <= query.first || run.first >= query.last) continue;
          if (runs.length > 0 && bytes >= query.bytes) break;
          runs.push(run);
          bytes += run.bytes.length;
        }
        return { q: 'runs' as const, runs };
      }
      case 'nodes': {
        const hashes = query.places.map(
          ({ level, index }) => this.nodes.get(`${query.journal}|${level}|${index}`) ?? null,
        );
        return { q: 'nodes' as const, hashes };
      }
      case 'note': {
        const note = (this.notes.get(query.journal) ?? []).find((one) => one.size >= query.size);
        return { q: 'note' as const, note: note ?? null };
      }
    }
  }

  /** All of it as it is now: a backup, or what a snapshot of the machine holds. */
  copy(): Disk {
    const other = new Disk();
    const lists = ['runs', 'notes', 'cosignatures'] as const;
    for (const name of lists) {
      for (const [key, list] of this[name]) other[name].set(key, [...list] as never);
    }
    for (const [key, hash] of this.nodes) other.nodes.set(key, hash);
    for (const [key, head] of this.heads) other.heads.set(key, head);
    for (const [key, one] of this.peeked) other.peeked.set(key, one);
    for (const [key, value] of this.facts) other.facts.set(key, value);
    for (const [key, size] of this.pq) other.pq.set(key, size);
    return other;
  }
}
