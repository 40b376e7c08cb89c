import { equal } from '../base/bytes.ts';
import { limits } from '../base/limits.ts';
import { type Result, refuse } from '../base/refusal.ts';
import { kinds } from '../codec/kinds.ts';
import { compareJournals, type JournalName, journalKey, type Mark } from '../codec/names.ts';
import { encodePayload } from '../codec/payload.ts';
import { encodeRecord } from '../codec/records.ts';
import { type Cut, type CutView, checkCut, type PlacedCut, proposeCut } from '../evidence/cut.ts';
import { counts } from '../replication/counts.ts';
import { cosignableSize, endOf, endSoFar } from '../replication/ends.ts';
import {
  type Journal,
  journalOf,
  type Line,
  ownJournal,
  sortedJournals,
} from '../replication/line.ts';
import { isWriting } from '../replication/pace.ts';
import type { Candidate } from '../replication/pending.ts';
import { loadRoot } from '../replication/roots.ts';
import { signedPart, transmit, twoWay } from '../replication/send.ts';
import { keepTried, lastCut, mayBeCut, nextK, triesBefore } from './cut-tries.ts';
import { enqueueOwn, marksToWrite } from './queue.ts';

const askPauseMs = 5000;

/** A cut entry is on disk: it is judged when its turn comes and its heads are held. */
export function onCutEntry(line: Line, candidate: Candidate): void {
  const { journal, cuts } = candidate;
  const { k, previous, heads } = candidate.cut;
  if (!mayBeCut(line, { journal, cuts, k })) return misses(line, candidate);
  keepTried(journalOf(line, journalKey(journal)), { cuts, k });
  waits(line, { ...candidate, cut: { k, previous, heads } });
}

/** Where those wait whose cut was found before they could be judged. */
const tooLate = -1;

function waits(line: Line, candidate: Candidate): void {
  const { k } = candidate.cut;
  const at = k < nextK(line) ? tooLate : k;
  const waiting = line.candidates.get(at) ?? [];
  line.candidates.set(at, waiting);
  // The first for k: in the order of its party's incarnations, then seq.
  waiting.splice(placeAmong(waiting, candidate), 0, candidate);
}

/** Behind all that come before it, by halves. */
function placeAmong(waiting: readonly Candidate[], { journal, seq }: Candidate): number {
  let [low, high] = [0, waiting.length];
  while (low < high) {
    const at = (low + high) >> 1;
    const one = waiting[at] as Candidate;
    const later = compareJournals(one.journal, journal) || one.seq - seq;
    if (later > 0) high = at;
    else low = at + 1;
  }
  return low;
}

/** Judges candidates, and finds which cuts have become final. Called whenever something moved. */
export function settleCuts(line: Line): void {
  dropContested(line);
  for (let k = nextK(line); judgeWaiting(line, k); k = nextK(line)) {
    const late = line.candidates.get(k) ?? [];
    line.candidates.delete(k);
    for (const candidate of late) waits(line, candidate);
  }
  judgeWaiting(line, tooLate);
  settleFinal(line);
}

/** Entries of one journal and k that wait for heads that are not held yet: more are not judged. */
const unjudgedMax = 16;
const notYet = refuse('entry-missing');

/** Judges those for k in their order, until one of them is the cut. */
function judgeWaiting(line: Line, k: number): boolean {
  const waiting = line.candidates.get(k);
  if (!waiting) return false;
  const left: Candidate[] = [];
  let unjudged = 0;
  let found = false;
  for (const [at, candidate] of waiting.entries()) {
    const before = waiting[at - 1];
    if (before && compareJournals(before.journal, candidate.journal) !== 0) unjudged = 0;
    const judged: Result<PlacedCut> =
      found || unjudged >= unjudgedMax ? notYet : judge(line, candidate);
    found ||= judged.ok;
    if (judged.ok) take(line, judged.value, candidate);
    else if (judged.code !== 'entry-missing') misses(line, candidate);
    else left.push(candidate);
    if (!judged.ok && judged.code === 'entry-missing') unjudged++;
  }
  if (left.length > 0) line.candidates.set(k, left);
  else line.candidates.delete(k);
  return found;
}

