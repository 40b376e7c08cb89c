/** The container of a courier file (spec/courier.md, "Bytes"). */
import { type Bytes, equal, readUint32, readUint64 } from '../base/bytes.ts';
import { limits } from '../base/limits.ts';
import { refuse } from '../base/refusal.ts';
import { sha256 } from '../crypto/hash.ts';

const startMark = Uint8Array.of(0x89, 0x50, 0x4c, 0x59, 0x0d, 0x0a, 0x1a, 0x0a);
const endMark = Uint8Array.of(0x89, 0x45, 0x4e, 0x44, 0x0d, 0x0a, 0x1a, 0x0a);
const headerBytes = 66;
const itemBytes = 36;
const trailerBytes = 52;

export type CourierFile = {
  readonly line: Bytes;
  readonly from: number;
  readonly to: number;
  readonly frames: readonly Bytes[];
};

/** Reads a whole file for a station of this line. Refused with the codes of spec/courier.md. */
export function readCourierFile(bytes: Bytes, line: Bytes): CourierFile {
  const header = readHeader(bytes);
  const { count, total, hash } = readTrailer(bytes);
  const covered = bytes.subarray(0, bytes.length - trailerBytes + 12);
  if (!equal(sha256(covered), hash)) refuse('courier-altered', 'the hash is another one');
  const manifestAt = headerBytes + total;
  const items = readManifest(bytes.subarray(manifestAt, manifestAt + count * itemBytes), total);
  if (!equal(header.line, line)) refuse('wrong-line', 'courier file');
  let at = headerBytes;
  const frames = items.map(({ length, hash: frameHash }) => {
    const frame = bytes.subarray(at, at + length);
    at += length;
    return equal(sha256(frame), frameHash) ? frame : refuse('courier-altered', 'a frame');
  });
  return { ...header, frames };
}

function readHeader(bytes: Bytes) {
  const begins = bytes.subarray(0, startMark.length);
  if (!equal(begins, startMark.subarray(0, begins.length))) {
    refuse('not-a-courier-file', 'other first bytes');
  }
  if (bytes.length < headerBytes) refuse('courier-cut-short', 'no header');
  if (bytes[8] !== 1) refuse('unknown-version', `version ${bytes[8]}`);
  const [from, to] = [bytes[41] as number, bytes[42] as number];
  if (from > 9 || to > 9 || from === to) refuse('malformed', 'parties');
  if (bytes.subarray(59, headerBytes).some((byte) => byte !== 0)) refuse('malformed', 'reserved');
  return { line: bytes.subarray(9, 41), from, to };
}

function readTrailer(bytes: Bytes) {
  const at = bytes.length - trailerBytes;
  if (at < headerBytes || !equal(bytes.subarray(at + 44), endMark)) {
    refuse('courier-cut-short', 'the end is missing');
  }
  if (bytes.length > limits.courier) refuse('over-limit', 'courier file');
  const count = readUint32(bytes, at);
  if (count > limits.courierFrames) refuse('over-limit', 'frames');
  const total = readUint64(bytes, at + 4) ?? Number.NaN;
  if (count === 0) refuse('malformed', 'no frame');
  if (headerBytes + total + count * itemBytes !== at) refuse('courier-cut-short', 'size');
  return { count, total, hash: bytes.subarray(at + 12, at + 44) };
}

function readManifest(bytes: Bytes, total: number) {
  const items = Array.from({ length: bytes.length / itemBytes }, (_, i) => {
    const length = readUint32(bytes, i * itemBytes);
    if (length === 0 || length > limits.frame) refuse('malformed', 'length of a frame');
    return { length, hash: bytes.subarray(i * itemBytes + 4, (i + 1) * itemBytes) };
  });
  const sum = items.reduce((length, item) => length + item.length, 0);
  return sum === total ? items : refuse('malformed', 'lengths do not add up');
}
