import { hex } from '@parley/core/base/bytes.ts';
import { ok, refuse } from '@parley/core/base/refusal.ts';
import {
  decodeCannotOpen,
  encodeCannotOpen,
  verifyCannotOpen,
} from '@parley/envelope/cannot-open.ts';
import { frameType, sealedId } from '@parley/envelope/frame.ts';
import { decodeOpen, encodeOpen, verifyOpen } from '@parley/envelope/open.ts';
import { ReceivingSession, SendingSession } from '@parley/envelope/session.ts';
import { aead } from '@parley/station/ports/aead.ts';
import { bytesOf } from './given.ts';
import type { Checker } from './judge.ts';
import { nodeCrypto } from './node-crypto.ts';

/** A sealed frame, given the secret of a session. */
export const frame: Checker = (bytes, given) => {
  if (bytes.length > 0 && (bytes[0] as number) > frameType.certificate) {
    return refuse('unknown-type', 'frame');
  }
  const id = sealedId(bytes);
  if (id === undefined) return refuse('malformed', 'frame');
  const session = new ReceivingSession(aead, bytesOf(given, 'secret'));
  if (hex(id) !== hex(session.id)) return refuse('session-unknown', hex(id));
  const payload = session.open(bytes);
  if (payload === undefined) return refuse('frame-altered');
  const seq = new DataView(bytes.buffer, bytes.byteOffset).getUint32(9);
  const sending = new SendingSession(aead, bytesOf(given, 'secret'));
  for (let i = 0; i < seq; i++) sending.seal(payload);
  return ok({ again: sending.seal(payload), shows: { seq, payload: hex(payload) } });
};

/** By form and signature, given the sender's note key; what it seals is in vectors/outside. */
export const open: Checker = (bytes, given) => {
  const read = decodeOpen(bytes);
  if (!read.ok) return read;
  if (!verifyOpen(nodeCrypto, read.value, bytesOf(given, 'noteKey'))) {
    return refuse('bad-signature', 'open');
  }
  const { recipient, id, keyName, keyNumber } = read.value;
  const shows = { recipient, id: hex(id), keyName: hex(keyName), keyNumber };
  return ok({ again: encodeOpen(read.value), shows });
};

export const cannotOpen: Checker = (bytes, given) => {
  const read = decodeCannotOpen(bytes);
  if (!read.ok) return read;
  if (!verifyCannotOpen(nodeCrypto, read.value, bytesOf(given, 'noteKey'))) {
    return refuse('bad-signature', 'cannot-open');
  }
  const { ids, keyNumber } = read.value;
  return ok({ again: encodeCannotOpen(read.value), shows: { ids: ids.map(hex), keyNumber } });
};
