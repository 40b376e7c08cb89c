import { limits } from '../base/limits.ts';
import type { AnyItem } from '../codec/entry.ts';
import { journalKey } from '../codec/names.ts';
import { encodeBundle, encodeCosignature } from '../codec/payload.ts';
import { decodeRun, encodeRun } from '../codec/run.ts';
import { clockOf, gatherBundles } from './gather.ts';
import type { Loaded, StoredNote } from './io.ts';
import {
  type CircuitState,
  isOwnParty,
  type Journal,
  journalOf,
  type Line,
  newTask,
  ownJournal,
  type Peer,
  type RecentRun,
  type Sending,
} from './line.ts';
import { bundleBytesOn } from './pace.ts';
import { keepPart, mayPart, signPart } from './parts.ts';
import type { BundleTask } from './pending.ts';

/** Bytes asked of the store at a time: a few full bundles. */
const loadBytesMax = 1024 * 1024;
/** The same of small ones: those that wait keep their size when a path turns out slower. */
const loadSmallBundles = 8;

/** A peer's circuits that carry both ways, best first: up, answering, losing little, free. */
export function twoWay(peer: Peer): CircuitState[] {
  const circuits: CircuitState[] = [];
  for (const circuit of peer.circuits.values()) if (!circuit.oneWay) circuits.push(circuit);
  return circuits.length > 1 ? circuits.sort(compareCircuits) : circuits;
}

function compareCircuits(a: CircuitState, b: CircuitState): number {
  const better =
    Number(b.up) - Number(a.up) ||
    a.silent - b.silent ||
    a.losses - b.losses ||
    Number(a.full) - Number(b.full);
  return better || (a.id < b.id ? -1 : 1);
}

/** What went by the best circuit did not arrive: it may carry small frames only, and answer. */
export function lost(peer: Peer): void {
  const [best] = twoWay(peer);
  if (best) best.losses++;
}

/** Something arrived: the circuit it went by is a good one, and the others get another chance. */
function arrived(peer: Peer): void {
  const [best] = twoWay(peer);
  for (const circuit of peer.circuits.values()) circuit.losses = Math.min(1, circuit.losses);
  if (best) best.losses = 0;
}

/** False while bundles must wait here: no circuit is open, or the best one is full. */
export function mayPump(peer: Peer): boolean {
  return twoWay(peer)[0]?.full === false;
}

/** One payload to a peer over its best circuit; nothing when none is open. */
export function transmit(line: Line, peer: Peer, payload: Uint8Array, circuit?: string): boolean {
  const best = circuit ?? twoWay(peer)[0]?.id;
  if (best === undefined) return false;
  line.effects.push({ kind: 'transmit', to: peer.party, circuit: best, payload, urgent: false });
  return true;
}

/** FLASH and OVERRIDE go over every circuit that is open, before anything queued there. */
export function transmitUrgent(line: Line, peer: Peer, payload: Uint8Array): void {
  for (const { id } of twoWay(peer)) {
    line.effects.push({ kind: 'transmit', to: peer.party, circuit: id, payload, urgent: true });
  }
}

export function sendingOf(peer: Peer, key: string): Sending {
  let sending = peer.sending.get(key);
  if (!sending) {
    sending = { sent: peer.have.get(key) ?? 0, window: [] };
    peer.sending.set(key, sending);
  }
  return sending;
}

/** Sends a peer what it lacks of a journal, as far as its window reaches. */
export function pump(line: Line, peer: Peer, journal: Journal): void {
  if (!mayPump(peer) || peer.loading.has(journal.key)) return;
  const sending = sendingOf(peer, journal.key);
  const end = signedPart(line, journal);
  while (sending.sent < end && peer.bytesAhead < limits.windowBytesMax) {
    const recent = journal.key === line.own ? recentAt(line, sending.sent) : undefined;
    if (!recent || isTooLong(line, peer, recent))
      return load(line, peer, journal, { from: sending.sent, size: end });
    sendRun(line, peer, journal, recent);
  }
}

/** To all peers: after a turn, and when a window opens. */
export function pumpAll(line: Line, journal: Journal): void {
  for (const peer of line.peers.values()) pump(line, peer, journal);
}

/**
 * How much of a journal may be shown to others: of an own one not what is not signed yet, or never
 * was before its keys retired. A station that signs nothing still sends what it has signed.
 */
export function signedPart(line: Line, journal: Journal): number {
  const { size, signature, before } = journal.durable;
  if (!isOwnParty(line, journal) || signature) return size;
  let most = before?.size ?? 0;
  for (const { previous, name, durable } of line.journals.values()) {
    // One beyond what is held here was stated before this disk was put back to an older one.
    if (!previous || name.party !== line.me || previous.size > size) continue;
    if (durable.size === 0) continue;
    const named = journalKey({ ...previous, party: line.me }) === journal.key;
    if (named) most = Math.max(most, previous.size);
  }
  return most;
}

