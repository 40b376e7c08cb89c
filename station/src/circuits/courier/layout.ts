import { concat, equal } from '@parley/core/base/bytes.ts';
import { limits } from '@parley/core/base/limits.ts';
import { ok, type Result, refuse } from '@parley/core/base/refusal.ts';

/**
 * The courier file (spec/courier.md). Integers are big endian, nothing is aligned.
 *
 * ```
 * header, 66 bytes
 *   0  8  magic          89 50 4c 59 0d 0a 1a 0a   (the ends of line show a copy in text mode)
 *   8  1  version        01
 *   9 32  line id
 *  41  1  from           index of the party that sealed the frames, 0..9
 *  42  1  to             index of the party that can open them, another one
 *  43 16  file id        random
 *  59  7  reserved       zero
 * frames                 count of them, one after another, each of 1..limits.frameBytesMax bytes
 * manifest               count times: length (4 bytes), SHA-256 of the frame (32 bytes)
 * trailer, 52 bytes
 *   0  4  count          1..limits.courierFramesMax
 *   4  8  bytes          of all frames together
 *  12 32  SHA-256        of everything before it: header, frames, manifest, count, bytes
 *  44  8  end            89 45 4e 44 0d 0a 1a 0a
 * ```
 *
 * The manifest stands at the end, so that a file is written in one pass. The frames are those of
 * any circuit; the file protects nothing by itself, its hash only tells damage.
 */
export const headerBytes = 66;
export const trailerBytes = 52;
export const manifestItemBytes = 36;

const magic = new Uint8Array([0x89, 0x50, 0x4c, 0x59, 0x0d, 0x0a, 0x1a, 0x0a]);
const endMark = new Uint8Array([0x89, 0x45, 0x4e, 0x44, 0x0d, 0x0a, 0x1a, 0x0a]);
const version = 1;

export type CourierHeader = {
  /** Line id, 32 bytes. */
  readonly line: Uint8Array;
  /** Index of the party that sealed the frames. */
  readonly from: number;
  /** Index of the party that can open them. */
  readonly to: number;
  /** 16 random bytes. */
  readonly id: Uint8Array;
};

export type ManifestItem = { readonly length: number; readonly sha256: Uint8Array };

export type CourierTrailer = {
  readonly count: number;
  readonly frameBytes: number;
  readonly sha256: Uint8Array;
};

export function encodeHeader(header: CourierHeader): Uint8Array {
  const parties = new Uint8Array([header.from, header.to]);
  const reserved = new Uint8Array(7);
  return concat(magic, new Uint8Array([version]), header.line, parties, header.id, reserved);
}

/** Refuses `not-a-courier-file`, `courier-cut-short`, `unknown-version`, `malformed`. */
export function decodeHeader(bytes: Uint8Array): Result<CourierHeader> {
  const start = bytes.subarray(0, magic.length);
  if (!equal(start, magic.subarray(0, start.length))) return refuse('not-a-courier-file');
  if (bytes.length < headerBytes) return refuse('courier-cut-short', 'within the header');
  if (bytes[8] !== version) return refuse('unknown-version', `version ${bytes[8]}`);
  const from = bytes[41] as number;
  const to = bytes[42] as number;
  if (from >= limits.partiesMax || to >= limits.partiesMax || from === to) {
    return refuse('malformed', `from party ${from} to party ${to}`);
  }
  if (bytes.subarray(59, headerBytes).some((byte) => byte !== 0)) {
    return refuse('malformed', 'reserved bytes');
  }
  return ok({ line: bytes.slice(9, 41), from, to, id: bytes.slice(43, 59) });
}

export function encodeManifest(items: readonly ManifestItem[]): Uint8Array {
  const out = new Uint8Array(items.length * manifestItemBytes);
  const view = new DataView(out.buffer);
  items.forEach((item, i) => {
    view.setUint32(i * manifestItemBytes, item.length);
    out.set(item.sha256, i * manifestItemBytes + 4);
  });
  return out;
}

/** The lengths must be those of frames and add up to the trailer's. Refuses `malformed`. */
export function decodeManifest(bytes: Uint8Array, trailer: CourierTrailer): Result<ManifestItem[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const items: ManifestItem[] = [];
  let sum = 0;
  for (let at = 0; at < bytes.length; at += manifestItemBytes) {
    const length = view.getUint32(at);
    if (length === 0 || length > limits.frameBytesMax) return refuse('malformed', 'frame length');
    items.push({ length, sha256: bytes.slice(at + 4, at + manifestItemBytes) });
    sum += length;
  }
  return sum === trailer.frameBytes ? ok(items) : refuse('malformed', 'sum of the lengths');
}

/** The part of the trailer that the hash covers. */
export function encodeTrailerStart(count: number, frameBytes: number): Uint8Array {
  const out = new Uint8Array(12);
  const view = new DataView(out.buffer);
  view.setUint32(0, count);
  view.setBigUint64(4, BigInt(frameBytes));
  return out;
}

/** The rest of the trailer. */
export function encodeTrailerEnd(sha256: Uint8Array): Uint8Array {
  return concat(sha256, endMark);
}

/** Checks against the size of the whole file. Refuses `courier-cut-short`, `over-limit`. */
export function decodeTrailer(bytes: Uint8Array, fileBytes: number): Result<CourierTrailer> {
  if (bytes.length < trailerBytes || !equal(bytes.subarray(44), endMark)) {
    return refuse('courier-cut-short', 'the end is missing');
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const count = view.getUint32(0);
  const frameBytes = Number(view.getBigUint64(4));
  if (count > limits.courierFramesMax) return refuse('over-limit', `${count} frames`);
  if (count === 0) return refuse('malformed', 'no frames');
  const whole = headerBytes + frameBytes + count * manifestItemBytes + trailerBytes;
  if (whole !== fileBytes) {
    return refuse('courier-cut-short', `${fileBytes} bytes where ${whole} were written`);
  }
  return ok({ count, frameBytes, sha256: bytes.slice(12, 44) });
}
