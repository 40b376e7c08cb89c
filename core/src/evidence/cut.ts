import { ascii, concat, equal } from '../base/bytes.ts';
import type { Crypto } from '../base/crypto.ts';
import { limits } from '../base/limits.ts';
import { ok, type Result, refuse } from '../base/refusal.ts';
import { encode } from '../codec/cbor.ts';
import { compareJournals, type JournalName, journalKey, type Mark } from '../codec/names.ts';
import { markValue } from '../codec/shapes.ts';

/** Cut k of a line: up to its heads the transcript is final once all have cosigned it. */
export type Cut = {
  readonly k: number;
  /** Hash of cut k - 1; of cut 0: the line id. */
  readonly previous: Uint8Array;
  /** One head per journal, by party, number and tag. */
  readonly heads: readonly Mark[];
};

/** A well-formed cut and where its entry lies. */
export type PlacedCut = {
  readonly cut: Cut;
  readonly hash: Uint8Array;
  readonly journal: JournalName;
  readonly seq: number;
};

const domain = ascii('parley/cut/v1');

/** SHA-256("parley/cut/v1", CBOR[line, k, previous, heads]) (spec/transcript.md, cut). */
export function cutHash(crypto: Crypto, line: Uint8Array, cut: Cut): Uint8Array {
  const content = encode([line, cut.k, cut.previous, cut.heads.map(markValue)]);
  return crypto.sha256(concat(domain, content));
}

/**
 * What the rules of a cut ask about the line. A cut whose heads are not all held yet is judged
 * when they are: `entry-missing` means not yet, every other refusal is for good.
 */
export interface CutView {
  readonly crypto: Crypto;
  readonly line: Uint8Array;
  /** Number of parties. */
  readonly parties: number;
  /** The founding journals, by party. */
  readonly founding: readonly JournalName[];
  /** The last well-formed cut, or undefined before cut 0. */
  readonly last: PlacedCut | undefined;
  /** Root of a journal at a size, or undefined while that much of it is not held. */
  rootAt(journal: JournalName, size: number): Uint8Array | undefined;
  /** Size that the author's last mark for `of` claims, the cut's own entry included, or 0. */
  claimedSize(author: JournalName, of: JournalName): number;
  /** seq of the first entry of `holder` that truly holds an entry of `of`. */
  firstHolding(holder: JournalName, of: JournalName): number | undefined;
  /** Where a journal ended for all, once every other party has named its successor. */
  endOf(journal: JournalName): number | undefined;
}

/** Where a cut is written. */
export type CutPlace = {
  readonly journal: JournalName;
  readonly seq: number;
  /** Entries of kind cut in that journal since its last well-formed one, or its beginning. */
  readonly tries: number;
};

/**
 * The rules of a well-formed cut. It must be the next one and its party's turn, go on from the
 * hash of the one before and cover that entry, name every journal in order, never fall, cover only
 * what its author claims to hold, with roots that are true, and nothing contested; and one written
 * by a new incarnation must cover, of every other party, an entry that holds its certificate.
 */
export function checkCut(view: CutView, place: CutPlace, cut: Cut): Result<PlacedCut> {
  const { journal, seq } = place;
  const last = view.last;
  const k = last === undefined ? 0 : last.cut.k + 1;
  if (cut.k !== k || journal.party !== k % view.parties) return refuse('cut-out-of-turn');
  if (place.tries >= limits.cutTriesMax) return refuse('cut-out-of-turn', 'after so many tries');
  const previous = last === undefined ? view.line : last.hash;
  if (!equal(cut.previous, previous)) return refuse('cut-out-of-turn', 'hash of the cut before');
  for (let i = 1; i < cut.heads.length; i++) {
    if (compareJournals(cut.heads[i - 1] as Mark, cut.heads[i] as Mark) >= 0) {
      return refuse('not-canonical', 'heads of a cut');
    }
  }
  const own = cut.heads.some((head) => journalKey(head) === journalKey(journal));
  if (!own) return refuse('cut-falls', "its author's own journal");
  const falls = checkRise(view, cut);
  if (!falls.ok) return falls;
  for (const head of cut.heads) {
    const checked = checkHead(view, place, head);
    if (!checked.ok) return checked;
  }
  if (journal.number > 0 && !coversHolders(view, journal, cut)) return refuse('cut-too-early');
  return ok({ cut, hash: cutHash(view.crypto, view.line, cut), journal, seq });
}

