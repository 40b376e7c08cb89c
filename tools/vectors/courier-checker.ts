import { concat, equal, hex } from '@parley/core/base/bytes.ts';
import { ok, refuse } from '@parley/core/base/refusal.ts';
import {
  decodeHeader,
  decodeManifest,
  decodeTrailer,
  encodeHeader,
  encodeManifest,
  encodeTrailerEnd,
  encodeTrailerStart,
  headerBytes,
  manifestItemBytes,
  trailerBytes,
} from '@parley/station/circuits/courier/layout.ts';
import { bytesOf } from './given.ts';
import type { Checker } from './judge.ts';
import { nodeCrypto } from './node-crypto.ts';

/** A courier file by its container alone, in the order of spec/courier.md; given the line. */
export const courier: Checker = (bytes, given) => {
  const header = decodeHeader(bytes.subarray(0, headerBytes));
  if (!header.ok) return header;
  const trailerAt = Math.max(headerBytes, bytes.length - trailerBytes);
  const trailer = decodeTrailer(bytes.subarray(trailerAt), bytes.length);
  if (!trailer.ok) return trailer;
  const { count, frameBytes, sha256 } = trailer.value;
  const covered = bytes.subarray(0, bytes.length - trailerBytes + 12);
  if (!equal(nodeCrypto.sha256(covered), sha256)) return refuse('courier-altered', 'its hash');
  const manifestAt = headerBytes + frameBytes;
  const items = decodeManifest(
    bytes.subarray(manifestAt, manifestAt + count * manifestItemBytes),
    trailer.value,
  );
  if (!items.ok) return items;
  if (!equal(header.value.line, bytesOf(given, 'line'))) return refuse('wrong-line');
  const frames: Uint8Array[] = [];
  for (let at = headerBytes; frames.length < count; ) {
    const item = items.value[frames.length] as (typeof items.value)[0];
    const frame = bytes.subarray(at, at + item.length);
    if (!equal(nodeCrypto.sha256(frame), item.sha256)) return refuse('courier-altered', 'a frame');
    frames.push(frame);
    at += item.length;
  }
  const start = encodeTrailerStart(count, frameBytes);
  const before = concat(encodeHeader(header.value), ...frames, encodeManifest(items.value), start);
  const again = concat(before, encodeTrailerEnd(nodeCrypto.sha256(before)));
  const { from, to } = header.value;
  return ok({ again, shows: { from, to, frames: frames.map((frame) => hex(frame)) } });
};
