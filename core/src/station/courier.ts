import type { AnyItem } from '../codec/entry.ts';
import {
  encodeBundle,
  encodeCosignature,
  encodePayload,
  type NoteShown,
} from '../codec/payload.ts';
import { encodeRun } from '../codec/run.ts';
import type { Query } from '../journal/records.ts';
import { cosignedBy } from '../replication/counts.ts';
import { isUrgent } from '../replication/entries.ts';
import { gatherBundles } from '../replication/gather.ts';
import type { FaultKind, Loaded } from '../replication/io.ts';
import {
  type Journal,
  journalOf,
  type Line,
  newTask,
  type Peer,
  sortedJournals,
} from '../replication/line.ts';
import type { CourierJob } from '../replication/pending.ts';
import { haveMarks } from '../replication/repair.ts';
import { noteAt, signedPart, twoWay } from '../replication/send.ts';
import { courierChallenge, remember } from './courier-memory.ts';
import { cutWantedOf } from './cuts.ts';

const readBytes = 4 * 1024 * 1024;

/**
 * Everything that a peer has not cosigned, or that its newest have vector lacks, as the payloads of
 * one courier file (spec/courier.md, export): challenge and have vector, copies of urgent entries,
 * bundles of own journals and then of others', the peer's own lost tail, receipts and notes.
 */
export function beginCourier(line: Line, id: number, to: number): void {
  const peer = line.peers.get(to);
  if (!peer) return;
  const job: CourierJob = {
    id,
    to,
    nonce: courierChallenge(line, peer),
    urgent: [],
    entries: [],
    notes: [],
    covers: new Map(),
    rest: [],
    bundles: [],
    asked: [...peer.byCourier.asked].map(placeOf),
  };
  const journals = sortedJournals(line);
  const own = journals.filter(({ name }) => name.party === line.me);
  const others = journals.filter(({ name }) => name.party !== line.me && name.party !== to);
  const theirs = journals.filter(({ name }) => name.party === to);
  for (const journal of [...own, ...others, ...theirs]) {
    const from = lackedFrom(line, peer, journal);
    const size = signedPart(line, journal);
    if (from === undefined || from >= size) continue;
    job.rest.push({ journal: journal.key, from, size });
    job.covers.set(journal.key, size);
  }
  peer.byCourier.asked.clear();
  remember(line, peer);
  line.courier.push(job);
  next(line, job);
}

/** Where the peer's copy of a journal ends, as far as it is known; undefined: it lacks nothing. */
function lackedFrom(line: Line, peer: Peer, journal: Journal): number | undefined {
  // Its own journal goes back to it only after it has said that it lacks the end.
  if (journal.name.party === peer.party) return peer.byCourier.reported.get(journal.key);
  return Math.min(cosignedBy(line, journal, peer.party), peer.have.get(journal.key) ?? 0);
}

function placeOf(name: string): { journal: string; size: number } {
  const [journal, size] = name.split('|') as [string, string];
  return { journal, size: Number(size) };
}

function next(line: Line, job: CourierJob): void {
  const bundle = job.bundles[0];
  const part = job.rest[0];
  const note = job.asked[0];
  const ask = (query: Query) => {
    const id = newTask(line, { task: 'courier', courier: job.id });
    line.effects.push({ kind: 'load', id, query });
  };
  if (bundle) {
    const size = bundle.first + bundle.items.length;
    ask({ q: 'note', journal: bundle.journal, size });
  } else if (part) {
    const { journal, from: first, size: last } = part;
    ask({ q: 'runs', journal, first, last, bytes: readBytes });
  } else if (note) {
    ask({ q: 'note', ...note });
  } else {
    finish(line, job);
  }
}