/**
 * A cut that was written and never signed, or that lies beyond the end of its journal, is none for
 * anybody. While that end may still move, an entry behind it waits.
 */
function judge(line: Line, candidate: Candidate): Result<PlacedCut> {
  const { journal: name, seq, cut, held } = candidate;
  const journal = line.journals.get(journalKey(name));
  if (!journal || seq >= signedPart(line, journal)) return refuse('entry-missing');
  const end = endSoFar(line, name);
  if (end && seq >= end.size) return refuse(end.settled ? 'cut-contested' : 'entry-missing');
  if (cut.k !== nextK(line))
    return refuse(cut.k > nextK(line) ? 'entry-missing' : 'cut-out-of-turn');
  if (!rootsKnown(line, cut)) return refuse('entry-missing');
  const tries = triesBefore(line, journal, candidate.cuts);
  return checkCut(viewOf(line, held), { journal: name, seq, tries }, cut);
}

function misses(line: Line, { journal, seq }: Candidate): void {
  const event = { event: 'violation', code: 'cut-malformed', journal, seq } as const;
  line.effects.push({ kind: 'show', event });
}

/**
 * A cut behind the end of its journal is none, nor is one with a head behind such an end that was
 * not settled when it was taken: whoever learns of the end first or last comes to the same cuts.
 * Those after it are judged anew.
 */
function dropContested(line: Line): void {
  if (line.journals.size === line.charter.parties.length) return;
  const at = line.placed.findIndex((candidate, i) => {
    return (
      isBehindEnd(line, { ...candidate.journal, size: candidate.seq + 1 }) || overreaches(line, i)
    );
  });
  if (at < 0) return;
  const [dropped, ...later] = line.placed.splice(at) as [Candidate, ...Candidate[]];
  line.cuts.splice(at);
  if (!isBehindEnd(line, { ...dropped.journal, size: dropped.seq + 1 })) misses(line, dropped);
  for (const candidate of later) waits(line, candidate);
}

/** What the cut before covers stays covered. */
function overreaches(line: Line, at: number): boolean {
  const before = line.cuts[at - 1] ?? line.final;
  const covered = new Map(before?.cut.heads.map((head) => [journalKey(head), head.size]));
  return (line.cuts[at] as PlacedCut).cut.heads.some((head) => {
    return head.size > (covered.get(journalKey(head)) ?? 0) && isBehindEnd(line, head);
  });
}

function isBehindEnd(line: Line, head: JournalName & { readonly size: number }): boolean {
  const end = endOf(line, head);
  return end !== undefined && end.asked.length === 0 && head.size > end.size;
}

function take(line: Line, cut: PlacedCut, candidate: Candidate): void {
  line.cuts.push(cut);
  line.placed.push(candidate);
  line.cutAt = line.now.elapsed;
  line.cutWanted = false;
  line.effects.push({ kind: 'show', event: { event: 'cut', k: cut.cut.k, final: false } });
}

function settleFinal(line: Line): void {
  while (line.cuts[0] && isFinal(line, line.cuts[0])) {
    line.final = line.cuts.shift() as PlacedCut;
    const { journal, cuts } = line.placed.shift() as Candidate;
    journalOf(line, journalKey(journal)).tried.final = cuts;
    const k = line.final.cut.k;
    line.effects.push({ kind: 'show', event: { event: 'cut', k, final: true } });
  }
}

/** Every head in it, and one covering it, is cosigned by all others. */
function isFinal(line: Line, placed: PlacedCut): boolean {
  const covering = { ...placed.journal, size: placed.seq + 1 };
  return [...placed.cut.heads, covering].every((head) => {
    const journal = line.journals.get(journalKey(head));
    return journal !== undefined && cosignedByAll(line, journal, head.size);
  });
}

function cosignedByAll(line: Line, journal: Journal, size: number): boolean {
  if (size === 0) return true;
  const parties = new Set<number>();
  for (const signed of journal.cosigned.values()) {
    if (signed.size >= size && counts(line, journal, signed)) parties.add(signed.cosigner.party);
  }
  for (let party = 0; party < line.charter.parties.length; party++) {
    if (party !== journal.name.party && !parties.has(party)) return false;
  }
  return true;
}

