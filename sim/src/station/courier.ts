import { equal } from '@parley/core/base/bytes.ts';
import { journalKey } from '@parley/core/codec/names.ts';
import { cosignedBy } from '@parley/core/replication/counts.ts';
import { courierCircuit } from '@parley/core/station/courier-memory.ts';
import type { Outward } from '@parley/core/station/loop.ts';
import { decodeCannotOpen } from '@parley/envelope/cannot-open.ts';
import { certificateFrame, frameType } from '@parley/envelope/frame.ts';
import { courierChunks } from './attachments.ts';
import type { SimStation } from './station.ts';

/** A stick: frames from one party to another, in their order. */
export type CourierFile = {
  readonly line: Uint8Array;
  readonly from: number;
  readonly to: number;
  readonly frames: readonly Uint8Array[];
};

type Made = Extract<Outward, { kind: 'courier' }>;

/** Everything that a party has not cosigned; null: the station stopped meanwhile. */
export async function exportCourier(station: SimStation, to: number): Promise<CourierFile | null> {
  const { process, place } = station;
  arm(station);
  const clear = await answerTo(station, to);
  station.input({ kind: 'timer' });
  await place.wait(Promise.resolve(), 20);
  const made = await payloads(station, to);
  if (!made || !process.running) return null;
  const session = await process.envelope.courier(to);
  if (!session.ok || !process.running) return null;
  const { id, to: key } = session.value;
  const { covers } = made;
  station.carried.put({ peer: to, session: id, to: key, covers, lost: false });
  const frames = [...certificates(station, to).map(certificateFrame), session.value.open, ...clear];
  for (const payload of made.payloads) frames.push(session.value.seal(payload));
  for (const payload of courierChunks(station, to)) frames.push(session.value.seal(payload));
  settle(station);
  place.trace.tell(station.me, 'courier', to, frames.length);
  place.trace.write(station.me, 'courier', `to ${to}: ${frames.length} frames`);
  return { line: place.founding.line, from: station.me, to, frames };
}

/** The core makes them in its next turns. */
async function payloads(station: SimStation, to: number): Promise<Made | null> {
  const { process, place } = station;
  const id = station.nextId++;
  const answered: { made: Made | null } = { made: null };
  process.couriers.set(id, (made) => {
    answered.made = made;
  });
  station.input({ kind: 'courier', id, to });
  for (let i = 0; i < 50 && !answered.made && process.running; i++) {
    await place.wait(Promise.resolve(), 10);
  }
  return answered.made;
}

/** Sessions of that party that did not open here are tried once more, and then named. */
async function answerTo(station: SimStation, to: number): Promise<Uint8Array[]> {
  const { process, place, carried } = station;
  for (const open of carried.unopened.get(to) ?? []) process.receive(courierCircuit, open);
  await place.wait(Promise.resolve(), 20);
  if (!process.running) return [];
  place.stir();
  const answer = await process.envelope.courierAnswer();
  return answer ? [answer] : [];
}

/** Takes a file, as a station imports it. False: it is not for this station. */
export async function importCourier(station: SimStation, file: CourierFile): Promise<boolean> {
  const { process, place } = station;
  if (!equal(file.line, place.founding.line)) return false;
  if (file.to !== station.me || file.from === station.me) return false;
  arm(station);
  place.trace.tell(station.me, 'courier', file.from, file.frames.length);
  place.trace.write(station.me, 'courier', `from ${file.from}: ${file.frames.length} frames`);
  for (const frame of file.frames) {
    if (!process.running) return true;
    process.receive(courierCircuit, frame);
    if (frame[0] === frameType.open) await opened(station, file.from, frame);
    if (frame[0] === frameType.cannotOpen) keepAnswer(station, file.from, frame);
    if (frame[0] === frameType.certificate) await place.wait(Promise.resolve(), 1);
  }
  station.input({ kind: 'timer' });
  await place.wait(Promise.resolve(), 20);
  settle(station);
  return true;
}

/** Sealed frames are for the session that this waits for: none of them may come before it. */
async function opened(station: SimStation, from: number, open: Uint8Array): Promise<void> {
  const { process, place, carried } = station;
  const live = () => process.envelope.liveOpens().some((one) => equal(one, open));
  for (let i = 0; i < 5 && !live() && process.running; i++) {
    await place.wait(Promise.resolve(), 10);
  }
  if (live()) carried.unopened.delete(from);
  else carried.unopened.set(from, [...(carried.unopened.get(from) ?? []), open].slice(-16));
}

function keepAnswer(station: SimStation, from: number, frame: Uint8Array): void {
  const decoded = decodeCannotOpen(frame);
  if (decoded.ok && decoded.value.sender.party === from) station.carried.answers.set(from, frame);
}

/** Tells the envelope of the files whose receipt is out, and of what peers could not open. */
function arm(station: SimStation): void {
  const { process, carried } = station;
  process.enter(() => {
    for (const { peer, session, to } of carried.files) {
      process.envelope.expectReceipt(peer, session, to);
    }
  });
  for (const [party, frame] of carried.answers) {
    const decoded = decodeCannotOpen(frame);
    const known = process.line.receiveKeys.get(party)?.number ?? -1;
    if (!decoded.ok || decoded.value.keyNumber <= known) carried.answers.delete(party);
    else process.receive(courierCircuit, frame);
  }
}

/** Files that are on record in full are forgotten. */
function settle({ carried, process }: SimStation): void {
  const { line, envelope } = process;
  carried.files = carried.files.filter(({ peer, session, covers }) => {
    const out = [...covers].some(([key, size]) => {
      const journal = line.journals.get(key);
      return journal !== undefined && cosignedBy(line, journal, peer) < size;
    });
    if (!out) envelope.receipted(peer, session);
    return out;
  });
}

/** Certificates of own incarnations whose first entry the peer is not known to hold. */
function certificates({ machine, process }: SimStation, to: number): Uint8Array[] {
  const peer = process.line.peers.get(to);
  return machine.keyring.flatMap(({ certificate, bytes }) => {
    const journal = process.line.journals.get(journalKey(certificate));
    const held = journal
      ? Math.min(cosignedBy(process.line, journal, to), peer?.have.get(journal.key) ?? 0)
      : 0;
    return held > 0 ? [] : [bytes];
  });
}
