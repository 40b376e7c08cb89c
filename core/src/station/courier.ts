import { encodeBundle, encodeCosignature, encodePayload } from '../codec/payload.ts';
import { encodeRun } from '../codec/run.ts';
import type { Loaded } from '../replication/io.ts';
import {
  type CourierJob,
  journalOf,
  type Line,
  newTask,
  sortedJournals,
} from '../replication/line.ts';
import { haveMarks } from '../replication/repair.ts';
import { gatherBundles, noteAt } from '../replication/send.ts';

const readBytes = 4 * 1024 * 1024;

/**
 * Everything that a peer has not cosigned, as the payloads of one courier file: our receipts and
 * have vector first, then bundles journal by journal (spec/circuit.md, courier).
 */
export function beginCourier(line: Line, id: number, to: number): void {
  const job: CourierJob = { id, to, payloads: [], rest: [], bundles: [] };
  for (const journal of sortedJournals(line)) {
    for (const signed of journal.cosigned.values()) {
      if (signed.cosigner.party !== to) job.payloads.push(encodeCosignature(signed));
    }
    if (journal.name.party === to) continue;
    const from = cosignedBy(line, journal.key, to);
    const size = journal.key === line.own && line.mute ? 0 : journal.durable.size;
    if (size > from) job.rest.push({ journal: journal.key, from, size });
  }
  const seen = line.peers.get(to)?.seenChallenge ?? null;
  job.payloads.unshift(encodePayload({ type: 'have', seen, marks: haveMarks(line) }));
  line.courier.push(job);
  next(line, job);
}

function cosignedBy(line: Line, key: string, party: number): number {
  let size = 0;
  for (const signed of journalOf(line, key).cosigned.values()) {
    if (signed.cosigner.party === party) size = Math.max(size, signed.size);
  }
  return size;
}

function next(line: Line, job: CourierJob): void {
  const bundle = job.bundles[0];
  const part = job.rest[0];
  if (bundle) {
    const size = bundle.first + bundle.items.length;
    const id = newTask(line, { task: 'courier', courier: job.id });
    line.effects.push({ kind: 'load', id, query: { q: 'note', journal: bundle.journal, size } });
    return;
  }
  if (part) {
    const id = newTask(line, { task: 'courier', courier: job.id });
    const { journal, from: first, size: last } = part;
    const query = { q: 'runs', journal, first, last, bytes: readBytes } as const;
    line.effects.push({ kind: 'load', id, query });
    return;
  }
  line.courier = line.courier.filter((other) => other !== job);
  line.effects.push({ kind: 'courier', id: job.id, to: job.to, payloads: job.payloads });
}

/** The store answered: runs become bundles, a note closes the first of them. */
export function onCourierLoaded(line: Line, courier: number, loaded: Loaded): void {
  const job = line.courier.find((one) => one.id === courier);
  if (!job) return;
  if (loaded.q === 'runs') onRuns(job, loaded);
  if (loaded.q === 'note') onNote(line, job, loaded);
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

function onNote(line: Line, job: CourierJob, loaded: Loaded): void {
  const bundle = job.bundles.shift();
  if (!bundle) return;
  const journal = journalOf(line, bundle.journal);
  const head = noteAt(journal, bundle.first + bundle.items.length, loaded);
  // Without its signed head a run waits for the next file; it cannot be checked by anyone.
  if (!head) return;
  const run = encodeRun(bundle.items);
  job.payloads.push(encodeBundle(journal.name, bundle.first, run, head));
}
