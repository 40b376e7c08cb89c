import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import type { SecureContextOptions, TLSSocket } from 'node:tls';
import { assert } from '@parley/core/base/assert.ts';
import { base64 } from '@parley/core/base/base64.ts';
import { ascii, concat, equal } from '@parley/core/base/bytes.ts';

/** What the TLS layer shows and proves: a self-signed X.509 certificate and its key, as PEM. */
export type TlsIdentity = { readonly cert: string; readonly key: string };

/** Mutual TLS 1.3 with Ed25519 only; who the peer is, we judge by its raw key and nothing else. */
export const mutualTls = {
  minVersion: 'TLSv1.3',
  maxVersion: 'TLSv1.3',
  sigalgs: 'ed25519',
  requestCert: true,
  rejectUnauthorized: false,
} as const satisfies SecureContextOptions & { requestCert: boolean; rejectUnauthorized: boolean };

const ed25519Algorithm = new Uint8Array([0x30, 5, 6, 3, 0x2b, 0x65, 0x70]);
const spkiPrefix = concat(
  new Uint8Array([0x30, 0x2a]),
  ed25519Algorithm,
  new Uint8Array([3, 0x21, 0]),
);
const pkcs8Prefix = concat(
  new Uint8Array([0x30, 0x2e, 2, 1, 0]),
  ed25519Algorithm,
  new Uint8Array([4, 0x22, 4, 0x20]),
);

/**
 * The TLS identity of a raw Ed25519 seed (32 bytes). The same seed gives the same certificate,
 * byte for byte. It names nobody and never expires: the incarnation's certificate does both, so
 * the fields X.509 asks for are fixed (RFC 5280 section 4.1.2.5 gives the date without an end).
 * Written here because the shape is fixed: a general X.509 library costs 115 ms and 21 MB a start.
 */
export function tlsIdentity(seed: Uint8Array): TlsIdentity {
  assert(seed.length === 32, 'an Ed25519 seed has 32 bytes');
  const key = createPrivateKey({
    key: Buffer.from(concat(pkcs8Prefix, seed)),
    format: 'der',
    type: 'pkcs8',
  });
  const content = toBeSigned(key);
  const signature = sign(null, content, key);
  const bits = der(3, new Uint8Array([0]), signature);
  return {
    cert: pem('CERTIFICATE', der(0x30, content, ed25519Algorithm, bits)),
    key: key.export({ format: 'pem', type: 'pkcs8' }) as string,
  };
}

/** The raw Ed25519 public key of a seed: what a certificate of the line names as `tls`. */
export function tlsPublicKey(seed: Uint8Array): Uint8Array {
  const key = createPrivateKey({
    key: Buffer.from(concat(pkcs8Prefix, seed)),
    format: 'der',
    type: 'pkcs8',
  });
  return rawPublicKey(createPublicKey(key)) as Uint8Array;
}

/**
 * The raw Ed25519 public key (32 bytes) that the other end of a finished TLS handshake has proved
 * to hold; undefined when it showed no certificate, or one of another scheme.
 */
export function peerKeyOf(socket: TLSSocket): Uint8Array | undefined {
  try {
    const certificate = socket.getPeerX509Certificate();
    return certificate && rawPublicKey(certificate.publicKey);
  } catch {
    return undefined; // a certificate whose key OpenSSL cannot read
  }
}

function rawPublicKey(key: KeyObject): Uint8Array | undefined {
  if (key.asymmetricKeyType !== 'ed25519') return undefined;
  const spki = new Uint8Array(key.export({ format: 'der', type: 'spki' }));
  const prefixFits = equal(spki.subarray(0, spkiPrefix.length), spkiPrefix);
  return prefixFits && spki.length === 44 ? spki.slice(spkiPrefix.length) : undefined;
}

/** TBSCertificate of RFC 5280: version 3, serial 1, subject and issuer CN=parley. */
function toBeSigned(key: KeyObject): Uint8Array {
  const spki = new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' }));
  const commonName = new Uint8Array([6, 3, 0x55, 4, 3]);
  const name = der(0x30, der(0x31, der(0x30, commonName, der(0x0c, ascii('parley')))));
  const validity = der(
    0x30,
    der(0x17, ascii('700101000000Z')),
    der(0x18, ascii('99991231235959Z')),
  );
  const version = der(0xa0, der(2, new Uint8Array([2])));
  const serial = der(2, new Uint8Array([1]));
  return der(0x30, version, serial, ed25519Algorithm, name, validity, name, spki);
}

/** Tag, length, content (X.690); the contents here stay below 65,536 bytes. */
function der(tag: number, ...content: readonly Uint8Array[]): Uint8Array {
  const body = concat(...content);
  const n = body.length;
  const length = n < 128 ? [n] : n < 256 ? [0x81, n] : [0x82, n >> 8, n & 255];
  return concat(new Uint8Array([tag, ...length]), body);
}

function pem(label: string, bytes: Uint8Array): string {
  const lines = base64(bytes).match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}
