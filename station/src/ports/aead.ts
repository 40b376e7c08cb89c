import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hkdfSync,
  KeyObject,
} from 'node:crypto';
import type { Aead, AeadKey } from '@parley/envelope/ports.ts';

const cipherName = 'aes-256-gcm';
const tagBytes = 16;
const options = { authTagLength: tagBytes };
const noSalt = new Uint8Array(0);

/** AES-256-GCM and HKDF-SHA256 by OpenSSL, synchronous (spec/envelope.md). */
export const aead: Aead = {
  key(bytes) {
    if (bytes.length !== 32) throw new RangeError('a key of AES-256 has 32 bytes');
    return createSecretKey(bytes);
  },

  seal(key, nonce, head, plaintext) {
    return sealer(key, nonce, head)(plaintext);
  },

  open(key, nonce, sealed, headBytes) {
    if (sealed.length < headBytes + tagBytes) return undefined;
    return opener(key, nonce, sealed.subarray(0, headBytes))(sealed);
  },

  sealer,
  opener,

  hkdf(secret, info, length) {
    return new Uint8Array(hkdfSync('sha256', secret, noSalt, info, length));
  },
};

/** The second step of one cipher would be refused a second time by OpenSSL. */
function sealer(key: AeadKey, nonce: Uint8Array, head: Uint8Array) {
  const cipher = createCipheriv(cipherName, keyOf(key), nonce, options);
  cipher.setAAD(head);
  return (plaintext: Uint8Array): Uint8Array => {
    const body = cipher.update(plaintext);
    cipher.final();
    const out = new Uint8Array(head.length + body.length + tagBytes);
    out.set(head);
    out.set(body, head.length);
    out.set(cipher.getAuthTag(), head.length + body.length);
    return out;
  };
}

function opener(key: AeadKey, nonce: Uint8Array, head: Uint8Array) {
  const decipher = createDecipheriv(cipherName, keyOf(key), nonce, options);
  decipher.setAAD(head);
  return (sealed: Uint8Array): Uint8Array | undefined => {
    const end = sealed.length - tagBytes;
    if (end < head.length) return undefined;
    decipher.setAuthTag(sealed.subarray(end));
    const body = decipher.update(sealed.subarray(head.length, end));
    try {
      decipher.final();
    } catch {
      return undefined;
    }
    // A plain view: a Buffer would change what `slice` and printing do further up.
    return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  };
}

function keyOf(key: AeadKey): KeyObject {
  if (!(key instanceof KeyObject)) throw new TypeError('the key was not made by this port');
  return key;
}
