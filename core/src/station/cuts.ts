import { equal } from '../base/bytes.ts';
import { emptyBody, encodeBody } from '../codec/body.ts';
import { kinds } from '../codec/kinds.ts';
import { type JournalName, journalKey, type Mark } from '../codec/names.ts';
import { encodePayload } from '../codec/payload.ts';
import { type EntryRecord, encodeRecord } from '../codec/records.ts';
import { type Cut, type CutView, checkCut, type PlacedCut, proposeCut } from '../evidence/cut.ts';
import { type Journal, type Line, ownJournal, sortedJournals } from '../replication/line.ts';
import { transmit } from '../replication/send.ts';
import { loadRoot } from './roots.ts';
import { enqueue } from './turn.ts';

/** A cut entry is on disk: it is judged when its turn comes and its heads are held. */
export function onCutEntry(
  line: Line,
  journal: Journal,
  seq: number,
  record: Extract<EntryRecord, { kind: 'cut' }>,
): void {
  const { k, previous, heads } = record;
  line.candidates.push({ journal: journal.name, seq, cut: { k, previous, heads } });
  settleCuts(line);
}

/** The newest well-formed cut, final or not. */
export function lastCut(line: Line): PlacedCut | undefined {
  return line.cuts.at(-1) ?? line.final ?? undefined;
}

/** Judges candidates, and finds which cuts have become final. Called whenever something moved. */
export function settleCuts(line: Line): void {
  for (let found = true; found; ) {
    found = false;
    for (const candidate of line.candidates) {
      const judged = checkCut(viewOf(line), candidate, candidate.cut);
      if (!judged.ok && judged.code === 'entry-missing') {
        askRoots(line, candidate.cut);
        continue;
      }
      if (!judged.ok && candidate.cut.k > nextK(line)) continue;
      line.candidates.splice(line.candidates.indexOf(candidate), 1);
      found = true;
      if (judged.ok) take(line, judged.value);
      break;
    }
  }
  settleFinal(line);
}

function nextK(line: Line): number {
  const last = lastCut(line);
  return last ? last.cut.k + 1 : 0;
}

function take(line: Line, cut: PlacedCut): void {
  line.cuts.push(cut);
  line.cutAt = line.now.elapsed;
  line.effects.push({ kind: 'show', event: { event: 'cut', k: cut.cut.k, final: false } });
}

function settleFinal(line: Line): void {
  while (line.cuts[0] && isFinal(line, line.cuts[0])) {
    line.final = line.cuts.shift() as PlacedCut;
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
    if (signed.size >= size) parties.add(signed.cosigner.party);
  }
  for (let party = 0; party < line.charter.parties.length; party++) {
    if (party !== journal.name.party && !parties.has(party)) return false;
  }
  return true;
}

/** Roots at sizes between the heads in memory are computed again from the store. */
function askRoots(line: Line, cut: Cut): void {
  for (const head of cut.heads) {
    const journal = line.journals.get(journalKey(head));
    if (journal && head.size <= journal.durable.size && !rootAt(line, head, head.size)) {
      loadRoot(line, journal, head.size);
    }
  }
}

/** Whose turn it is proposes; whoever else wants a cut asks him. */
export function cutTurn(line: Line): void {
  if (line.mute || line.candidates.length > 0) return;
  const due = line.now.elapsed - line.cutAt >= line.settings.cutPeriodS * 1000;
  if ((!due && !line.cutWanted) || !hasNews(line)) return;
  const party = nextK(line) % line.charter.parties.length;
  if (party === line.me) return propose(line);
  if (!line.cutWanted) return;
  const peer = line.peers.get(party);
  // While no circuit is open the wish stays.
  if (peer && transmit(line, peer, encodePayload({ type: 'cut-ask' }))) line.cutWanted = false;
}

/** The party whose turn the next cut is, if there is anything that it would cover. */
export function cutWantedOf(line: Line): number | undefined {
  return hasNews(line) ? nextK(line) % line.charter.parties.length : undefined;
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
  if (line.turn || line.queue.some((queue) => queue.length > 0)) return;
  const heads: Mark[] = sortedJournals(line)
    .filter(
      (journal) => !journal.contested && (journal.name.number === 0 || journal.durable.size > 0),
    )
    .map((journal) => headOf(line, journal));
  const place = { journal: own.name, seq: own.durable.size };
  const proposed = proposeCut(viewOf(line, heads), place, heads);
  if (!proposed.ok) return;
  line.cutWanted = false;
  line.cutAt = line.now.elapsed;
  const record = encodeRecord({ kind: 'cut', ...proposed.value });
  enqueue(line, null, {
    kind: kinds.cut,
    precedence: 1,
    class: 0,
    salt: line.entropy.bytes(16),
    body: encodeBody({ ...emptyBody, record }),
    references: [],
    shown: null,
  });
}

function headOf(line: Line, journal: Journal): Mark {
  const end = endOf(line, journal.name);
  const { size, root } = journal.durable;
  if (end === undefined || size <= end) return { ...journal.name, size, root };
  const known = journal.heads.get(end);
  return { ...journal.name, size: end, root: known?.root ?? root };
}

/** The view of a cut's rules; `proposed` stands for the marks that the cut's own entry will carry. */
function viewOf(line: Line, proposed: readonly Mark[] = []): CutView {
  return {
    crypto: line.crypto,
    line: line.id,
    parties: line.charter.parties.length,
    founding: line.charter.parties.map(({ tag }, party) => ({ party, number: 0, tag })),
    last: lastCut(line),
    rootAt: (journal, size) => rootAt(line, journal, size),
    claimedSize: (author, of) => {
      const said = line.journals.get(journalKey(author))?.durable.held.get(journalKey(of))?.size;
      const will = proposed.find((mark) => journalKey(mark) === journalKey(of))?.size;
      return Math.max(said ?? 0, will ?? 0);
    },
    firstHolding: (holder, of) =>
      line.journals.get(journalKey(holder))?.durable.held.get(journalKey(of))?.since,
    endOf: (journal) => endOf(line, journal),
  };
}

function rootAt(line: Line, name: JournalName, size: number): Uint8Array | undefined {
  const journal = line.journals.get(journalKey(name));
  if (!journal || size > journal.durable.size) return undefined;
  if (size === journal.durable.size) return journal.durable.root;
  if (size === 0) return line.crypto.sha256(new Uint8Array(0));
  return journal.heads.get(size)?.root;
}

/**
 * Where a journal ended for all: the highest head that its successor's certificate states, or
 * that another party held before it first named the successor. Undefined until all have named it.
 */
export function endOf(line: Line, name: JournalName): number | undefined {
  const next = sortedJournals(line).find(
    ({ previous, name: later }) =>
      later.party === name.party && previous !== null && isName(previous, name),
  );
  if (!next) return undefined;
  let end = next.previous?.size ?? 0;
  for (let party = 0; party < line.charter.parties.length; party++) {
    if (party === name.party) continue;
    const theirs = sortedJournals(line).filter((journal) => journal.name.party === party);
    if (!theirs.some((journal) => journal.durable.held.has(next.key))) return undefined;
    for (const journal of theirs) {
      end = Math.max(end, journal.durable.held.get(journalKey(name))?.size ?? 0);
    }
  }
  return end;
}

function isName(
  previous: { number: number; tag: Uint8Array },
  name: { number: number; tag: Uint8Array },
): boolean {
  return previous.number === name.number && equal(previous.tag, name.tag);
}
