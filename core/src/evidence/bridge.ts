import type { Crypto } from '../base/crypto.ts';
import { ok, type Result, refuse } from '../base/refusal.ts';
import { decodeBody } from '../codec/body.ts';
import type { Founding } from '../codec/certificate.ts';
import { type AnyItem, isOpaque, leafOf } from '../codec/entry.ts';
import { kinds } from '../codec/kinds.ts';
import { journalKey, type Mark, marksThatCount } from '../codec/names.ts';
import { opaqueFits } from '../codec/run.ts';
import { Names } from '../journal/claims.ts';
import { type BodyJudge, cutCandidate } from './body-judge.ts';
import type { Cut, PlacedCut } from './cut.ts';
import { type CutCandidate, CutChain } from './cut-chain.ts';
import type { LineWalk } from './line-walk.ts';
import type { Block } from './transcript-format.ts';
import type { WitnessCheck } from './witness-check.ts';

type Walked = {
  readonly founding: Founding;
  readonly judge: BodyJudge;
  readonly walk: LineWalk;
  readonly witnesses: WitnessCheck;
};

/**
 * The entry of a cut lies behind its own heads. The bridge is the entries of that one journal from
 * its head in the last cut to the cut's entry, the bridge's last. With them every declared cut is
 * compared with the entries that propose it.
 */
export function crossBridge(
  crypto: Crypto,
  walked: Walked,
  declared: readonly Cut[],
  blocks: readonly Block[],
): Result<PlacedCut> {
  const { founding, judge, walk, witnesses } = walked;
  const name = (blocks[0] as Block).journal;
  const journal = walk.journal(name);
  if (journal === undefined) return refuse('unknown-journal', 'bridge');
  const frontier = journal.tree.frontier();
  const said = {
    marks: new Map(journal.marks),
    names: new Names(journal.marks.values()),
    cuts: journal.cutEntries,
  };
  const candidates: CutCandidate[] = [...judge.cuts];
  for (const block of blocks) {
    const follows = journalKey(block.journal) === journal.key && block.first === frontier.size;
    if (!follows) return refuse('wrong-seq', 'bridge');
    for (const item of block.items) {
      const place = { line: founding.line, journal: journal.name, seq: frontier.size };
      if (isOpaque(item) && !opaqueFits(item, place)) return refuse('malformed', 'bridge');
      const candidate = proposal(place, item, said);
      if (candidate !== undefined) candidates.push(candidate);
      frontier.add(leafOf(crypto, place, item));
    }
  }
  const chain = new CutChain(crypto, founding, walk);
  const compared = chain.compare(declared, candidates, walk.findings);
  if (!compared.ok) return compared;
  const last = chain.last;
  const stands = last !== undefined && last.seq === frontier.size - 1;
  if (!stands || journalKey(last.journal) !== journal.key) return refuse('not-final', 'bridge');
  witnesses.bridge(journal.name, frontier);
  return ok(last);
}

function proposal(
  place: { readonly journal: PlacedCut['journal']; readonly seq: number },
  item: AnyItem,
  said: { readonly marks: Map<string, Mark>; readonly names: Names; cuts: number },
): CutCandidate | undefined {
  if (isOpaque(item)) return undefined;
  const { marks, names } = said;
  for (const mark of marksThatCount(place.journal.party, item.held)) {
    const key = journalKey(mark);
    if (marks.has(key) || names.add(mark.party)) marks.set(key, mark);
  }
  if (item.kind !== kinds.cut) return undefined;
  const cuts = said.cuts++;
  const body = decodeBody(item.body);
  if (!body.ok) return undefined;
  const { journal, seq } = place;
  return cutCandidate(journal, { seq, cuts, body: body.value, claims: marks });
}
