import { assert } from '@parley/core/base/assert.ts';
import { limits } from '@parley/core/base/limits.ts';

/** First byte of every frame (spec/envelope.md). */
export const frameType = { sealed: 0, open: 1, cannotOpen: 2, certificate: 3 } as const;

/** type(1) ‖ id(8) ‖ seq(4): the part of a sealed frame in clear, authenticated as AAD. */
export const sealedHeadBytes = 13;
const tagBytes = 16;

/** What a sealed frame weighs beyond its payload. */
export const sealedOverheadBytes = sealedHeadBytes + tagBytes;

assert(
  limits.payloadBytesMax + sealedOverheadBytes === limits.frameBytesMax,
  'the largest payload fills a frame',
);

export const idBytes = 8;

/** The session id of a sealed frame, or undefined when it is too short to be one. */
export function sealedId(frame: Uint8Array): Uint8Array | undefined {
  if (frame.length < sealedOverheadBytes || frame[0] !== frameType.sealed) return undefined;
  return frame.subarray(1, 1 + idBytes);
}

/** One type byte before the content. */
export function withType(type: number, content: Uint8Array): Uint8Array {
  const out = new Uint8Array(1 + content.length);
  out[0] = type;
  out.set(content, 1);
  return out;
}

/** An incarnation's certificate as a frame: it travels in clear. */
export function certificateFrame(certificate: Uint8Array): Uint8Array {
  return withType(frameType.certificate, certificate);
}