/** Roots at sizes between the heads in memory are computed again from the store. */
function rootsKnown(line: Line, cut: Cut): boolean {
  const asked = cut.heads.flatMap((head) => [head, ...(endOf(line, head)?.asked ?? [])]);
  let known = true;
  for (const head of asked) {
    const journal = line.journals.get(journalKey(head));
    if (!journal || head.size > journal.durable.size || rootAt(line, head, head.size)) continue;
    known = false;
    loadRoot(line, journal, head.size);
  }
  return known;
}

/** Whose turn it is proposes; whoever else wants a cut asks him. */
export function cutTurn(line: Line): void {
  const k = nextK(line);
  if (line.mute || isAwaited(line, k)) return;
  const due = line.now.elapsed - line.cutAt >= line.settings.cutPeriodS * 1000;
  if ((!due && !line.cutWanted) || !hasNews(line)) return;
  const party = k % line.charter.parties.length;
  if (party === line.me) return holdsBack(line) ? undefined : propose(line);
  const peer = line.peers.get(party);
  const paused = line.now.elapsed - line.cutAskedAt < askPauseMs;
  if (!line.cutWanted || !peer || paused) return;
  // The wish stays until the cut comes: the question may be lost.
  if (transmit(line, peer, encodePayload({ type: 'cut-ask' }))) line.cutAskedAt = line.now.elapsed;
}

/** When `cutTurn` has something to do, elapsed ms; what else it waits for comes as an input. */
export function cutDue(line: Line): number {
  const { elapsed } = line.now;
  const never = Number.POSITIVE_INFINITY;
  const at = line.cutWanted ? elapsed : line.cutAt + line.settings.cutPeriodS * 1000;
  if (line.mute !== null || at > elapsed) return line.mute === null ? at : never;
  const k = nextK(line);
  if (isAwaited(line, k)) return never;
  if (!hasNews(line)) return never;
  const party = k % line.charter.parties.length;
  if (party === line.me) return holdsBack(line) ? never : elapsed;
  const peer = line.peers.get(party);
  const asks = line.cutWanted && peer !== undefined && twoWay(peer).length > 0;
  return asks ? line.cutAskedAt + askPauseMs : never;
}

/** So many cuts of its own that are not final a station waits for before it writes the next. */
const unfinalMax = 8;

/**
 * The end of a replaced journal that turns out lower takes back all cuts that are not final, and
 * each was one of the few tries that a journal has for its next.
 */
function holdsBack(line: Line): boolean {
  const unfinal = line.placed.filter(({ journal }) => journal.party === line.me).length;
  return unfinal >= unfinalMax || cutTriesSpent(line);
}

/** No further entry of our present journal can be a cut: only one of new keys can. */
export function cutTriesSpent(line: Line): boolean {
  const own = ownJournal(line);
  return triesBefore(line, own, own.durable.cuts) >= limits.cutTriesMax;
}

/** The party whose turn the next cut is, if there is anything that it would cover. */
export function cutWantedOf(line: Line): number | undefined {
  return hasNews(line) ? nextK(line) % line.charter.parties.length : undefined;
}

/** An entry for k is there and may still be the cut. */
function isAwaited(line: Line, k: number): boolean {
  return line.candidates.get(k)?.some((one) => !isOld(line, one)) ?? false;
}

/** One that is not signed, or waits for the end of a replaced journal, holds nobody up. */
function isOld(line: Line, { journal, seq }: Candidate): boolean {
  const own = line.journals.get(journalKey(journal));
  const end = endSoFar(line, journal);
  return !own || seq >= signedPart(line, own) || (end !== undefined && seq >= end.size);
}

/** Something was written since the last cut that is not a cut or its receipt alone. */
function hasNews(line: Line): boolean {
  const last = lastCut(line);
  if (!last) return sortedJournals(line).some((journal) => journal.durable.size > 0);
  const sizes = new Map(last.cut.heads.map((head) => [journalKey(head), head.size]));
  const cutKey = journalKey(last.journal);
  return sortedJournals(line).some((journal) => {
    const covered = sizes.get(journal.key) ?? 0;
    const own = journal.key === cutKey ? Math.max(covered, last.seq + 1) : covered;
    return journal.durable.size > own;
  });
}

