/** The bridge: from the last cut's head to the cut's own entry (spec/transcript.md). */
import { attempt, refuse } from '../base/refusal.ts';
import { Reader } from '../cbor/reader.ts';
import { readBody } from '../entry/body.ts';
import { type Cut, readCut } from '../entry/records.ts';
import { checkPlace, type RunItem } from '../entry/run.ts';
import type { Frontier } from '../journal/frontier.ts';
import { keyOfName } from '../journal/name.ts';
import type { Block } from './blocks.ts';
import { Claims } from './claims.ts';
import { claimsNamed, type WrittenCut } from './cut.ts';
import { kept, orderedMarks } from './held.ts';
import type { Journal } from './journal.ts';
import type { LineRecord } from './line-record.ts';

const cutKind = 13;

/** What the bridge shows: its journal up to the cut's entry, and the cut entries on the way. */
export type Bridge = {
  readonly journal: Journal;
  readonly frontier: Frontier;
  readonly cuts: readonly WrittenCut[];
};

/**
 * Follows the blocks of a bridge. Refused with `unknown-journal`; with `wrong-seq` where they are
 * not the entries of one journal from the head of the last cut on.
 */
export function crossBridge(record: LineRecord, blocks: readonly Block[]): Bridge {
  const name = blocks[0]?.name ?? refuse('not-final', 'no bridge');
  const journal = record.get(name) ?? refuse('unknown-journal', 'bridge');
  const frontier = journal.tree.frontier();
  const said = { claims: new Claims(journal.claims), cutEntries: journal.cutEntries };
  const cuts: WrittenCut[] = [];
  for (const { name: of, run } of blocks) {
    const first = run.items[0]?.seq;
    if (keyOfName(of) !== journal.key || first !== frontier.size) refuse('wrong-seq', 'bridge');
    for (const item of run.items) {
      checkPlace(journal.start, item);
      const cut = proposed(journal, item, said);
      if (cut !== undefined) cuts.push(cut);
      frontier.append(item.leaf);
    }
  }
  return { journal, frontier, cuts };
}

/** The cut that an entry of the bridge proposes, its claims taken. */
function proposed(
  journal: Journal,
  item: RunItem,
  said: { readonly claims: Claims; cutEntries: number },
): WrittenCut | undefined {
  if (item.header === undefined) return undefined;
  for (const mark of orderedMarks(item.header, journal.name.party)) {
    said.claims.take(keyOfName(mark), kept(mark));
  }
  if (item.header.kind !== cutKind) return undefined;
  const nth = said.cutEntries++;
  const cut = attempt((): Cut => {
    return readCut(new Reader(readBody(item.body).raw.record ?? Uint8Array.of(0xf6)));
  });
  if (!cut.ok) return undefined;
  const claims = claimsNamed(cut.value, said.claims.marks);
  return { cut: cut.value, journal, seq: item.seq, nth, claims };
}
