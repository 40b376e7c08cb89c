import { assert } from '../base/assert.ts';
import { limits } from '../base/limits.ts';
import { ok, type Refusal, refuse } from '../base/refusal.ts';
import { type Item, precedenceFlash } from '../codec/entry.ts';
import { kinds } from '../codec/kinds.ts';
import type { Mark, Reference } from '../codec/names.ts';
import { checkpointText } from '../codec/note.ts';
import { encodeBundle } from '../codec/payload.ts';
import { encodeRun } from '../codec/run.ts';
import { advance, encodeHead } from '../journal/head.ts';
import type { StoreRecord } from '../journal/records.ts';
import type { Draft, FaultKind } from '../replication/io.ts';
import {
  type Line,
  newTask,
  ownJournal,
  type QueuedDraft,
  rememberHead,
  type Turn,
} from '../replication/line.ts';
import { isUrgent, showEntries } from '../replication/receive.ts';
import { pumpAll, transmitUrgent, twoWay } from '../replication/send.ts';
import { applySpecial, factOf } from './facts.ts';
import { draftRefusal } from './rules.ts';

/** Bytes of own runs kept in memory for peers that keep up. */
const recentBytesMax = 8 * 1024 * 1024;

/** Takes a draft into the queue, or says why it is not written. */
export function enqueue(line: Line, id: number | null, draft: Draft): void {
  const refusal = draftRefusal(line, draft);
  if (refusal) return answer(line, id, refusal);
  (line.queue[draft.precedence] as QueuedDraft[]).push({ id, draft });
}

function answer(
  line: Line,
  id: number | null,
  result: Refusal | { ok: true; value: Reference },
): void {
  if (id !== null) line.effects.push({ kind: 'written', id, result });
}

/** (a) of one turn of writing: entries get their numbers, one transaction decides one head. */
export function beginTurn(line: Line): void {
  if (line.turn || line.mute) return;
  const drafts = nextDrafts(line);
  if (drafts.length === 0) return;
  const journal = ownJournal(line);
  const held = heldSince(line);
  const items = drafts.map(({ draft }, i) => itemOf(line, draft, i === 0 ? held : []));
  const next = advance(line.id, journal.name, journal.durable, items);
  const before = { size: journal.durable.size, root: journal.durable.root };
  const head = { ...next.head, before };
  const first = journal.durable.size;
  const run = encodeRun(items);
  const urgent = isUrgent(items);
  const turn: Turn = {
    stage: 'persist',
    first,
    drafts,
    items,
    leaves: next.leaves,
    run,
    urgent,
    head,
  };
  line.turn = turn;
  const records: StoreRecord[] = line.unstoredNotes;
  line.unstoredNotes = [];
  records.push({ t: 'run', journal: journal.key, first, count: items.length, bytes: run });
  if (next.nodes.length > 0) records.push({ t: 'nodes', journal: journal.key, nodes: next.nodes });
  const state = encodeHead(head);
  records.push({ t: 'head', journal: journal.key, size: next.head.size, state });
  items.forEach((item, i) => {
    const fact = factOf(journal.name, first + i, item);
    if (fact) records.push(fact);
  });
  const id = newTask(line, { task: 'turn' });
  line.effects.push({ kind: 'persist', id, records, urgent });
}

/** A FLASH alone, before anything queued; otherwise as many as fit, the most urgent first. */
function nextDrafts(line: Line): QueuedDraft[] {
  const own = ownJournal(line);
  if (own.name.number > 0 && own.durable.size === 0) return firstDraft(line);
  const taken: QueuedDraft[] = [];
  let bytes = 0;
  for (let precedence = 5; precedence >= 0; precedence--) {
    const queue = line.queue[precedence] as QueuedDraft[];
    if (queue.length === 0) continue;
    if (precedence >= precedenceFlash) return [queue.shift() as QueuedDraft];
    let count = 0;
    while (count < queue.length && taken.length + count < limits.bundleEntriesMax) {
      bytes += (queue[count] as QueuedDraft).draft.body.length + 64;
      if (bytes > limits.bundleBytesTarget && taken.length + count > 0) break;
      count++;
    }
    taken.push(...queue.splice(0, count));
    if (queue.length > 0) break;
  }
  return taken;
}

/** The certificate is the first entry of a new incarnation: nothing else takes a number before. */
function firstDraft(line: Line): QueuedDraft[] {
  for (const queue of line.queue) {
    const at = queue.findIndex(({ draft }) => draft.kind === kinds.incarnation);
    if (at >= 0) return queue.splice(at, 1);
  }
  return [];
}

