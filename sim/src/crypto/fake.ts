import { equal } from '@parley/core/base/bytes.ts';
import type { Aead, Hpke, HpkeContext, HpkeSealed } from '@parley/envelope/ports.ts';
import type { Random } from '../random.ts';
import { digest, hasTag, mixed, writeTag } from './mixing.ts';
import type { Signer, SimCrypto } from './ports.ts';

/*
 * Hashes under a key in the place of cryptography: the same sizes, and a wrong key, message or bit
 * fails as it would with the real one. A signature can be made by whoever has the public key; the
 * simulator's liars sign with signers that they are given, and nothing else.
 */

const use = { sha256: 1, ed25519: 3, mldsa44: 4, p256: 5, publicKey: 6, hkdf: 7, kem: 8 } as const;
const signatureBytes = { [use.ed25519]: 64, [use.mldsa44]: 2420 } as const;
const noKey = new Uint8Array(0);

function signer(kind: 3 | 4, publicBytes: number, seed: Uint8Array): Signer {
  const publicKey = mixed(use.publicKey, seed, publicBytes, seed);
  const length = signatureBytes[kind];
  return { publicKey, sign: (message) => mixed(kind, publicKey, length, message) };
}

function verifier(kind: 3 | 4 | 5, publicBytes: number, length: number) {
  return (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean =>
    publicKey.length === publicBytes &&
    signature.length === length &&
    equal(signature, mixed(kind, publicKey, length, message));
}

const aead: Aead = {
  key(bytes) {
    if (bytes.length !== 32) throw new RangeError('a key of AES-256 has 32 bytes');
    return bytes.slice();
  },
  seal(key, nonce, head, plaintext) {
    const end = head.length + plaintext.length;
    const out = new Uint8Array(end + 16);
    out.set(head);
    out.set(plaintext, head.length);
    writeTag(key as Uint8Array, nonce, out, end);
    return out;
  },
  open(key, nonce, sealed, headBytes) {
    const end = sealed.length - 16;
    if (end < headBytes || !hasTag(key as Uint8Array, nonce, sealed)) return undefined;
    return sealed.subarray(headBytes, end);
  },
  sealer: (key, nonce, head) => (plaintext) => aead.seal(key, nonce, head, plaintext),
  opener: (key, nonce, head) => (sealed) => {
    const fits = equal(sealed.subarray(0, head.length), head);
    return fits ? aead.open(key, nonce, sealed, head.length) : undefined;
  },
  hkdf: (secret, info, length) => mixed(use.hkdf, secret, length, secret, info),
};

const publicBytes = 1216;
const encBytes = 1120;

function publicOf(privateKey: Uint8Array): Uint8Array {
  return mixed(use.publicKey, privateKey, publicBytes, privateKey);
}

/** The stream and the tag that a secret of 32 bytes is sealed with. */
function cover(publicKey: Uint8Array, enc: Uint8Array, context: HpkeContext): Uint8Array {
  const { info, psk, pskId } = context;
  return mixed(use.kem, psk, 64, publicKey, enc, info, psk, pskId);
}

function sealedTo(
  publicKey: Uint8Array,
  enc: Uint8Array,
  plaintext: Uint8Array,
  context: HpkeContext,
): HpkeSealed {
  const stream = cover(publicKey, enc, context);
  const ct = new Uint8Array(plaintext.length + 16);
  for (let i = 0; i < plaintext.length; i++) {
    ct[i] = (plaintext[i] as number) ^ (stream[i % 32] as number);
  }
  ct.set(mixed(use.kem, stream, 16, plaintext, stream), plaintext.length);
  return { enc, ct };
}

function opened(
  privateKey: Uint8Array,
  { enc, ct }: HpkeSealed,
  context: HpkeContext,
): Uint8Array | undefined {
  if (privateKey.length !== 32 || enc.length !== encBytes || ct.length < 16) return undefined;
  const publicKey = publicOf(privateKey);
  const masked = ct.subarray(0, ct.length - 16);
  const plaintext = sealedTo(publicKey, enc, masked, context).ct.slice(0, masked.length);
  return equal(sealedTo(publicKey, enc, plaintext, context).ct, ct) ? plaintext : undefined;
}

function hpke(random: Random): Hpke {
  return {
    generateKeyPair() {
      const privateKey = random.bytes(32);
      return Promise.resolve({ publicKey: publicOf(privateKey), privateKey });
    },
    seal(publicKey, plaintext, context) {
      const enc = mixed(use.kem, noKey, encBytes, random.bytes(32));
      if (publicKey.length !== publicBytes) return Promise.resolve(undefined);
      return Promise.resolve(sealedTo(publicKey, enc, plaintext, context));
    },
    open: (privateKey, sealed, context) => Promise.resolve(opened(privateKey, sealed, context)),
  };
}

/** What 99 seeds of 100 run with. */
export const fakeCrypto: SimCrypto = {
  name: 'fake',
  crypto: {
    sha256: digest,
    verifyEd25519: verifier(use.ed25519, 32, 64),
    verifyMlDsa44: verifier(use.mldsa44, 1312, 2420),
    verifyP256: () => false,
  },
  aead,
  ed25519: (seed) => signer(use.ed25519, 32, seed),
  mldsa44: (seed) => signer(use.mldsa44, 1312, seed),
  hpke,
};
