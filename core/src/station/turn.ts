import { assert } from '../base/assert.ts';
import { limits } from '../base/limits.ts';
import { ok, refuse } from '../base/refusal.ts';
import { type Item, precedenceFlash } from '../codec/entry.ts';
import { kinds } from '../codec/kinds.ts';
import type { Mark } from '../codec/names.ts';
import { checkpointText } from '../codec/note.ts';
import { encodeBundle } from '../codec/payload.ts';
import { encodeRun } from '../codec/run.ts';
import { advance, headRecords } from '../journal/head.ts';
import type { StoreRecord } from '../journal/records.ts';
import { countUrgent } from '../replication/budget.ts';
import { cosignedBy } from '../replication/counts.ts';
import { isUrgent, showEntries } from '../replication/entries.ts';
import type { Draft, FaultKind } from '../replication/io.ts';
import {
  journalOf,
  type Line,
  newTask,
  ownJournal,
  type QueuedDraft,
  rememberHead,
  type Turn,
} from '../replication/line.ts';
import { keepAnswered } from '../replication/peek.ts';
import { pumpAll, transmitUrgent, twoWay } from '../replication/send.ts';
import { applySpecial, factOf } from './facts.ts';
import { answer, marksToWrite } from './queue.ts';

/** Bytes of own runs kept in memory for peers that keep up. */
const recentBytesMax = 8 * 1024 * 1024;
const recentBytesKept = 7 * 1024 * 1024;

/** Of an item beside its body: kind, precedence, time, salt, lengths. */
const itemOverheadBytes = 32;

const urgentPauseMs = 2000;
const urgentPauseMaxMs = 30_000;

/** (a) of one turn of writing: entries get their numbers, one transaction decides one head. */
export function beginTurn(line: Line): void {
  if (line.turn || line.mute || line.holding) return;
  const drafts = nextDrafts(line);
  if (drafts.length === 0) return;
  const journal = ownJournal(line);
  const held = marksToWrite(line);
  const items = drafts.map(({ draft }, i) => itemOf(line, draft, i === 0 ? held : []));
  const next = advance(line.id, journal.name, journal.durable, items);
  const before = { size: journal.durable.size, root: journal.durable.root };
  const head = { ...next.head, before };
  const first = journal.durable.size;
  const run = encodeRun(items);
  const urgent = isUrgent(items);
  const turn: Turn = {
    journal: journal.key,
    stage: 'persist',
    first,
    drafts,
    items,
    leaves: next.leaves,
    special: next.special,
    run,
    urgent,
    head,
    notes: line.unstoredNotes,
  };
  line.turn = turn;
  const records: StoreRecord[] = [...turn.notes];
  line.unstoredNotes = [];
  records.push({ t: 'run', journal: journal.key, first, count: items.length, bytes: run });
  if (next.nodes.length > 0) records.push({ t: 'nodes', journal: journal.key, nodes: next.nodes });
  records.push(...headRecords(journal.key, head, journal.durable));
  for (const { index, ...more } of next.special) {
    const entry = { item: items[index] as Item, ...more };
    const fact = factOf(line, journal.name, first + index, entry);
    if (fact) records.push(fact);
  }
  for (const { references } of items) records.push(...keepAnswered(line, references));
  const id = newTask(line, { task: 'turn', turn });
  line.effects.push({ kind: 'persist', id, records, urgent });
}

/** A FLASH alone, before anything queued; otherwise as many as fit, the most urgent first. */
function nextDrafts(line: Line): QueuedDraft[] {
  const own = ownJournal(line);
  if (own.name.number > 0 && own.durable.size === 0) return firstDraft(line);
  if (line.queue.every((queue) => queue.length === 0)) return [];
  const taken: QueuedDraft[] = [];
  let bytes = 0;
  for (let precedence = 5; precedence >= 0; precedence--) {
    const queue = line.queue[precedence] as QueuedDraft[];
    if (queue.length === 0) continue;
    if (precedence >= precedenceFlash) return [queue.shift() as QueuedDraft];
    let count = 0;
    while (count < queue.length && taken.length + count < limits.bundleEntriesMax) {
      bytes += (queue[count] as QueuedDraft).draft.body.length + itemOverheadBytes;
      if (bytes > limits.bundleBytesTarget && taken.length + count > 0) break;
      count++;
    }
    taken.push(...queue.splice(0, count));
    if (queue.length > 0) break;
  }
  return taken;
}

/**
 * The certificate is the first entry of a new incarnation: nothing else takes a number before. One
 * that the disk has refused waits until it writes again.
 */
function firstDraft(line: Line): QueuedDraft[] {
  for (const queue of line.queue) {
    const at = queue.findIndex(({ draft }) => draft.kind === kinds.incarnation);
    if (at < 0) continue;
    return line.fault && queue[at]?.id === null ? [] : queue.splice(at, 1);
  }
  return [];
}

function itemOf(line: Line, draft: Draft, held: readonly Mark[]): Item {
  const { kind, precedence, salt, body, references } = draft;
  const { time, clock } = line.now;
  return { kind, precedence, class: draft.class, time, clock, salt, body, held, references };
}

/** (b): the guard follows the transaction, before anything is signed. */
export function onTurnDurable(line: Line, turn: Turn): void {
  const journal = journalOf(line, turn.journal);
  journal.durable = turn.head;
  journal.staged = turn.head;
  if (turn.stage === 'dropped') line.turn = null;
  if (line.turn !== turn) return;
  assert(turn.stage === 'persist', 'a turn became durable that was being written');
  turn.stage = 'guard';
  guardTurn(line, turn);
}

