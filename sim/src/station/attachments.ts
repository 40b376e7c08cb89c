import { namedIn } from '@parley/core/attachment/named.ts';
import type { AttachmentEvent, AttachmentStore } from '@parley/core/attachment/ports.ts';
import { Attachments, wantOf } from '@parley/core/attachment/transfer.ts';
import { equal, hex } from '@parley/core/base/bytes.ts';
import { limits } from '@parley/core/base/limits.ts';
import type { Precedence } from '@parley/core/codec/entry.ts';
import { decodeRun } from '@parley/core/codec/run.ts';
import type { StoredRun } from '@parley/core/journal/records.ts';
import { cosignedBy } from '@parley/core/replication/counts.ts';
import { entriesGoFirst } from '@parley/core/replication/pace.ts';
import { attachmentBody } from '../world/texts.ts';
import type { AttachmentRows } from './attachment-rows.ts';
import type { Process } from './process.ts';
import type { SimStation } from './station.ts';

/** The core's attachments in one process, as `station/src/attachments` puts them together. */
export function attachmentsOf(process: Process): Attachments {
  const { station } = process;
  return new Attachments({
    me: station.me,
    store: storeOf(process),
    parties: () => process.line.peers.keys(),
    isCircuit: (name) => process.circuits.has(name),
    now: () => process.elapsed,
    later: (work) => station.later(0, () => process.enter(work)),
    send: (peer, payload) => process.circuits.sendTo(peer, payload),
    idle: (peer) => process.circuits.idle(peer),
    busy: (peer) => entriesGoFirst(process.line, peer),
    tell: (event) => tell(station, event),
  });
}

function tell(station: SimStation, event: AttachmentEvent): void {
  if (event.event === 'held') {
    station.place.trace.tell(station.me, 'attachment', event.named.size, event.named.seq);
    station.place.trace.write(station.me, 'attachment', `of ${event.named.journal}, whole`);
    return;
  }
  const { code, from } = event;
  station.show({ event: 'refused', code, detail: 'attachment', from, circuit: null });
}

function storeOf(process: Process): AttachmentStore {
  const { station } = process;
  const rows = (): AttachmentRows => station.machine.disk.attachments;
  const written = (work: (rows: AttachmentRows) => void): boolean => {
    station.power.pass('before-persist');
    const done = station.writeRows(work);
    station.power.pass('after-persist');
    return done;
  };
  return {
    state: (sha256) => rows().state(sha256),
    has: (sha256, offset) => rows().has(sha256, offset),
    get: (sha256, offset, length) =>
      station.faults.unreadable.has('attachments') ? undefined : rows().get(sha256, offset, length),
    keep: (piece) => written((into) => into.put(piece)),
    holds: (sha256) => holds(station, sha256),
    complete: (sha256) => written((into) => into.complete(sha256)),
    drop: (sha256) => written((from) => from.drop(sha256)),
    askedByCourier: (party, sha256) => void written((into) => into.ask(party, sha256)),
    namingOf: (sha256, size) => rows().namingOf(sha256, size),
    missingAfter: (author, after, most) => {
      tableStored(station);
      return rows().missingAfter(author, after, most);
    },
    tabledSize: (journal) => rows().tabled.get(journal) ?? 0,
    isTabled: () => {
      tableStored(station);
      return true;
    },
  };
}

/** True if all bytes of it are here, and are what they are called by. */
export function holds({ machine, place }: SimStation, sha256: Uint8Array): boolean {
  const bytes = machine.disk.attachments.whole(sha256);
  return bytes !== undefined && equal(place.founding.crypto.crypto.sha256(bytes), sha256);
}

/** Puts what stored entries name into the tables, from where these end. */
export function tableStored({ machine }: SimStation): void {
  const { attachments, journals } = machine.disk;
  for (const [key, { runs }] of journals) {
    const party = Number.parseInt(key, 10);
    let at = runs.length;
    while (at > 0 && isBeyond(runs[at - 1], attachments.tabled.get(key))) at--;
    for (const { first, count, bytes } of runs.slice(at)) {
      const read = decodeRun(bytes);
      for (const [i, item] of (read.ok ? read.value : []).entries()) {
        attachments.named.push(...namedIn({ journal: key, party, seq: first + i }, item));
      }
      attachments.tabled.set(key, first + count);
    }
  }
}

function isBeyond(run: StoredRun | undefined, tabled = 0): boolean {
  return run !== undefined && run.first + run.count > tabled;
}

/** An officer's message with one attachment, whose bytes are kept first. */
export function writeWith(station: SimStation, bytes: Uint8Array, precedence: Precedence): void {
  const sha256 = station.place.founding.crypto.crypto.sha256(bytes);
  const kept = station.writeRows((rows) => {
    for (let at = 0; at < bytes.length; at += limits.chunkBytesMax) {
      const piece = bytes.subarray(at, at + limits.chunkBytesMax);
      rows.put({ hash: sha256, offset: at, total: bytes.length, bytes: piece });
    }
    rows.complete(sha256);
  });
  if (kept) station.write({ body: attachmentBody(sha256, bytes.length), precedence });
}

/** Bytes of attachments in one courier file; what does not fit waits until it is asked for. */
const courierBytesMax = 64 * 1024 * 1024;

/**
 * What a courier file to a party holds of attachments, as `station/src/attachments/transfer.ts`
 * makes it: our own wants, what that party asked for, and what entries name that it may lack.
 */
export function courierChunks(station: SimStation, to: number): Uint8Array[] {
  tableStored(station);
  const { process, machine } = station;
  const { attachments } = machine.disk;
  const lacked = attachments.named.filter(
    ({ size, sha256 }) => size > 0 && !attachments.state(sha256)?.complete,
  );
  const payloads = lacked.map(({ sha256, size }) => {
    const held = attachments.state(sha256)?.held ?? 0;
    return wantOf(sha256, held, Math.max(0, size - held));
  });
  const asked = attachments.askedBy(to).map((sha256) => attachments.namingOf(sha256, undefined));
  const unseen = attachments.named
    .filter(({ author, journal, seq }) => author !== to && !isCosigned(station, to, journal, seq))
    .sort((a, b) => a.size - b.size);
  let left = courierBytesMax;
  const done = new Set<string>();
  for (const one of [...asked, ...unseen]) {
    if (!one) continue;
    const state = attachments.state(one.sha256);
    if (!state?.complete || done.has(hex(one.sha256)) || state.size > left) continue;
    done.add(hex(one.sha256));
    left -= state.size;
    for (let at = 0; at < state.size; at += limits.chunkBytesMax) {
      const chunk = process.attachments.chunk(one.sha256, at);
      if (chunk) payloads.push(chunk);
    }
  }
  if (asked.length > 0) station.writeRows((rows) => rows.answered(to));
  return payloads;
}

function isCosigned({ line }: SimStation, party: number, key: string, seq: number): boolean {
  const journal = line.journals.get(key);
  if (!journal || journal.name.party === party) return true;
  return cosignedBy(line, journal, party) > seq;
}
