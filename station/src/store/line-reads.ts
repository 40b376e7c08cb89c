import { unreachable } from '@parley/core/base/assert.ts';
import type { Query, StoredRun, StoredStart } from '@parley/core/journal/records.ts';
import type { Statement } from 'better-sqlite3-multiple-ciphers';
import { plain } from './blob.ts';
import type { JournalIds } from './journal-ids.ts';
import { placesPerJournal } from './line-schema.ts';
import type { StoreDatabase } from './store-database.ts';

/** A signed head as stored; text and key name follow from journal, size, root and leaf. */
export type StoredNote = {
  readonly size: number;
  readonly root: Uint8Array;
  readonly leaf: Uint8Array | null;
  readonly signature: Uint8Array;
};

/** What answers a Query; the letter is the query's. */
export type Answer =
  | { readonly q: 'runs'; readonly runs: readonly StoredRun[] }
  /** In the order asked; null where no such node is stored. */
  | { readonly q: 'nodes'; readonly hashes: readonly (Uint8Array | null)[] }
  | { readonly q: 'note'; readonly note: StoredNote | null };

type RunRow = { place: number; count: number; bytes: Buffer };
type CosignatureRow = { size: number; time: number; signature: Buffer };
type NoteRow = { size: number; root: Buffer; leaf: Buffer | null; signature: Buffer };

/** Reads for the core: heads and facts at the start, later what a `load` asks. */
export class LineReads {
  private readonly db: StoreDatabase['db'];
  private readonly ids: JournalIds;
  private readonly runAt: Statement;
  private readonly runsFrom: Statement;
  private readonly node: Statement;
  private readonly note: Statement;
  private readonly newest: Statement;

  constructor({ db }: StoreDatabase, ids: JournalIds) {
    this.db = db;
    this.ids = ids;
    this.runAt = db.prepare(
      'SELECT place, count FROM run WHERE place BETWEEN ? AND ? ORDER BY place DESC LIMIT 1',
    );
    this.runsFrom = db.prepare(
      'SELECT place, count, bytes FROM run WHERE place BETWEEN ? AND ? ORDER BY place',
    );
    this.node = db.prepare('SELECT hash FROM node WHERE journal = ? AND level = ? AND idx = ?');
    this.note = db.prepare(
      'SELECT size, root, leaf, signature FROM note WHERE journal = ? AND size >= ? ' +
        'ORDER BY size LIMIT 1',
    );
    this.newest = db.prepare(
      'SELECT size, time, signature FROM cosignature WHERE journal = ? AND cosigner = ? ' +
        'ORDER BY size DESC LIMIT 1',
    );
  }

  start(): StoredStart {
    const heads = this.db.prepare('SELECT journal, size, state FROM head ORDER BY journal').all();
    const peeked = this.db.prepare('SELECT journal, seq, bytes FROM peeked').all();
    const facts = this.db.prepare('SELECT key, value FROM fact').all();
    return {
      heads: (heads as { journal: number; size: number; state: Buffer }[]).map((row) => ({
        journal: this.ids.name(row.journal),
        size: row.size,
        state: plain(row.state),
      })),
      cosignatures: this.newestCosignatures(),
      peeked: (peeked as { journal: number; seq: number; bytes: Buffer }[]).map((row) => ({
        journal: this.ids.name(row.journal),
        seq: row.seq,
        bytes: plain(row.bytes),
      })),
      facts: new Map(
        (facts as { key: string; value: Buffer }[]).map((row) => [row.key, plain(row.value)]),
      ),
    };
  }

  peeked(journal: string, seq: number): Uint8Array | undefined {
    const id = this.ids.find(journal);
    const sql = 'SELECT bytes FROM peeked WHERE journal = ? AND seq = ?';
    const row = id === undefined ? undefined : this.db.prepare(sql).get(id, seq);
    return row === undefined ? undefined : plain((row as { bytes: Buffer }).bytes);
  }

  answer(query: Query): Answer {
    switch (query.q) {
      case 'runs':
        return { q: 'runs', runs: this.runs(query) };
      case 'nodes': {
        const journal = this.ids.find(query.journal) ?? -1;
        const hashes = query.places.map(({ level, index }) => {
          const row = this.node.get(journal, level, index) as { hash: Buffer } | undefined;
          return row === undefined ? null : plain(row.hash);
        });
        return { q: 'nodes', hashes };
      }
      case 'note':
        return { q: 'note', note: this.noteCovering(query.journal, query.size) };
      default:
        return unreachable(query);
    }
  }

  /** The signed head of least size >= `size`, or null. */
  noteCovering(journal: string, size: number): StoredNote | null {
    const id = this.ids.find(journal);
    const row = id === undefined ? undefined : (this.note.get(id, size) as NoteRow | undefined);
    if (row === undefined) return null;
    return {
      size: row.size,
      root: plain(row.root),
      leaf: row.leaf === null ? null : plain(row.leaf),
      signature: plain(row.signature),
    };
  }

  /** One descent for each pair: a scan would read every cosignature ever stored. */
  private newestCosignatures(): StoredStart['cosignatures'] {
    const found: StoredStart['cosignatures'][number][] = [];
    for (const [journal, id] of this.ids.all()) {
      for (const [cosigner, by] of this.ids.all()) {
        const row = this.newest.get(id, by) as CosignatureRow | undefined;
        if (row === undefined) continue;
        found.push({ journal, cosigner, ...row, signature: plain(row.signature) });
      }
    }
    return found;
  }

  private runs(query: Query & { q: 'runs' }): StoredRun[] {
    const id = this.ids.find(query.journal);
    if (id === undefined || query.first > query.last) return [];
    const base = id * placesPerJournal;
    const at = this.runAt.get(base, base + query.first) as RunRow | undefined;
    const covers = at !== undefined && at.place + at.count > base + query.first;
    const from = covers ? at.place : base + query.first;
    const runs: StoredRun[] = [];
    let bytes = 0;
    for (const row of this.runsFrom.iterate(from, base + query.last) as Iterable<RunRow>) {
      runs.push({ first: row.place - base, count: row.count, bytes: plain(row.bytes) });
      bytes += row.bytes.length;
      if (bytes >= query.bytes) break;
    }
    return runs;
  }
}
