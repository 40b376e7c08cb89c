import type { Cut } from '@parley/core/evidence/cut.ts';
import { readItem } from '../../projection/entry-name.ts';
import { recordIn } from '../../projection/read-record.ts';
import type { StationLine } from '../../station.ts';

export type FinalCut = { readonly cut: Cut; readonly hash: Uint8Array };

/**
 * The final cuts above number `k`, oldest first: the last one, and by their hashes each that it
 * goes on from. What else a party writes as a cut is never read. None while one of them is in no
 * table yet.
 */
export function finalCutsAfter(line: StationLine, k: number): FinalCut[] {
  const { final } = line.host.line;
  const chain: FinalCut[] = [];
  let next: FinalCut | undefined = final ? { cut: final.cut, hash: final.hash } : undefined;
  while (next && next.cut.k > k) {
    chain.unshift(next);
    if (next.cut.k === 0) break;
    next = cutOf(line, next.cut.previous);
    if (!next) return [];
  }
  return chain;
}

/** A cut that the line has, by its hash; a damaged page may hide it. */
function cutOf(line: StationLine, hash: Uint8Array): FinalCut | undefined {
  const sql = 'SELECT journal, seq FROM shown_cut WHERE hash = ? LIMIT 1';
  const row = line.store.database.db.prepare(sql).get(hash) as Place | undefined;
  const journal = row && line.host.line.journals.get(row.journal);
  const item = journal && readItem(line.store, { journal, seq: row.seq })?.item;
  const record = recordIn(item, 'cut');
  if (!record) return undefined;
  const { k, previous, heads } = record;
  return { cut: { k, previous, heads }, hash };
}

type Place = { readonly journal: string; readonly seq: number };
