import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { formatAddress, parseAddress } from './address.ts';
import { certificateOfHeader, certificateToHeader } from './handshake.ts';
import { tlsIdentity, tlsPublicKey } from './tls.ts';

describe('TLS identity', () => {
  const seed = new Uint8Array(32).map((_, i) => i);

  it('is a self-signed certificate of the raw Ed25519 key, the same each time', () => {
    const { cert } = tlsIdentity(seed);
    const parsed = new X509Certificate(cert);
    expect(parsed.verify(parsed.publicKey)).toBe(true);
    expect(parsed.checkIssued(parsed)).toBe(true);
    const spki = parsed.publicKey.export({ format: 'der', type: 'spki' });
    expect(new Uint8Array(spki.subarray(12))).toEqual(tlsPublicKey(seed));
    expect(tlsIdentity(seed)).toEqual(tlsIdentity(seed));
    expect(tlsIdentity(new Uint8Array(32)).cert).not.toBe(cert);
  });

  it('names nobody and has no end', () => {
    const parsed = new X509Certificate(tlsIdentity(seed).cert);
    expect(parsed.subject).toBe('CN=parley');
    expect(parsed.validTo).toContain('9999');
  });
});

describe('certificate header', () => {
  it('carries a frame of type 3 and nothing else', () => {
    const certificate = new Uint8Array(3000).fill(5);
    expect(certificateOfHeader(certificateToHeader(certificate))).toEqual(certificate);
    expect(certificateOfHeader(undefined)).toBe(undefined);
    expect(certificateOfHeader(['A', 'B'])).toBe(undefined);
    expect(certificateOfHeader('AAAA')).toBe(undefined);
    expect(certificateOfHeader('*not base64*')).toBe(undefined);
    expect(certificateOfHeader(certificateToHeader(new Uint8Array(7000)))).toBe(undefined);
  });
});

describe('websocket address', () => {
  it('is host and port, nothing else', () => {
    for (const text of ['wss://example.org:8443', 'wss://127.0.0.1:1', 'wss://[::1]:65535']) {
      const parsed = parseAddress(text);
      expect(parsed.ok && formatAddress(parsed.value)).toBe(text);
    }
    const bad = [
      'ws://a:1',
      'wss://a',
      'wss://a:65536',
      'wss://a:1/x',
      'wss://u@a:1',
      'wss://:1',
      '',
    ];
    for (const text of bad) expect(parseAddress(text)).toMatchObject({ code: 'malformed' });
  });
});
