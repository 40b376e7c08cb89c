import { assert } from '../base/assert.ts';
import { ascii, concat, equal, hex } from '../base/bytes.ts';
import type { Crypto } from '../base/crypto.ts';
import { limits } from '../base/limits.ts';
import { ok, type Result, refuse } from '../base/refusal.ts';
import { decode, encode } from './cbor.ts';
import type { Charter } from './charter.ts';
import { bytesUpTo, checked, literal, mapped, nullable, tuple, uint } from './check.ts';
import { type Keys, keyNames, keysCheck, keysValue } from './keyset.ts';
import { hash32, partyIndex, signature64, tag8 } from './shapes.ts';

/** The last head of its author's journal before that the author knows. */
export type PreviousHead = {
  readonly number: number;
  readonly tag: Uint8Array;
  readonly size: number;
  readonly root: Uint8Array;
};

/** What an incarnation is (spec/charter.md, certificate). */
export type Certificate = {
  readonly line: Uint8Array;
  readonly party: number;
  readonly number: number;
  readonly tag: Uint8Array;
  readonly keys: Keys;
  readonly previous: PreviousHead | null;
};

/** A certificate as it travels, its signature not checked. */
export type UnverifiedCertificate = {
  readonly content: Uint8Array;
  readonly signature: Uint8Array;
  readonly certificate: Certificate;
};

/** The content that is signed. */
export function encodeCertificateContent(certificate: Certificate): Uint8Array {
  const { line, party, number, tag, keys, previous } = certificate;
  const head =
    previous === null ? null : [previous.number, previous.tag, previous.size, previous.root];
  return encode([1, line, party, number, tag, keysValue(keys), head]);
}

/** What the recovery key signs to open an incarnation. */
export function certificateSigningInput(content: Uint8Array): Uint8Array {
  return concat(ascii('parley/incarnation/v1'), content);
}

export function encodeCertificate(content: Uint8Array, signature: Uint8Array): Uint8Array {
  return encode([content, signature]);
}

/** A certificate by its shape alone; `verifyCertificate` is what to trust. */
export function decodeCertificateUnverified(bytes: Uint8Array): Result<UnverifiedCertificate> {
  if (bytes.length > limits.certificateBytesMax) return refuse('over-limit', 'certificate');
  const outer = decode(bytes);
  if (!outer.ok) return outer;
  const parts = checked(tuple(bytesUpTo(bytes.length), signature64), outer.value, 'certificate');
  if (!parts.ok) return parts;
  const [content, signature] = parts.value;
  const inner = decode(content);
  if (!inner.ok) return inner;
  const certificate = checked(shape, inner.value, 'content of a certificate');
  return certificate.ok ? ok({ content, signature, certificate: certificate.value }) : certificate;
}

/** The line a certificate is checked against. */
export type Founding = { readonly line: Uint8Array; readonly charter: Charter };

/**
 * The certificate, if the party's recovery key signed it for this line. Refuses `wrong-line`,
 * `unknown-party`, `bad-signature`, and `malformed`: number 0 stands in the charter, the journal
 * before has a lower number, no key is the recovery key.
 */
export function verifyCertificate(
  crypto: Crypto,
  founding: Founding,
  bytes: Uint8Array,
): Result<Certificate> {
  const decoded = decodeCertificateUnverified(bytes);
  if (!decoded.ok) return decoded;
  const { content, signature, certificate } = decoded.value;
  if (!equal(certificate.line, founding.line)) return refuse('wrong-line', 'certificate');
  const party = founding.charter.parties[certificate.party];
  if (party === undefined) return refuse('unknown-party', 'certificate');
  if (!crypto.verifyEd25519(party.recovery, certificateSigningInput(content), signature)) {
    return refuse('bad-signature', `certificate of ${party.name}`);
  }
  if (keyNames(certificate.keys).includes(hex(party.recovery))) {
    return refuse('malformed', 'the recovery key as a key of an incarnation');
  }
  return ok(certificate);
}

/** The charter as the certificate of a party's incarnation 0. The party is on the line. */
export function charterCertificate(founding: Founding, party: number): Certificate {
  const founder = founding.charter.parties[party];
  assert(founder, 'the charter names the party');
  const { tag, keys } = founder;
  return { line: founding.line, party, number: 0, tag, keys, previous: null };
}

const headShape = mapped(
  tuple(uint, tag8, uint, hash32),
  ([number, tag, size, root]): PreviousHead => ({ number, tag, size, root }),
);

const shape = mapped(
  tuple(literal<1>(1), hash32, partyIndex, uint, tag8, keysCheck, nullable(headShape)),
  ([, line, party, number, tag, keys, previous]): Certificate | undefined => {
    const follows = number > 0 && (previous === null || previous.number < number);
    return follows ? { line, party, number, tag, keys, previous } : undefined;
  },
);