function itemOf(line: Line, draft: Draft, held: readonly Mark[]): Item {
  const { kind, precedence, salt, body, references } = draft;
  const { time, clock } = line.now;
  return { kind, precedence, class: draft.class, time, clock, salt, body, held, references };
}

/** Only what changed since the author's previous entry is written. */
function heldSince(line: Line): Mark[] {
  const own = ownJournal(line);
  const marks: Mark[] = [];
  for (const journal of line.journals.values()) {
    const { size, root } = journal.durable;
    const said = own.durable.held.get(journal.key)?.size ?? 0;
    if (journal.key === own.key || journal.contested || size <= said) continue;
    if (marks.length < limits.heldMarksMax) marks.push({ ...journal.name, size, root });
  }
  return marks;
}

/** (b): the guard follows the transaction, before anything is signed. */
export function onTurnDurable(line: Line): void {
  const turn = line.turn;
  assert(turn?.stage === 'persist', 'a turn became durable that was being written');
  turn.stage = 'guard';
  const journal = ownJournal(line);
  journal.durable = turn.head;
  journal.staged = turn.head;
  const { size, root } = turn.head;
  const id = newTask(line, { task: 'turn' });
  line.effects.push({ kind: 'guard', id, journal: journal.name, size, root });
}

/** (c): the head may be signed now, and at any time again. */
export function onTurnGuarded(line: Line): void {
  const turn = line.turn;
  assert(turn, 'a guard was written for a turn');
  turn.stage = 'sign';
  const journal = ownJournal(line);
  const { size, root, leaf } = turn.head;
  line.guard = { journal: journal.name, size, root };
  const message = checkpointText({ origin: journal.origin, size, root, leaf });
  line.effects.push({ kind: 'sign', id: newTask(line, { task: 'turn' }), key: 'note', message });
}

/** (d): signed; the entries go out. */
export function onTurnSigned(line: Line, signature: Uint8Array): void {
  const turn = line.turn;
  assert(turn?.stage === 'sign', 'a turn was signed that waited for it');
  line.turn = null;
  const journal = ownJournal(line);
  const { size, root, leaf } = turn.head;
  journal.durable = { ...turn.head, signature };
  journal.staged = journal.durable;
  rememberHead(journal, size, { root, leaf });
  line.unstoredNotes.push({ t: 'note', journal: journal.key, size, root, leaf, signature });
  keepRecent(line, { first: turn.first, size, run: turn.run, root, signature });
  turn.drafts.forEach(({ id }, i) => {
    const reference = { ...journal.name, seq: turn.first + i, leaf: turn.leaves[i] as Uint8Array };
    answer(line, id, ok(reference));
  });
  showEntries(line, journal, { first: turn.first, items: turn.items, peeked: false });
  if (turn.urgent) sendUrgent(line, turn, signature);
  pumpAll(line, journal);
  turn.items.forEach((item, i) => {
    applySpecial(line, journal, turn.first + i, item);
  });
}

function keepRecent(line: Line, run: Line['recent'][number]): void {
  line.recent.push(run);
  line.recentBytes += run.run.length;
  while (line.recentBytes > recentBytesMax && line.recent.length > 1) {
    line.recentBytes -= (line.recent.shift() as { run: Uint8Array }).run.length;
  }
}

/** On all circuits at once, with its root, so that it can be read before its predecessors. */
function sendUrgent(line: Line, turn: Turn, signature: Uint8Array): void {
  const journal = ownJournal(line);
  const root = turn.head.root;
  const payload = encodeBundle(journal.name, turn.first, turn.run, { signature, root });
  for (const peer of line.peers.values()) {
    if (twoWay(peer).length > 0) transmitUrgent(line, peer, payload);
  }
}

/** The disk or the signer failed. What was not decided is refused; what was, is finished later. */
export function onTurnFault(line: Line, what: FaultKind): void {
  const turn = line.turn;
  assert(turn, 'a turn failed that was under way');
  if (turn.stage !== 'persist') {
    line.fault = { what, retryAt: line.now.elapsed + 1000 };
    return;
  }
  line.turn = null;
  line.unstoredNotes = [];
  const code = what === 'disk-full' ? 'disk-full' : 'store-failed';
  for (const { id } of turn.drafts) answer(line, id, refuse(code));
}

/** A turn whose guard or signature failed goes on where it stood. */
export function retryTurn(line: Line): void {
  const turn = line.turn;
  if (!turn) return;
  if (turn.stage === 'guard') {
    const { size, root } = turn.head;
    const id = newTask(line, { task: 'turn' });
    line.effects.push({ kind: 'guard', id, journal: ownJournal(line).name, size, root });
  } else if (turn.stage === 'sign') {
    onTurnGuarded(line);
  }
}
