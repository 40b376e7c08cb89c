import { ascii, concat } from '@parley/core/base/bytes.ts';
import type { Crypto } from '@parley/core/base/crypto.ts';
import { limits } from '@parley/core/base/limits.ts';
import { ok, type Result, refuse } from '@parley/core/base/refusal.ts';
import { type CborValue, decode, encode } from '@parley/core/codec/cbor.ts';
import type { JournalName } from '@parley/core/codec/names.ts';
import { isBytes, isParty, isUint } from './fields.ts';
import { frameType, idBytes, withType } from './frame.ts';

const label = 'parley/open/v1';
const encBytes = 1120;
const ctBytes = 48;

/** What an `open` frame says before its signature (spec/envelope.md). */
export type OpenContent = {
  readonly line: Uint8Array;
  /** The incarnation whose note key signs it. */
  readonly sender: JournalName;
  readonly recipient: number;
  readonly id: Uint8Array;
  /** First 8 bytes of the hash of the receive key, and its number. */
  readonly keyName: Uint8Array;
  readonly keyNumber: number;
  readonly enc: Uint8Array;
  readonly ct: Uint8Array;
};

export type Open = OpenContent & { readonly signature: Uint8Array };

/** The name of a receive key: the first 8 bytes of its SHA-256. */
export function keyNameOf(crypto: Crypto, publicKey: Uint8Array): Uint8Array {
  return crypto.sha256(publicKey).slice(0, 8);
}

/** HPKE's `info`: binds the secret to line, sender, recipient, session and key. */
export function openInfo(open: Omit<OpenContent, 'enc' | 'ct' | 'keyNumber'>): Uint8Array {
  const { line, sender, recipient, id, keyName } = open;
  return encode([label, line, sender.party, recipient, id, keyName]);
}

function fieldsOf(open: OpenContent): CborValue[] {
  const { line, sender, recipient, id, keyName, keyNumber, enc, ct } = open;
  const incarnation = [sender.number, sender.tag];
  return [line, sender.party, incarnation, recipient, id, keyName, keyNumber, enc, ct];
}

/** The bytes that the sender's note key signs. */
export function openMessage(open: OpenContent): Uint8Array {
  return concat(ascii(label), encode(fieldsOf(open)));
}

/** The frame of a signed `open`. */
export function encodeOpen(open: Open): Uint8Array {
  return withType(frameType.open, encode([...fieldsOf(open), open.signature]));
}

/** Total: the content of an `open` frame by form alone, or a refusal. */
export function decodeOpen(frame: Uint8Array): Result<Open> {
  if (frame[0] !== frameType.open) return refuse('malformed', 'not an open frame');
  if (frame.length > limits.openBytesMax) return refuse('malformed', 'open: too long');
  const decoded = decode(frame.subarray(1));
  if (!decoded.ok) return decoded;
  const fields = decoded.value;
  if (!Array.isArray(fields) || fields.length !== 10) return refuse('malformed', 'open: fields');
  const [line, party, incarnation, recipient, id, keyName, keyNumber, enc, ct, signature] = fields;
  if (!isBytes(line, 32) || !isParty(party) || !isParty(recipient)) {
    return refuse('malformed', 'open: parties');
  }
  if (!Array.isArray(incarnation) || incarnation.length !== 2) {
    return refuse('malformed', 'open: incarnation');
  }
  const [number, tag] = incarnation;
  if (!isUint(number) || !isBytes(tag, 8)) return refuse('malformed', 'open: incarnation');
  if (!isBytes(id, idBytes) || !isBytes(keyName, 8) || !isUint(keyNumber)) {
    return refuse('malformed', 'open: names');
  }
  if (!isBytes(enc, encBytes) || !isBytes(ct, ctBytes) || !isBytes(signature, 64)) {
    return refuse('malformed', 'open: sealed parts');
  }
  const sender = { party, number, tag };
  return ok({ line, sender, recipient, id, keyName, keyNumber, enc, ct, signature });
}

/** True when the given note key signed this `open`. */
export function verifyOpen(crypto: Crypto, open: Open, noteKey: Uint8Array): boolean {
  return crypto.verifyEd25519(noteKey, openMessage(open), open.signature);
}
