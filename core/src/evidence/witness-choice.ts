import { hex } from '../base/bytes.ts';
import type { Crypto } from '../base/crypto.ts';
import type { Founding } from '../codec/certificate.ts';
import { compareJournals, type JournalName, journalKey } from '../codec/names.ts';
import { consistencyProof } from '../journal/proofs.ts';
import type { Archive, ArchivedJournal, LineSource, ShownCosignature } from './archive.ts';
import { cosignedNeeds, cutHash, isFinal, type PlacedCut } from './cut.ts';
import { type CutCandidate, CutChain, type CutJournals } from './cut-chain.ts';
import type { Witness, WitnessSignature } from './transcript-format.ts';

/**
 * The cuts from 0 to the last final one, from the proposals that an archive holds: each goes on
 * from the hash of the one before and follows every rule. Empty when none is final yet.
 */
export function finalCuts(
  crypto: Crypto,
  archive: Archive,
  source: LineSource,
  founding: Founding,
): PlacedCut[] {
  const parties = founding.charter.parties.length;
  const byHash = new Map<string, CutCandidate[]>();
  const proposals: PlacedCut[] = [];
  for (const candidate of archive.cuts) {
    const { cut, journal, seq } = candidate;
    if (journal.party !== cut.k % parties) continue;
    const hash = cutHash(crypto, archive.line, cut);
    proposals.push({ cut, hash, journal, seq });
    const key = hex(hash);
    const same = byHash.get(key);
    if (same) same.push(candidate);
    else byHash.set(key, [candidate]);
  }
  const cosignedBy = (name: JournalName, party: number): number => {
    const journal = archive.journals.get(journalKey(name));
    return journal === undefined ? 0 : coveredBy(archive, source, journal, party);
  };
  proposals.sort((a, b) => b.cut.k - a.cut.k);
  for (const last of proposals) {
    if (!isFinal(last, parties, cosignedBy)) continue;
    const placed = placeAll(crypto, founding, archive, chainTo(last, byHash));
    const end = placed?.at(-1);
    if (!placed || !end || placed.length !== last.cut.k + 1) continue;
    const isLast = end.seq === last.seq && journalKey(end.journal) === journalKey(last.journal);
    if (isLast || isFinal(end, parties, cosignedBy)) return placed;
  }
  return [];
}

/** The entries that propose each cut from the first that is held to this one. */
function chainTo(
  last: PlacedCut,
  byHash: ReadonlyMap<string, readonly CutCandidate[]>,
): (readonly CutCandidate[])[] {
  const chain: (readonly CutCandidate[])[] = [];
  let same = byHash.get(hex(last.hash));
  while (same !== undefined) {
    chain.unshift(same);
    const cut = (same[0] as CutCandidate).cut;
    same = cut.k > 0 ? byHash.get(hex(cut.previous)) : undefined;
  }
  return chain;
}

/** Of entries that propose the same cut the first well-formed one is it. */
function placeAll(
  crypto: Crypto,
  founding: Founding,
  archive: Archive,
  chain: readonly (readonly CutCandidate[])[],
): PlacedCut[] | undefined {
  const all = [...archive.journals.values()].sort((a, b) => compareJournals(a.name, b.name));
  const journals: CutJournals = {
    journals: () => all,
    journal: (name) => archive.journals.get(journalKey(name)),
  };
  const cuts = new CutChain(crypto, founding, journals);
  const placed: PlacedCut[] = [];
  for (const same of chain) {
    const cut = firstPlaced(cuts, same);
    if (cut === undefined) return undefined;
    placed.push(cut);
  }
  return placed;
}

function firstPlaced(cuts: CutChain, same: readonly CutCandidate[]): PlacedCut | undefined {
  for (const candidate of same) {
    const offered = cuts.offer(candidate);
    if (offered.ok) return offered.value;
  }
  return undefined;
}

function coveredBy(
  archive: Archive,
  source: LineSource,
  journal: ArchivedJournal,
  party: number,
): number {
  let covered = 0;
  let step = 1;
  // The store answers "who covers this size"; the largest such size is found by halving.
  while (step * 2 <= journal.tree.size) step *= 2;
  for (; step >= 1; step = Math.floor(step / 2)) {
    const size = covered + step;
    if (size > journal.tree.size) continue;
    const found = source.cosignatures(journal.key, size);
    const by = found.some((one) => archive.journals.get(one.cosigner)?.name.party === party);
    if (by) covered = size;
  }
  return covered;
}

/** Signed heads that show the heads of a cut, and its entry, to be held by all. */
export function finalWitnesses(
  crypto: Crypto,
  archive: Archive,
  source: LineSource,
  placed: PlacedCut,
): Witness[] {
  return cosignedNeeds(placed).flatMap(({ journal, size }) => {
    const found = archive.journals.get(journalKey(journal));
    return found === undefined || size === 0
      ? []
      : witnessesOf(crypto, archive, source, [found, size]);
  });
}

/** The author's first signature over a head of at least `size`, and what others signed there. */
export function witnessesOf(
  crypto: Crypto,
  archive: Archive,
  source: LineSource,
  of: readonly [journal: ArchivedJournal, size: number],
): Witness[] {
  const [journal, from] = of;
  const { key, name, tree } = journal;
  const note = source.note(key, from);
  const signed = source.cosignatures(key, from).filter((one) => others(archive, one, name.party));
  const pq = source.pqCosignatures(key, from);
  const sizes = new Set([...signed, ...pq].map((one) => one.size));
  if (note !== null) sizes.add(note.size);
  const held = [...sizes].filter((size) => size <= tree.size).sort((a, b) => a - b);
  return held.map((size) => {
    const own = source.note(key, size);
    return {
      journal: name,
      from,
      size,
      root: tree.rootAt(size),
      leaf: tree.leafAt(size - 1).slice(),
      signature: own !== null && own.size === size ? own.signature : null,
      proof: consistencyProof(crypto, tree, from, size),
      cosignatures: named(archive, signed, size),
      pq: named(archive, pq, size),
    };
  });
}

function others(archive: Archive, one: ShownCosignature, party: number): boolean {
  const cosigner = archive.journals.get(one.cosigner);
  return cosigner !== undefined && cosigner.name.party !== party;
}

function named(
  archive: Archive,
  all: readonly ShownCosignature[],
  size: number,
): WitnessSignature[] {
  return all
    .flatMap((one) => {
      const cosigner = archive.journals.get(one.cosigner)?.name;
      if (one.size !== size || cosigner === undefined) return [];
      return [{ cosigner, time: one.time, signature: one.signature }];
    })
    .sort((a, b) => compareJournals(a.cosigner, b.cosigner));
}
