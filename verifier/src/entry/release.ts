/** A release: an officer's signature over exactly what an entry says (spec/release.md). */

import { base64url } from '../base/base64.ts';
import { type Bytes, concat, equal, utf8 } from '../base/bytes.ts';
import { limits } from '../base/limits.ts';
import { refuse } from '../base/refusal.ts';
import type { Reader } from '../cbor/reader.ts';
import { cborArray, cborBytes, cborNull, cborUint } from '../cbor/writer.ts';
import type { Officer } from '../charter/officer.ts';
import { verifyEd25519 } from '../crypto/ed25519.ts';
import { sha256 } from '../crypto/hash.ts';
import { verifyP256 } from '../crypto/signatures.ts';
import type { Body } from './body.ts';

export type Release = {
  readonly officerId: Bytes;
  readonly scheme: number;
  readonly signature: Bytes;
  readonly assertion: { readonly data: Bytes; readonly client: Bytes } | undefined;
};

export function readRelease(reader: Reader): Release {
  const parts = reader.array('release');
  const officerId = reader.blob('officer id', 8);
  const scheme = reader.uint('scheme', 2);
  if (parts !== (scheme === 0 ? 3 : 5)) refuse('malformed', 'release');
  if (scheme === 0) {
    const signature = reader.blob('signature', 64);
    return { officerId, scheme, signature, assertion: undefined };
  }
  const data = reader.blob('authenticator data');
  const client = reader.blob('client data');
  const signature = reader.blob('signature');
  if (Math.max(data.length, client.length) > limits.assertionPart || signature.length > 80) {
    refuse('malformed', 'release: a part too long');
  }
  return { officerId, scheme, signature, assertion: { data, client } };
}

/** What a challenge covers besides the body. */
export type Released = {
  readonly line: Bytes;
  readonly author: number;
  readonly kind: number;
  readonly precedence: number;
  readonly class: number;
  /** The references as they are encoded in the header, an array. */
  readonly references: Bytes;
};

const context = utf8('parley/release/v1');
const emptyArray = Uint8Array.of(0x80);

/**
 * The hash that every release of the entry signs. Refused with `bad-release` where a body with
 * releases has no draft id.
 */
export function challengeOf(entry: Released, body: Body): Bytes {
  if (body.releases.length > 0 && body.draftId === undefined) {
    refuse('bad-release', 'releases without a draft id');
  }
  const content = cborArray(
    cborBytes(entry.line),
    cborUint(entry.author),
    body.draftId === undefined ? cborNull : cborBytes(body.draftId),
    cborUint(entry.kind),
    cborUint(entry.precedence),
    cborUint(entry.class),
    body.raw.addressees ?? cborNull,
    entry.references,
    body.raw.before ?? emptyArray,
    body.raw.notAfter ?? cborNull,
    body.raw.texts ?? emptyArray,
    cborArray(...body.attachments.map(({ sha256: hash }) => cborBytes(hash))),
    body.raw.record ?? cborNull,
  );
  return sha256(context, content);
}

/** Refused with `bad-release` or `bad-signature` where the release is not good for this key. */
export function checkRelease(release: Release, officer: Officer, challenge: Bytes): void {
  if (release.scheme !== officer.scheme) refuse('bad-release', 'another scheme than the key has');
  const { assertion, signature } = release;
  if (assertion === undefined) {
    if (!verifyEd25519(officer.publicKey, challenge, signature)) {
      refuse('bad-signature', 'release');
    }
    return;
  }
  checkAssertion(assertion, challenge);
  const signed = concat(assertion.data, sha256(assertion.client));
  const verify = officer.scheme === 1 ? verifyP256 : verifyEd25519;
  if (!verify(officer.publicKey, signed, signature)) refuse('bad-signature', 'assertion');
}

const label = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?';
const secureHost = `https://(${label}(?:\\.${label})*)`;
const ownHost = `http://((?:${label}\\.)*localhost)`;
const origins = new RegExp(`^(?:${secureHost}|${ownHost})(?::[1-9][0-9]{0,4})?$`);

/** Rules 2 to 5 of an assertion. */
function checkAssertion(assertion: { data: Bytes; client: Bytes }, challenge: Bytes): void {
  const { data, client } = assertion;
  const start = `{"type":"webauthn.get","challenge":"${base64url(challenge)}","origin":"`;
  const text = String.fromCharCode(...client);
  if (!text.startsWith(start)) refuse('bad-release', 'client data: type or challenge');
  const end = text.indexOf('"', start.length);
  const origin = end < 0 ? '' : text.slice(start.length, end);
  const rest = text.slice(end);
  const tail = '","crossOrigin":false';
  if (!rest.startsWith(tail) || !/^[},]/.test(rest.slice(tail.length))) {
    refuse('bad-release', 'client data: cross origin');
  }
  const found = origins.exec(origin) ?? refuse('bad-release', 'client data: origin');
  const host = found[1] ?? found[2] ?? '';
  if (data.length < 37) refuse('bad-release', 'authenticator data: too short');
  if (!relyingParties(host).some((id) => equal(sha256(id), data.subarray(0, 32)))) {
    refuse('bad-release', 'authenticator data: another site');
  }
  if (((data[32] as number) & 0b101) !== 0b101) refuse('bad-release', 'user not verified');
}

/** The host, and its parent domains of at least two labels: views, for it may have many labels. */
function relyingParties(host: string): Uint8Array[] {
  const whole = utf8(host);
  const dots = [...host.matchAll(/\./g)].slice(0, -1);
  return [whole, ...dots.map(({ index }) => whole.subarray(index + 1))];
}
