/** A sealed frame and the session that opens it (spec/frame.md, spec/envelope.md). */
import { gcm } from '@noble/ciphers/aes.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { type Bytes, equal, readUint32, utf8 } from '../base/bytes.ts';
import { limits } from '../base/limits.ts';
import { refuse } from '../base/refusal.ts';

/** Types of frames by their first byte. */
const sealed = 0;
const lastType = 3;
const headerBytes = 13;
const tagBytes = 16;

export type Session = { readonly id: Bytes; readonly key: Bytes; readonly nonce: Bytes };

export function sessionOf(secret: Bytes): Session {
  const derive = (part: string, length: number) =>
    hkdf(sha256, secret, undefined, utf8(`parley/session/v1 ${part}`), length);
  return { id: derive('id', 8), key: derive('key', 32), nonce: derive('nonce', 12) };
}

/**
 * The payload of a sealed frame. Refused with `frame-too-large`, `malformed`, `unknown-type`,
 * `session-unknown` or `frame-altered`.
 */
export function openFrame(frame: Bytes, session: Session): { seq: number; payload: Bytes } {
  if (frame.length > limits.frame) refuse('frame-too-large', `${frame.length} bytes`);
  const type = frame[0] ?? refuse('malformed', 'an empty frame');
  if (type > lastType) refuse('unknown-type', `frame of type ${type}`);
  if (type !== sealed || frame.length < headerBytes + tagBytes) refuse('malformed', 'frame');
  if (!equal(frame.subarray(1, 9), session.id)) refuse('session-unknown', 'frame');
  const nonce = session.nonce.slice();
  for (let i = 0; i < 4; i++) nonce[8 + i] = (nonce[8 + i] as number) ^ (frame[9 + i] as number);
  const cipher = gcm(session.key, nonce, frame.subarray(0, headerBytes));
  return { seq: readUint32(frame, 9), payload: decrypted(cipher, frame.subarray(headerBytes)) };
}

function decrypted(cipher: { decrypt(bytes: Bytes): Bytes }, ciphertext: Bytes): Bytes {
  try {
    return cipher.decrypt(ciphertext);
  } catch {
    return refuse('frame-altered', 'the tag fails');
  }
}