function propose(line: Line): void {
  const own = ownJournal(line);
  if (isWriting(line)) return;
  const held = new Map(own.durable.held);
  for (const mark of marksToWrite(line)) {
    const since = held.get(journalKey(mark))?.since ?? own.durable.size;
    held.set(journalKey(mark), { ...mark, since, first: mark, before: [] });
  }
  const heads = headsToPropose(line, held);
  if (!heads) return;
  const tries = triesBefore(line, own, own.durable.cuts);
  const place = { journal: own.name, seq: own.durable.size, tries };
  const proposed = proposeCut(viewOf(line, held), place, heads);
  if (!proposed.ok) return;
  line.cutWanted = false;
  line.cutAt = line.now.elapsed;
  const record = encodeRecord({ kind: 'cut', ...proposed.value });
  enqueueOwn(line, kinds.cut, record);
}

/** One head per journal, as far as this station claims it; undefined while a root is computed. */
function headsToPropose(line: Line, held: Claims): Mark[] | undefined {
  const covered = new Map(lastCut(line)?.cut.heads.map((head) => [journalKey(head), head]));
  const heads: Mark[] = [];
  for (const journal of sortedJournals(line)) {
    const before = covered.get(journal.key);
    const size = Math.max(before?.size ?? 0, sizeToPropose(line, journal, held));
    if (size === 0 && journal.name.number > 0 && !before) continue;
    const root = rootAt(line, journal.name, size);
    if (root) heads.push({ ...journal.name, size, root });
    else if (size <= journal.durable.size) loadRoot(line, journal, size);
    if (!root) return undefined;
  }
  return heads;
}

function sizeToPropose(line: Line, journal: Journal, held: Claims): number {
  if (journal.key === line.own) return journal.durable.size;
  const claimed = claimedOf(line, ownJournal(line).name, { of: journal.name, held });
  // The end of a replaced journal may still rise, and then the next cut covers more.
  const end = endSoFar(line, journal.name)?.size ?? journal.durable.size;
  const most = cosignableSize(line, journal) ?? end;
  return Math.min(claimed, most, end, journal.durable.size);
}

/** What an author claims of a journal: by `held`, and by its certificate of its own one before. */
function claimedOf(
  line: Line,
  author: JournalName,
  { of, held }: { of: JournalName; held: Claims },
): number {
  const previous = line.journals.get(journalKey(author))?.previous;
  const own = previous && isName(previous, of) && author.party === of.party ? previous.size : 0;
  return Math.max(held.get(journalKey(of))?.size ?? 0, own);
}

function isName(
  previous: { number: number; tag: Uint8Array },
  name: { number: number; tag: Uint8Array },
): boolean {
  return previous.number === name.number && equal(previous.tag, name.tag);
}

type Claims = Candidate['held'];

/** The view of a cut's rules; `held` is what its author claims to hold with the cut's own entry. */
function viewOf(line: Line, held: Claims): CutView {
  return {
    crypto: line.crypto,
    line: line.id,
    parties: line.charter.parties.length,
    founding: line.charter.parties.map(({ tag }, party) => ({ party, number: 0, tag })),
    last: lastCut(line),
    rootAt: (journal, size) => rootAt(line, journal, size),
    claimedSize: (author, of) => claimedOf(line, author, { of, held }),
    firstHolding: (holder, of) =>
      line.journals.get(journalKey(holder))?.durable.held.get(journalKey(of))?.since,
    endOf: (journal) => endOf(line, journal)?.size,
  };
}

function rootAt(line: Line, name: JournalName, size: number): Uint8Array | undefined {
  const journal = line.journals.get(journalKey(name));
  if (!journal || size > journal.durable.size) return undefined;
  if (size === journal.durable.size) return journal.durable.root;
  if (size === 0) return line.crypto.sha256(new Uint8Array(0));
  return journal.heads.get(size)?.root;
}
