import { hex } from '@parley/core/base/bytes.ts';
import { counts } from '@parley/core/replication/counts.ts';
import { type Journal, type Line, sortedJournals } from '@parley/core/replication/line.ts';
import type { LineStore } from '../store/line-store.ts';
import { closersOf } from './closers.ts';
import { entryName } from './entry-name.ts';
import type { ReachedMarks } from './reached-marks.ts';

/** One state of a message with its proof; times in ms since 1970. */
export type ShownState =
  | { state: 'signed'; time: number; proof: { size: number; root: string; signature: string } }
  | { state: 'sent'; time: number; proof: { circuits: { circuit: string; time: number }[] } }
  | {
      state: 'reached';
      time: number | null;
      proof: { have: number } | { held: string } | { cosigned: number };
    }
  | {
      state: 'on-record';
      time: number;
      proof: { cosigner: string; size: number; signature: string };
    }
  | { state: 'acknowledged' | 'answered'; time: number; proof: { entry: string } }
  | { state: 'withheld'; time: number; until: number | null; proof: { entry: string } };

export type PartyStates = {
  readonly party: string;
  readonly purpose: 'action' | 'information' | null;
  readonly states: readonly ShownState[];
};

export type StateEntry = {
  readonly journal: Journal;
  readonly seq: number;
  readonly kind: number;
};

export type StateSources = {
  readonly line: Line;
  readonly store: LineStore;
  readonly reached: ReachedMarks;
};

/** Our own signature on a head that covers the entry, or its author's. */
export function signedState(
  { store }: StateSources,
  journal: Journal,
  seq: number,
  time: number,
): ShownState | undefined {
  const { size, root, signature } = journal.durable;
  const stored = store.evidence.note(journal.key, seq + 1);
  const note = stored ?? (signature && size > seq ? { size, root, signature } : undefined);
  if (!note) return undefined;
  const proof = { size: note.size, root: hex(note.root), signature: hex(note.signature) };
  return { state: 'signed', time, proof };
}

/**
 * What is proven of an entry at one party other than its author, least first. Each state stands on
 * something stored or written in a journal, so none goes back.
 */
export function statesAt(sources: StateSources, entry: StateEntry, party: number): ShownState[] {
  const { line } = sources;
  const { journal, seq } = entry;
  const states: ShownState[] = [];
  const recorded = onRecord(sources, journal, seq, party);
  if (journal.name.party === line.me) {
    const sent = sources.store.sent.of(journal.key, seq).filter((mark) => mark.peer === party);
    const circuits = sent.map(({ circuit, time }) => ({ circuit, time }));
    const [first] = circuits;
    if (first) states.push({ state: 'sent', time: first.time, proof: { circuits } });
  }
  const reached = reachedState(sources, entry, party);
  // What came back by courier tells last what was first: the signature is the earlier proof then.
  const later = recorded && (reached?.time ?? 0) > recorded.time;
  if (reached && !later) states.push(reached);
  else if (recorded) {
    const proof = { cosigned: recorded.proof.size };
    states.push({ state: 'reached', time: recorded.time, proof });
  }
  if (recorded) states.push(recorded);
  states.push(...answers(sources, entry, party));
  return states;
}

type OnRecord = Extract<ShownState, { state: 'on-record' }>;

/** The party's first cosignature that covers the entry. */
export function onRecord(
  { line, store }: Pick<StateSources, 'line' | 'store'>,
  journal: Journal,
  seq: number,
  party: number,
): OnRecord | undefined {
  let first: OnRecord | undefined;
  for (const one of store.evidence.cosignatures(journal.key, seq + 1)) {
    const cosigner = line.journals.get(one.cosigner);
    if (cosigner?.name.party !== party) continue;
    if (!counts(line, journal, { cosigner: cosigner.name, size: one.size })) continue;
    const time = one.time * 1000;
    if (first && first.time <= time) continue;
    const proof = { cosigner: one.cosigner, size: one.size, signature: hex(one.signature) };
    first = { state: 'on-record', time, proof };
  }
  return first;
}

function reachedState(
  { line, store, reached }: StateSources,
  { journal, seq }: StateEntry,
  party: number,
): ShownState | undefined {
  const mark = reached.of(journal.key, seq, party);
  if (mark) return { state: 'reached', time: mark.time, proof: { have: mark.size } };
  const sql =
    'SELECT seq FROM shown_held WHERE journal = ? AND target = ? AND size > ? ' +
    'ORDER BY seq LIMIT 1';
  const statement = store.database.db.prepare(sql);
  for (const theirs of sortedJournals(line)) {
    if (theirs.name.party !== party) continue;
    const row = statement.get(theirs.key, journal.key, seq) as { seq: number } | undefined;
    if (!row) continue;
    const held = entryName(line, theirs.name, row.seq);
    return { state: 'reached', time: null, proof: { held } };
  }
  const known = line.peers.get(party)?.have.get(journal.key) ?? 0;
  return known > seq ? { state: 'reached', time: null, proof: { have: known } } : undefined;
}

/** What the party's officers wrote about it: acknowledged, then answered or withheld. */
function answers(
  { line, store }: StateSources,
  { journal, seq, kind }: StateEntry,
  party: number,
): ShownState[] {
  const closed = closersOf(store, { journal: journal.key, seq, kind }, party);
  const named = (row: { journal: string; seq: number }) => {
    const theirs = line.journals.get(row.journal);
    return { entry: theirs ? entryName(line, theirs.name, row.seq) : `${row.journal}/${row.seq}` };
  };
  const states: ShownState[] = [];
  const { acknowledged, withheld, answered } = closed;
  if (acknowledged) {
    const { time } = acknowledged;
    states.push({ state: 'acknowledged', time, proof: named(acknowledged) });
  }
  if (withheld) {
    const { time, until } = withheld;
    states.push({ state: 'withheld', time, until, proof: named(withheld) });
  }
  if (answered) {
    states.push({ state: 'answered', time: answered.time, proof: named(answered) });
  }
  return states;
}