function checkHead(view: CutView, place: CutPlace, head: Mark): Result<true> {
  const key = journalKey(head);
  const own = key === journalKey(place.journal);
  // What the cut before covers is final for all: a new incarnation may not have it all back.
  const before = view.last?.cut.heads.find((one) => journalKey(one) === key)?.size ?? 0;
  const claimed = own ? place.seq : Math.max(before, view.claimedSize(place.journal, head));
  if (head.size > claimed) return refuse('cut-beyond-held', key);
  const exists = head.number > 0 ? head.size > 0 : isFounding(view, key);
  if (!exists) return refuse('unknown-journal', key);
  const root = view.rootAt(head, head.size);
  if (root === undefined) return refuse('entry-missing', key);
  if (!equal(root, head.root)) return refuse('not-root-of-journal', key);
  const end = view.endOf(head);
  const contested = end !== undefined && head.size > Math.max(end, before);
  return contested ? refuse('cut-contested', key) : ok(true);
}

function isFounding(view: CutView, key: string): boolean {
  return view.founding.some((journal) => journalKey(journal) === key);
}

/** Every journal of the cut before, or every founding one, is there and has not shrunk. */
function checkRise(view: CutView, cut: Cut): Result<true> {
  const sizes = new Map(cut.heads.map((head) => [journalKey(head), head.size]));
  for (const journal of view.founding) {
    if (!sizes.has(journalKey(journal))) return refuse('cut-falls', journalKey(journal));
  }
  const last = view.last;
  if (last === undefined) return ok(true);
  for (const head of last.cut.heads) {
    const size = sizes.get(journalKey(head));
    if (size === undefined || size < head.size) return refuse('cut-falls', journalKey(head));
  }
  const covering = sizes.get(journalKey(last.journal)) ?? 0;
  return covering > last.seq ? ok(true) : refuse('cut-falls', 'the cut before is not covered');
}

function coversHolders(view: CutView, author: JournalName, cut: Cut): boolean {
  for (let party = 0; party < view.parties; party++) {
    if (party === author.party) continue;
    const covered = cut.heads.some((head) => {
      const first = head.party === party ? view.firstHolding(head, author) : undefined;
      return first !== undefined && first < head.size;
    });
    if (!covered) return false;
  }
  return true;
}

/**
 * The cut that the author of `place` may write now, over all that it holds (`heads`: own journal
 * at most at `seq`, ended ones at their end), or why it may not yet.
 */
export function proposeCut(view: CutView, place: CutPlace, heads: readonly Mark[]): Result<Cut> {
  const last = view.last;
  const cut: Cut = {
    k: last === undefined ? 0 : last.cut.k + 1,
    previous: last === undefined ? view.line : last.hash,
    heads: [...heads].sort(compareJournals),
  };
  const checked = checkCut(view, place, cut);
  return checked.ok ? ok(cut) : checked;
}

/** What each head of a cut must have been cosigned up to: its size, or behind the cut's entry. */
export function cosignedNeeds(placed: PlacedCut): { journal: JournalName; size: number }[] {
  return placed.cut.heads.map((head) => {
    const own = journalKey(head) === journalKey(placed.journal);
    return { journal: head, size: own ? placed.seq + 1 : head.size };
  });
}

/**
 * The record stands though Ed25519 fell: what makes the cut final is signed in ML-DSA too, by the
 * authors and by all others (spec/reading.md, verdict).
 */
export function isSealed(
  placed: PlacedCut,
  parties: number,
  sealedBy: (journal: JournalName, party: number) => number,
): boolean {
  return needsHold(placed, parties, ({ journal, size }, party) => sealedBy(journal, party) >= size);
}

/**
 * Final: every head of the cut, and one covering its entry, is cosigned by all other parties.
 * `cosignedBy` gives the largest size of a journal whose head, or a later one, counts for a party.
 */
export function isFinal(
  placed: PlacedCut,
  parties: number,
  cosignedBy: (journal: JournalName, party: number) => number,
): boolean {
  return needsHold(placed, parties, ({ journal, size }, party) => {
    return party === journal.party || cosignedBy(journal, party) >= size;
  });
}

type Need = ReturnType<typeof cosignedNeeds>[number];

function needsHold(
  placed: PlacedCut,
  parties: number,
  holds: (need: Need, party: number) => boolean,
): boolean {
  return cosignedNeeds(placed).every((need) => {
    for (let party = 0; party < parties; party++) if (!holds(need, party)) return false;
    return true;
  });
}