/** More than the circuit should be given at once, and to be sent in parts. */
function isTooLong(line: Line, peer: Peer, { first, size, run }: RecentRun): boolean {
  if (size - first === 1 || run.length <= bundleBytesOn(twoWay(peer)[0])) return false;
  return mayPart(line, ownJournal(line));
}

function recentAt(line: Line, first: number): RecentRun | undefined {
  let low = 0;
  let high = line.recent.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const run = line.recent[middle] as RecentRun;
    if (run.first === first) return run;
    if (run.first < first) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

/** False where no circuit is open any more. */
function sendRun(line: Line, peer: Peer, journal: Journal, run: RecentRun): boolean {
  const known = knowsRoot(peer, journal, run.first);
  const payload = encodeBundle(journal.name, run.first, run.run, {
    signature: run.signature,
    root: known ? null : run.root,
  });
  if (!transmit(line, peer, payload)) return false;
  sentUpTo(line, peer, journal, { end: run.size, bytes: payload.length });
  return true;
}

/** Who holds all before a bundle computes its root, unless it may come to another one. */
function knowsRoot(peer: Peer, journal: Journal, first: number): boolean {
  return (peer.have.get(journal.key) ?? 0) >= first && !peer.toldApart.has(journal.key);
}

function sentUpTo(
  line: Line,
  peer: Peer,
  journal: Journal,
  part: { end: number; bytes: number },
): void {
  const sending = sendingOf(peer, journal.key);
  if (sending.window.length === 0) peer.progressAt = line.now.elapsed;
  const first = sending.sent;
  sending.sent = part.end;
  sending.window.push(part);
  peer.bytesAhead += part.bytes;
  if (!isOwnParty(line, journal)) return;
  const circuit = twoWay(peer)[0]?.id ?? null;
  const to = peer.party;
  const event = {
    event: 'sent',
    journal: journal.name,
    first,
    size: part.end,
    to,
    circuit,
  } as const;
  line.effects.push({ kind: 'show', event });
}

function load(
  line: Line,
  peer: Peer,
  journal: Journal,
  range: { from: number; size: number },
): void {
  peer.loading.add(journal.key);
  const task = { task: 'runs', peer: peer.party, journal: journal.key, ...range } as const;
  const most = bundleBytesOn(twoWay(peer)[0]);
  const bytes = most < limits.bundleBytesTarget ? loadSmallBundles * most : loadBytesMax;
  const places = { journal: journal.key, first: range.from, last: range.size };
  const query = { q: 'runs', ...places, bytes } as const;
  line.effects.push({ kind: 'load', id: newTask(line, task), query });
}

/** Runs came from the store: full bundles are made of them, each ended by a signed head. */
export function onRuns(
  line: Line,
  task: { peer: number; journal: string; from: number },
  loaded: Loaded,
): void {
  const peer = line.peers.get(task.peer);
  if (!peer || loaded.q !== 'runs') return;
  peer.loading.delete(task.journal);
  const sending = sendingOf(peer, task.journal);
  const [best] = twoWay(peer);
  if (sending.sent !== task.from || !best) return;
  const inParts = mayPart(line, journalOf(line, task.journal));
  const shape = { bytesMost: bundleBytesOn(best), inParts };
  for (const bundle of gatherBundles(loaded.runs, task.from, shape)) {
    const size = bundle.first + bundle.items.length;
    askBundleNote(line, { peer: task.peer, journal: task.journal, ...bundle, size });
    // What is behind a part waits for its signature, and is read again.
    if (bundle.part) return;
  }
}

function askBundleNote(line: Line, bundle: BundleTask): void {
  const { journal, size } = bundle;
  line.peers.get(bundle.peer)?.loading.add(journal);
  const id = newTask(line, { task: 'bundle-note', ...bundle });
  line.effects.push({ kind: 'load', id, query: { q: 'note', journal, size } });
}

/** The signed head of a bundle's end came; the bundle goes out in its order. */
export function onBundleNote(line: Line, task: BundleTask, loaded: Loaded): void {
  const peer = line.peers.get(task.peer);
  if (!peer || loaded.q !== 'note') return;
  peer.loading.delete(task.journal);
  const journal = journalOf(line, task.journal);
  const sending = sendingOf(peer, task.journal);
  if (sending.sent !== task.first || peer.bytesAhead >= 2 * limits.windowBytesMax) return;
  const head = noteAt(journal, task.size, loaded);
  if (head) return sendBundle(line, peer, task, head);
  if (task.part) return signPart(line, peer, task);
  return loaded.note ? join(line, peer, task, loaded.note) : shorten(line, task);
}

/** The end of a part is signed. */
export function onPartSigned(
  line: Line,
  task: BundleTask & { root: Uint8Array; leaf: Uint8Array | null },
  signature: Uint8Array,
): void {
  const { peer: party, journal, first, size, root, leaf } = task;
  keepPart(line, { size, root, leaf, signature });
  const peer = line.peers.get(party);
  if (!peer) return;
  peer.loading.delete(journal);
  if (sendingOf(peer, journal).sent !== first) return;
  sendBundle(line, peer, task, { root, signature });
}

function sendBundle(
  line: Line,
  peer: Peer,
  task: BundleTask,
  head: { readonly root: Uint8Array; readonly signature: Uint8Array },
): void {
  const { first, size } = task;
  const { root, signature } = head;
  const run = { first, size, run: encodeRun(task.items), root, signature };
  if (!sendRun(line, peer, journalOf(line, task.journal), run)) return;
  if (line.effects.at(-1)?.kind !== 'load') line.resume.add(peer.party);
}

/**
 * The note of a bundle's end was lost, with a restored backup or a crash: the bundle grows to the
 * next note there is, if so many entries fit.
 */
function join(
  line: Line,
  peer: Peer,
  task: { journal: string; first: number },
  note: StoredNote,
): void {
  if (note.size - task.first > limits.bundleEntriesMax) return;
  const { journal, first } = task;
  const joined = { task: 'joined', peer: peer.party, journal, first, note } as const;
  const query = { q: 'runs', journal, first, last: note.size, bytes: loadBytesMax } as const;
  line.effects.push({ kind: 'load', id: newTask(line, joined), query });
}

/** No note covers the end of what is held, as of an ended journal: what is before it still goes. */
function shorten(line: Line, task: BundleTask): void {
  const items = task.items.slice(0, -1);
  if (items.length > 0) askBundleNote(line, { ...task, items, size: task.size - 1 });
}

export function onJoined(
  line: Line,
  task: { peer: number; journal: string; first: number; note: StoredNote },
  loaded: Loaded,
): void {
  const peer = line.peers.get(task.peer);
  if (!peer || loaded.q !== 'runs') return;
  const journal = journalOf(line, task.journal);
  const { first, note } = task;
  const items: AnyItem[] = [];
  for (const run of loaded.runs) {
    const decoded = decodeRun(run.bytes);
    if (!decoded.ok) return;
    for (const [i, item] of decoded.value.entries()) {
      const seq = run.first + i;
      if (seq >= first && seq < note.size) items.push(item);
    }
  }
  const same = clockOf(items.slice(0, 1)) === clockOf(items.slice(-1));
  if (items.length !== note.size - first || sendingOf(peer, journal.key).sent !== first || !same) {
    return;
  }
  const payload = encodeBundle(journal.name, first, encodeRun(items), note);
  if (!transmit(line, peer, payload)) return;
  sentUpTo(line, peer, journal, { end: note.size, bytes: payload.length });
  line.resume.add(peer.party);
}

/** The signed head of just that size, from the store or, for the newest, from memory. */
export function noteAt(
  journal: Journal,
  size: number,
  loaded: Loaded,
): { root: Uint8Array; signature: Uint8Array; leaf: Uint8Array | null } | undefined {
  if (loaded.q === 'note' && loaded.note?.size === size) return loaded.note;
  const { root, signature, leaf } = journal.durable;
  return journal.durable.size === size && signature ? { root, signature, leaf } : undefined;
}

/** The signed head of least size that covers `size`: stored, or the newest, in memory. */
export function noteOfSize(journal: Journal, size: number, loaded: Loaded): StoredNote | undefined {
  if (loaded.q === 'note' && loaded.note) return loaded.note;
  const { durable } = journal;
  const { signature } = durable;
  return signature && durable.size >= size ? { ...durable, signature } : undefined;
}

/** A receipt or a have vector moved a peer's size: its window opens. */
export function releaseWindow(line: Line, peer: Peer, key: string, size: number): void {
  if ((peer.have.get(key) ?? 0) < size) {
    peer.have.set(key, size);
    peer.progressAt = line.now.elapsed;
    arrived(peer);
  }
  const sending = sendingOf(peer, key);
  while (sending.window[0] && sending.window[0].end <= size) {
    peer.bytesAhead -= (sending.window.shift() as { bytes: number }).bytes;
  }
  if (sending.sent < size) sending.sent = size;
}

/** What was sent and never receipted is sent again from where the peer says it stands. */
export function rewind(peer: Peer, key: string): void {
  const sending = sendingOf(peer, key);
  for (const part of sending.window) peer.bytesAhead -= part.bytes;
  sending.window.length = 0;
  sending.sent = peer.have.get(key) ?? 0;
}

/** Our newest cosignature of a journal, to whoever lacks it. */
export function sendReceipt(line: Line, peer: Peer, journal: Journal): void {
  const payload = receiptOf(line, peer, journal);
  if (payload) transmit(line, peer, payload);
}

/** Its cosigner is left out where the peer knows it to be our present incarnation. */
export function receiptOf(line: Line, peer: Peer, journal: Journal): Uint8Array | undefined {
  const { ours } = journal;
  if (!ours) return undefined;
  const { name, key } = ownJournal(line);
  const known = name.number === 0 || (peer.have.get(key) ?? 0) > 0;
  const cosigner = known && ours.cosigner === name ? null : ours.cosigner;
  return encodeCosignature({ ...ours, cosigner });
}
