import { ascii, concat, equal, hex } from '@parley/core/base/bytes.ts';
import type { Crypto } from '@parley/core/base/crypto.ts';
import { limits } from '@parley/core/base/limits.ts';
import { ok, type Result, refuse } from '@parley/core/base/refusal.ts';
import { type CborValue, decode, encode } from '@parley/core/codec/cbor.ts';
import type { JournalName } from '@parley/core/codec/names.ts';
import { isBytes, isParty, isUint } from './fields.ts';
import { frameType, idBytes, withType } from './frame.ts';
import { noteKeyOf, type PeerKeys, presentOf } from './parties.ts';

const label = 'parley/cannot-open/v1';

/** Bytes of a public key of X-Wing. */
export const receiveKeyBytes = 1216;

/** "I hold no session of these ids; seal to this key." Not secret (spec/envelope.md). */
export type CannotOpenContent = {
  readonly line: Uint8Array;
  /** The incarnation whose note key signs it, and whose receive key it names. */
  readonly sender: JournalName;
  /** 1 to 16 different session ids. */
  readonly ids: readonly Uint8Array[];
  readonly keyNumber: number;
  readonly publicKey: Uint8Array;
};

export type CannotOpen = CannotOpenContent & { readonly signature: Uint8Array };

function fieldsOf(content: CannotOpenContent): CborValue[] {
  const { line, sender, ids, keyNumber, publicKey } = content;
  return [line, sender.party, [sender.number, sender.tag], ids, keyNumber, publicKey];
}

/** The bytes that the receiver's note key signs. */
export function cannotOpenMessage(content: CannotOpenContent): Uint8Array {
  return concat(ascii(label), encode(fieldsOf(content)));
}

/** The frame of a signed `cannot-open`. */
export function encodeCannotOpen(message: CannotOpen): Uint8Array {
  return withType(frameType.cannotOpen, encode([...fieldsOf(message), message.signature]));
}

/** Total: the content of a `cannot-open` frame by form alone, or a refusal. */
export function decodeCannotOpen(frame: Uint8Array): Result<CannotOpen> {
  if (frame[0] !== frameType.cannotOpen) return refuse('malformed', 'not a cannot-open frame');
  if (frame.length > limits.cannotOpenBytesMax) {
    return refuse('malformed', 'cannot-open: too long');
  }
  const decoded = decode(frame.subarray(1));
  if (!decoded.ok) return decoded;
  const fields = decoded.value;
  if (!Array.isArray(fields) || fields.length !== 7) {
    return refuse('malformed', 'cannot-open: fields');
  }
  const [line, party, incarnation, ids, keyNumber, publicKey, signature] = fields;
  if (!Array.isArray(incarnation) || incarnation.length !== 2) {
    return refuse('malformed', 'cannot-open: incarnation');
  }
  const [number, tag] = incarnation;
  if (!isBytes(line, 32) || !isParty(party) || !isUint(number) || !isBytes(tag, 8)) {
    return refuse('malformed', 'cannot-open: sender');
  }
  if (!areIds(ids)) return refuse('malformed', 'cannot-open: ids');
  if (!isUint(keyNumber) || !isBytes(publicKey, receiveKeyBytes) || !isBytes(signature, 64)) {
    return refuse('malformed', 'cannot-open: key');
  }
  return ok({ line, sender: { party, number, tag }, ids, keyNumber, publicKey, signature });
}

function areIds(value: unknown): value is Uint8Array[] {
  if (!Array.isArray(value) || value.length < 1) return false;
  if (value.length > limits.cannotOpenIdsMax) return false;
  if (!value.every((id) => isBytes(id, idBytes))) return false;
  return new Set(value.map((id) => hex(id))).size === value.length;
}

/** True when the given note key signed this `cannot-open`. */
export function verifyCannotOpen(
  crypto: Crypto,
  message: CannotOpen,
  noteKey: Uint8Array,
): boolean {
  return crypto.verifyEd25519(noteKey, cannotOpenMessage(message), message.signature);
}

/**
 * Everything about a `cannot-open` of a known peer but whether its ids are ours. Only the present
 * incarnation counts: a key that was stolen and replaced must not name where we seal to.
 */
export function checkCannotOpen(crypto: Crypto, message: CannotOpen, peer: PeerKeys): Result<true> {
  const { sender } = message;
  const noteKey = noteKeyOf(peer, sender);
  const present = presentOf(peer);
  if (noteKey === undefined || present === undefined) {
    return refuse('unknown-journal', `party ${sender.party}`);
  }
  if (!verifyCannotOpen(crypto, message, noteKey)) return refuse('bad-signature', 'cannot-open');
  if (present.number !== sender.number || !equal(present.tag, sender.tag)) {
    return refuse('old-incarnation', 'cannot-open');
  }
  return ok(true);
}