function finish(line: Line, job: CourierJob): void {
  const { id, to, nonce, covers } = job;
  const peer = line.peers.get(to) as Peer;
  const opening = [
    encodePayload({ type: 'challenge', nonce }),
    encodePayload({ type: 'have', seen: peer.seenChallenge, marks: haveMarks(line) }),
  ];
  const closing = [...receiptsFor(line, to), ...job.notes, ...wantedNotes(line, peer)];
  // With a circuit that answers, whoever wants a cut has asked for it there.
  if (twoWay(peer).length === 0 && cutWantedOf(line) === to) {
    closing.push(encodePayload({ type: 'cut-ask' }));
  }
  line.courier = line.courier.filter((other) => other !== job);
  const payloads = [...opening, ...job.urgent, ...job.entries, ...closing];
  line.effects.push({ kind: 'courier', id, to, payloads, covers, nonce });
}

/** A file that lacked what cannot be read would be taken for all there is: none is made. */
export function onCourierFault(line: Line, courier: number, what: FaultKind): void {
  const job = line.courier.find((one) => one.id === courier);
  if (!job) return;
  line.courier = line.courier.filter((other) => other !== job);
  line.effects.push({ kind: 'courier-failed', id: job.id, what });
}

/** The newest cosignature on every journal by every other cosigner. */
function receiptsFor(line: Line, to: number): Uint8Array[] {
  return sortedJournals(line).flatMap((journal) =>
    [...journal.cosigned.values()]
      .filter(({ cosigner }) => cosigner.party !== to)
      .map((signed) => encodeCosignature(signed)),
  );
}

/** Its have vector named roots that are not ours: its signed heads will tell who is wrong. */
function wantedNotes(line: Line, peer: Peer): Uint8Array[] {
  return [...peer.byCourier.asking].flatMap((name) => {
    const { journal: key, size } = placeOf(name);
    const journal = line.journals.get(key)?.name;
    return journal ? [encodePayload({ type: 'note-want', journal, size })] : [];
  });
}

/** The store answered: runs become bundles; a note closes the first of them, or was asked for. */
export function onCourierLoaded(line: Line, courier: number, loaded: Loaded): void {
  const job = line.courier.find((one) => one.id === courier);
  if (!job) return;
  if (loaded.q === 'runs') onRuns(job, loaded);
  else if (loaded.q === 'note' && job.bundles.length > 0) onBundleNote(line, job, loaded);
  else if (loaded.q === 'note') onAskedNote(line, job, loaded);
  next(line, job);
}

function onRuns(job: CourierJob, loaded: Extract<Loaded, { q: 'runs' }>): void {
  const part = job.rest[0];
  if (!part) return;
  const bundles = gatherBundles(loaded.runs, part.from);
  for (const bundle of bundles) job.bundles.push({ journal: part.journal, ...bundle });
  const last = bundles.at(-1);
  part.from = last ? last.first + last.items.length : part.size;
  if (part.from >= part.size) job.rest.shift();
}

function onBundleNote(line: Line, job: CourierJob, loaded: Loaded): void {
  const bundle = job.bundles.shift();
  if (!bundle) return;
  const journal = journalOf(line, bundle.journal);
  const end = bundle.first + bundle.items.length;
  const head = noteAt(journal, end, loaded);
  // Without its signed head a run waits for the next file; it cannot be checked by anyone.
  if (!head) return;
  const payload = (first: number, items: readonly AnyItem[]) =>
    encodeBundle(journal.name, first, encodeRun(items), head);
  const { first, items } = bundle;
  if (isUrgent(items)) job.urgent.push(payload(end - 1, items.slice(-1)));
  job.entries.push(payload(first, items));
}

function onAskedNote(line: Line, job: CourierJob, loaded: Loaded): void {
  const { journal: key, size } = job.asked.shift() as { journal: string; size: number };
  const journal = journalOf(line, key);
  const note = noteAt(journal, size, loaded);
  if (!note) return;
  const { root, leaf, signature } = note;
  const shown: NoteShown = { type: 'note', journal: journal.name, size, root, leaf, signature };
  job.notes.push(encodePayload(shown));
}
