import { hex } from '@parley/core/base/bytes.ts';
import { ok, type Result, refuse } from '@parley/core/base/refusal.ts';
import { canaryMessage } from '@parley/core/codec/canary.ts';
import { verifyCosignature, verifyPqCosignature } from '@parley/core/codec/note.ts';
import {
  decodePayload,
  encodeCosignature,
  encodePayload,
  type Payload,
} from '@parley/core/codec/payload.ts';
import { bytesOf, numberOf, textOf } from './given.ts';
import type { Checker } from './judge.ts';
import { nodeCrypto } from './node-crypto.ts';

type Of<T extends Payload['type']> = Extract<Payload, { type: T }>;

function read<T extends Payload['type']>(bytes: Uint8Array, type: T): Result<Of<T>> {
  const payload = decodePayload(bytes);
  if (!payload.ok) return payload;
  const isOne = payload.value.type === type;
  return isOne ? ok(payload.value as Of<T>) : refuse('malformed', `no ${type}`);
}

/** Given the line, and who answers with which note key. */
export const canaryAnswer: Checker = (bytes, given) => {
  const answer = read(bytes, 'canary-answer');
  if (!answer.ok) return answer;
  const { nonce, time, marks, signature } = answer.value;
  const message = canaryMessage(bytesOf(given, 'line'), numberOf(given, 'party'), answer.value);
  if (!nodeCrypto.verifyEd25519(bytesOf(given, 'noteKey'), message, signature)) {
    return refuse('bad-signature', 'answer to a canary');
  }
  const shows = { nonce: hex(nonce), time, marks: marks.length };
  return ok({ again: encodePayload(answer.value), shows });
};

/** Given the journal's origin, its root and last leaf at that size, and the cosigner's key. */
export const cosignature: Checker = (bytes, given) => {
  const signed = read(bytes, 'cosignature');
  if (!signed.ok) return signed;
  const { size, time } = signed.value;
  const [root, leaf] = [bytesOf(given, 'root'), bytesOf(given, 'leaf')];
  const head = { origin: textOf(given, 'origin'), size, root, leaf };
  if (!verifyCosignature(nodeCrypto, bytesOf(given, 'cosignKey'), head, signed.value)) {
    return refuse('bad-signature', 'cosignature');
  }
  return ok({ again: encodeCosignature(signed.value), shows: { size, time } });
};

/** Given the journal's origin, the cosigner's name and its ML-DSA-44 key. */
export const pq: Checker = (bytes, given) => {
  const signed = read(bytes, 'pq');
  if (!signed.ok) return signed;
  const { size, root, time } = signed.value;
  const head = { origin: textOf(given, 'origin'), size, root, leaf: null };
  const cosigner = { name: textOf(given, 'cosigner'), mldsa: bytesOf(given, 'mldsaKey') };
  if (!verifyPqCosignature(nodeCrypto, cosigner, head, signed.value)) {
    return refuse('bad-signature', 'post-quantum cosignature');
  }
  return ok({ again: encodePayload(signed.value), shows: { size, time } });
};
