import { equal } from '../base/bytes.ts';
import type { Crypto } from '../base/crypto.ts';
import { ok, type Result, refuse } from '../base/refusal.ts';
import type { Founding } from '../codec/certificate.ts';
import { type JournalName, journalKey, type Mark } from '../codec/names.ts';
import { type Cut, type CutView, checkCut, cutHash, type PlacedCut } from './cut.ts';
import type { Findings } from './findings.ts';
import type { JournalWalk } from './journal-walk.ts';

/** An entry that proposes a cut, with what its author had claimed to hold by then. */
export type CutCandidate = {
  readonly journal: JournalName;
  readonly seq: number;
  readonly cut: Cut;
  /** Entries of kind cut in its journal before it. */
  readonly cuts: number;
  readonly claims: ReadonlyMap<string, Mark>;
};

/** The journals that cuts speak of, as a walk or an archive has them. */
export interface CutJournals {
  /** By party, number, tag. */
  journals(): readonly JournalWalk[];
  journal(name: JournalName): JournalWalk | undefined;
}

/**
 * The cuts of a line as its entries have them, judged in transcript order when the walk has come
 * to the last: then every root that a cut can name is known.
 */
export class CutChain {
  readonly #crypto: Crypto;
  readonly #founding: Founding;
  readonly #walk: CutJournals;
  /** Of each journal its last well-formed cut: how many entries of that kind stand before it. */
  readonly #placed = new Map<string, number>();
  last: PlacedCut | undefined;

  constructor(crypto: Crypto, founding: Founding, walk: CutJournals) {
    this.#crypto = crypto;
    this.#founding = founding;
    this.#walk = walk;
  }

  /** Takes a candidate as the next cut if it is one. */
  offer(candidate: CutCandidate): Result<PlacedCut> {
    const { journal, seq, cuts } = candidate;
    const key = journalKey(journal);
    const tries = cuts - 1 - (this.#placed.get(key) ?? -1);
    const checked = checkCut(this.#view(candidate), { journal, seq, tries }, candidate.cut);
    if (!checked.ok) return checked;
    this.last = checked.value;
    this.#placed.set(key, cuts);
    return checked;
  }

  /** Compares the cuts that a file declares with those that the entries propose: all of them. */
  compare(
    declared: readonly Cut[],
    candidates: readonly CutCandidate[],
    findings: Findings,
  ): Result<true> {
    let k = 0;
    for (const candidate of candidates) {
      const offered = this.offer(candidate);
      if (!offered.ok) {
        if (offered.code !== 'entry-missing') {
          findings.add('cut-malformed', candidate.journal, candidate.seq);
        }
        continue;
      }
      const named = declared[k++];
      if (named === undefined) return refuse('not-final', `cut ${candidate.cut.k}`);
      const hash = cutHash(this.#crypto, this.#founding.line, named);
      if (!equal(hash, offered.value.hash)) return refuse('out-of-order', `cut ${named.k}`);
    }
    return k === declared.length ? ok(true) : refuse('entry-missing', `cut ${k}`);
  }

  #view(candidate: CutCandidate): CutView {
    const walk = this.#walk;
    const { line, charter } = this.#founding;
    return {
      crypto: this.#crypto,
      line,
      parties: charter.parties.length,
      founding: charter.parties.map(({ tag }, party) => ({ party, number: 0, tag })),
      last: this.last,
      rootAt(journal, size) {
        const found = walk.journal(journal);
        return found === undefined || size > found.tree.size ? undefined : found.rootAt(size);
      },
      claimedSize: (_, of) => candidate.claims.get(journalKey(of))?.size ?? 0,
      firstHolding(holder, of) {
        const found = walk.journal(holder);
        return found === undefined ? undefined : trueNaming(walk, found, journalKey(of))?.seq;
      },
      endOf: (journal) => endOf(walk, charter.parties.length, journal),
    };
  }
}

/** The first entry of `holder` that names that journal, if what it claims is true. */
export function trueNaming(walk: CutJournals, holder: JournalWalk, of: string) {
  const naming = holder.namings.get(of);
  if (naming === undefined) return undefined;
  return walk.journal(naming.mark)?.isTrue(naming.mark) === true ? naming : undefined;
}

/**
 * Where a journal ended for all: the highest head that the certificate of its successor, or the
 * last `held` of another party before it named the successor, truly names. Undefined while there
 * is no successor, or a party has not named it.
 */
function endOf(walk: CutJournals, parties: number, name: JournalName): number | undefined {
  const journal = walk.journal(name);
  if (journal === undefined) return undefined;
  const all = walk.journals();
  let end: number | undefined;
  for (const successor of all) {
    const { party, number } = successor.name;
    if (party !== name.party || number <= name.number || successor.tree.size === 0) continue;
    const found = endBy(all, parties, { walk, journal, successor });
    if (found !== undefined) end = Math.min(end ?? found, found);
  }
  return end;
}

function endBy(
  all: readonly JournalWalk[],
  parties: number,
  of: { walk: CutJournals; journal: JournalWalk; successor: JournalWalk },
): number | undefined {
  const { walk, journal, successor } = of;
  const named = new Set([journal.name.party]);
  const marks = [successor.namings.get(journal.key)?.mark];
  for (const holder of all) {
    if (holder.name.party === journal.name.party) continue;
    const naming = trueNaming(walk, holder, successor.key);
    if (naming === undefined) {
      marks.push(holder.marks.get(journal.key));
      continue;
    }
    named.add(holder.name.party);
    marks.push(naming.before.find((mark) => journalKey(mark) === journal.key));
  }
  if (named.size < parties) return undefined;
  const ends = marks.map((mark) => (mark && journal.isTrue(mark) ? mark.size : 0));
  return Math.max(0, ...ends);
}