function guardTurn(line: Line, turn: Turn): void {
  const { size, root } = turn.head;
  const id = newTask(line, { task: 'turn', turn });
  line.effects.push({ kind: 'guard', id, journal: ownJournal(line).name, size, root });
}

/** (c): the head may be signed now, and at any time again. */
export function onTurnGuarded(line: Line, turn: Turn): void {
  if (line.turn !== turn) return;
  turn.stage = 'sign';
  const journal = ownJournal(line);
  const { size, root, leaf } = turn.head;
  line.guard = { journal: journal.name, size, root };
  const message = checkpointText({ origin: journal.origin, size, root, leaf });
  const id = newTask(line, { task: 'turn', turn });
  line.effects.push({ kind: 'sign', id, key: 'note', message });
}

/** (d): signed; the entries go out. */
export function onTurnSigned(line: Line, turn: Turn, signature: Uint8Array): void {
  if (line.turn !== turn) return;
  assert(turn.stage === 'sign', 'a turn was signed that waited for it');
  line.turn = null;
  const journal = ownJournal(line);
  const { size, root, leaf } = turn.head;
  journal.durable = { ...turn.head, signature };
  journal.staged = journal.durable;
  rememberHead(journal, size, { root, leaf });
  line.unstoredNotes.push({ t: 'note', journal: journal.key, size, root, leaf, signature });
  keepRecent(line, { first: turn.first, size, run: turn.run, root, signature });
  // The peers first: whoever waits here waits for what they answer.
  if (turn.urgent) sendUrgent(line, turn, signature);
  pumpAll(line, journal);
  turn.drafts.forEach(({ id }, i) => {
    const reference = { ...journal.name, seq: turn.first + i, leaf: turn.leaves[i] as Uint8Array };
    answer(line, id, ok(reference));
  });
  showEntries(line, journal, { first: turn.first, items: turn.items, peeked: false });
  for (const { index, ...more } of turn.special) {
    applySpecial(line, journal, turn.first + index, { item: turn.items[index] as Item, ...more });
  }
}

/** Many at once leave, for each one that leaves alone moves all the others. */
function keepRecent(line: Line, run: Line['recent'][number]): void {
  line.recent.push(run);
  line.recentBytes += run.run.length;
  if (line.recentBytes <= recentBytesMax) return;
  let gone = 0;
  while (line.recentBytes > recentBytesKept && gone < line.recent.length - 1) {
    line.recentBytes -= (line.recent[gone] as { run: Uint8Array }).run.length;
    gone++;
  }
  line.recent.splice(0, gone);
}

/** On all circuits at once, with its root, so that it can be read before its predecessors. */
function sendUrgent(line: Line, turn: Turn, signature: Uint8Array): void {
  const journal = ownJournal(line);
  const root = turn.head.root;
  const payload = encodeBundle(journal.name, turn.first, turn.run, { signature, root });
  for (const peer of line.peers.values()) {
    if (twoWay(peer).length > 0) transmitUrgent(line, peer, payload);
  }
  const pauseMs = urgentPauseMs;
  const at = line.now.elapsed + pauseMs;
  line.urgent.push({ size: turn.head.size, payload, at, pauseMs });
  countUrgent(line, journal, turn.head.size - 1, turn.items.at(-1) as Item);
}

/** Again on every circuit to whoever has not cosigned it, with growing pauses (spec/have.md). */
export function urgentTurn(line: Line): void {
  if (line.urgent.length === 0) return;
  const own = ownJournal(line);
  const lacking = (size: number) =>
    [...line.peers.values()].filter((peer) => cosignedBy(line, own, peer.party) < size);
  line.urgent = line.urgent.filter(({ size }) => lacking(size).length > 0);
  for (const sent of line.urgent) {
    if (line.now.elapsed < sent.at) continue;
    sent.pauseMs = Math.min(2 * sent.pauseMs, urgentPauseMaxMs);
    sent.at = line.now.elapsed + sent.pauseMs;
    for (const peer of lacking(sent.size)) transmitUrgent(line, peer, sent.payload);
  }
}

/** The disk or the signer failed. What was not decided is refused; what was, is finished later. */
export function onTurnFault(line: Line, turn: Turn, what: FaultKind): void {
  if (turn.stage === 'guard' || turn.stage === 'sign') return;
  line.turn = null;
  // Without the note of its end a bundle could never be sent again.
  line.unstoredNotes.unshift(...turn.notes);
  if (turn.stage === 'dropped') return;
  const code = what === 'disk-full' ? 'disk-full' : 'store-failed';
  for (const { id, draft } of turn.drafts) {
    answer(line, id, refuse(code));
    // The guard stands at the new keys already: that act cannot be taken back, and goes on.
    if (draft.kind === kinds.incarnation)
      line.queue[draft.precedence]?.unshift({ id: null, draft });
  }
}

/** A turn whose guard or signature failed goes on where it stood; false: there is none. */
export function retryTurn(line: Line): boolean {
  const { turn } = line;
  if (turn?.stage === 'guard') guardTurn(line, turn);
  else if (turn?.stage === 'sign') onTurnGuarded(line, turn);
  else return false;
  return true;
}
