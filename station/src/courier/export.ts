import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { limits } from '@parley/core/base/limits.ts';
import type { Result } from '@parley/core/base/refusal.ts';
import { journalKey } from '@parley/core/codec/names.ts';
import type { Bundle } from '@parley/core/codec/payload.ts';
import { courierCircuit } from '@parley/core/station/courier-memory.ts';
import type { CourierSession } from '@parley/envelope/courier.ts';
import { certificateFrame, sealedOverheadBytes } from '@parley/envelope/frame.ts';
import { courierName, writeCourier } from '../circuits/courier/container.ts';
import { manifestItemBytes } from '../circuits/courier/layout.ts';
import type { CourierPayloads } from '../loop/courier-payloads.ts';
import type { StationLine } from '../station.ts';
import { armCourier, settleCourier } from './arm.ts';
import { putCarried } from './carried.ts';
import { bundlesIn, certificatesFor, stationPayloads } from './extras.ts';
import { untilIdle } from './idle.ts';
import { unopenedOf } from './unopened.ts';

export type ExportedFile = {
  readonly path: string;
  readonly bytes: number;
  readonly frames: number;
};

export type CourierExport = {
  readonly files: readonly ExportedFile[];
  /** Entries in them, copies of urgent ones not counted. */
  readonly entries: number;
  /** Earlier files to that party whose receipt is out, and those of them that it could not open. */
  readonly outstanding: number;
  readonly lost: number;
};

/** Bytes of attachments in one export: what does not fit waits until it is asked for. */
const attachmentBytesMax = 64 * 1024 * 1024;
/** Room for header, manifest, trailer, `open`, certificates and `cannot-open` of each file. */
const reservedBytes = 1024 * 1024;
const reservedFrames = 100;

/**
 * Writes everything that a party has not cosigned into a courier file, or several where one would
 * be over the limit (spec/courier.md, export). `out` is a file, or a folder in which the file is
 * named. `progress` is told of payloads. Refuses what `Envelope.courier` and `writeCourier` refuse.
 */
export async function exportCourier(
  line: StationLine,
  to: number,
  out: string,
  progress: (done: number, all: number) => void = () => {},
): Promise<Result<CourierExport>> {
  armCourier(line);
  const answer = await cannotOpenFor(line, to);
  // What a start finds out with its first tick: which cuts are final, and whose turn is next.
  line.host.loop.input({ kind: 'timer' });
  await untilIdle(line.host);
  const made = await line.host.courier(to);
  const bundles = bundlesIn(made.payloads);
  const certificates = certificatesFor(line, to).map(certificateFrame);
  const chunks = await line.attachments.courierChunks(to, attachmentBytesMax);
  const payloads = [...made.payloads, ...stationPayloads(line, to), ...chunks];
  const files: ExportedFile[] = [];
  let done = 0;
  for (const part of divided(payloads)) {
    const first = files.length === 0;
    const clear = first && answer ? [answer] : [];
    const target = { out, part: files.length };
    const sealed = () => progress(++done, payloads.length);
    const written = await writePart(line, made, { part, certificates, clear, target, sealed });
    if (!written.ok) return written;
    files.push(written.value);
  }
  markSent(line, to, bundles);
  const outstanding = settleCourier(line).filter((file) => file.peer === to);
  const entries = countEntries(bundles);
  const lost = outstanding.filter((file) => file.lost).length;
  return { ok: true, value: { files, entries, outstanding: outstanding.length, lost } };
}

/** Sessions of that party that did not open here are tried once more, and then named. */
async function cannotOpenFor({ host, store }: StationLine, to: number) {
  const opens = unopenedOf(store, to);
  for (const open of opens) {
    host.envelope.receive(courierCircuit, open, host.options.clock.now().elapsed);
  }
  // HPKE answers in its own time; this asks the same of it, and so ends after it.
  await host.envelope.inspect(opens);
  return await host.envelope.courierAnswer();
}

function divided(payloads: readonly Uint8Array[]): Uint8Array[][] {
  const parts: Uint8Array[][] = [];
  let part: Uint8Array[] = [];
  let bytes = reservedBytes;
  for (const payload of payloads) {
    const weight = payload.length + sealedOverheadBytes + manifestItemBytes;
    const full = part.length + reservedFrames >= limits.courierFramesMax;
    if (part.length > 0 && (full || bytes + weight > limits.courierBytesMax)) {
      parts.push(part);
      part = [];
      bytes = reservedBytes;
    }
    part.push(payload);
    bytes += weight;
  }
  return [...parts, part];
}

type Part = {
  readonly part: readonly Uint8Array[];
  readonly certificates: readonly Uint8Array[];
  readonly clear: readonly Uint8Array[];
  readonly target: { readonly out: string; readonly part: number };
  /** Told of each payload that is in the file. */
  readonly sealed: () => void;
};

async function writePart(
  line: StationLine,
  made: CourierPayloads,
  { part, certificates, clear, target, sealed }: Part,
): Promise<Result<ExportedFile>> {
  const { host, store, me } = line;
  const session = await host.envelope.courier(made.to);
  if (!session.ok) return session;
  const header = {
    line: host.options.line,
    from: me,
    to: made.to,
    id: host.options.entropy.bytes(16),
  };
  const path = await pathOf(target.out, target.part, courierName(header));
  // Remembered before it exists: a file that is carried and not known here could not be answered.
  putCarried(store, {
    peer: made.to,
    session: session.value.id,
    to: session.value.to,
    time: host.options.clock.now().time,
    nonce: made.nonce,
    covers: [...made.covers],
    lost: false,
  });
  const frames = framesOf(session.value, { part, certificates, clear, sealed });
  const written = await writeCourier(path, { ...header, frames });
  if (!written.ok) return written;
  const { fileBytes: bytes, count } = written.value;
  return { ok: true, value: { path, bytes, frames: count } };
}

function* framesOf(
  session: CourierSession,
  { part, certificates, clear, sealed }: Omit<Part, 'target'>,
): Generator<Uint8Array> {
  yield* certificates;
  yield session.open;
  yield* clear;
  for (const payload of part) {
    yield session.seal(payload);
    sealed();
  }
}

async function pathOf(out: string, part: number, name: string): Promise<string> {
  const isFolder = out.endsWith('/') || (await stat(out).catch(() => undefined))?.isDirectory();
  if (isFolder === true) return join(out, name);
  return part === 0 ? out : `${out}.${part + 1}`;
}

function countEntries(bundles: readonly Bundle[]): number {
  const ends = new Map<string, Set<number>>();
  for (const { journal, first, items } of bundles) {
    const key = journalKey(journal);
    const seen = ends.get(key) ?? new Set<number>();
    ends.set(key, seen);
    for (let i = 0; i < items.length; i++) seen.add(first + i);
  }
  return [...ends.values()].reduce((sum, seen) => sum + seen.size, 0);
}

/** "Sent by courier": the first time of each place counts. */
function markSent(line: StationLine, peer: number, bundles: readonly Bundle[]): void {
  const { store, host, me } = line;
  const time = host.options.clock.now().time;
  store.transaction(() => {
    for (const { journal, first, items } of bundles) {
      if (journal.party !== me) continue;
      const mark = { journal: journalKey(journal), first, count: items.length };
      store.sent.put({ ...mark, peer, circuit: courierCircuit, time });
    }
  });
}
