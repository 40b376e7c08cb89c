import { base64url } from '../base/base64.ts';
import { ascii, concat, equal, fromAscii } from '../base/bytes.ts';
import type { Crypto } from '../base/crypto.ts';
import { ok, type Result, refuse } from '../base/refusal.ts';
import type { Officer } from '../codec/officer.ts';
import type { Release } from '../codec/release.ts';

/** A party's own console: its relying party id, and the origins it may be opened from. */
export type Desk = { readonly rpId: string; readonly origins: readonly string[] };

export type Assertion = Extract<Release, { scheme: 1 | 2 }>;

/** rpIdHash, flags, counter. */
const dataBytesMin = 37;
const userPresent = 0x01;
const userVerified = 0x04;

/**
 * The officer made this assertion over the challenge (spec/release.md, rules of an assertion).
 * Refuses `bad-release` with the rule that is broken, and `bad-signature`. The counter is not
 * looked at: passkeys that are synchronised keep it at zero.
 */
export function verifyAssertion(
  crypto: Crypto,
  officer: Officer,
  assertion: Assertion,
  test: { readonly challenge: Uint8Array; readonly desk?: Desk },
): Result<Officer> {
  const { authenticatorData, clientDataJson, signature } = assertion;
  const origin = originOfClientData(clientDataJson, test.challenge);
  if (origin === undefined) return refuse('bad-release', 'client data');
  const host = hostOf(origin);
  if (host === undefined) return refuse('bad-release', 'origin');
  if (test.desk !== undefined && !test.desk.origins.includes(origin)) {
    return refuse('bad-release', 'origin of another desk');
  }
  if (authenticatorData.length < dataBytesMin) return refuse('bad-release', 'authenticator data');
  const named = authenticatorData.subarray(0, 32);
  const ids = test.desk === undefined ? relyingPartyIds(host) : [ascii(test.desk.rpId)];
  if (!ids.some((id) => equal(named, crypto.sha256(id)))) {
    return refuse('bad-release', 'relying party');
  }
  const flags = authenticatorData[32] as number;
  if ((flags & userPresent) === 0) return refuse('bad-release', 'officer not present');
  if ((flags & userVerified) === 0) return refuse('bad-release', 'officer not verified');
  const message = concat(authenticatorData, crypto.sha256(clientDataJson));
  const good =
    assertion.scheme === 1
      ? crypto.verifyP256(officer.publicKey, message, signature)
      : crypto.verifyEd25519(officer.publicKey, message, signature);
  return good ? ok(officer) : refuse('bad-signature', 'assertion');
}

const beforeChallenge = '{"type":"webauthn.get","challenge":"';
/** 32 bytes in base 64 without padding. */
const challengeLetters = 43;
const beforeOrigin = ascii('","origin":"');
const afterOrigin = ascii('","crossOrigin":false');

/**
 * The origin in client data that begins, to the byte, as WebAuthn level 2 section 5.8.1.1
 * prescribes; what follows a comma is not looked at. No JSON is parsed: two parsers may read a
 * repeated member differently, but never this.
 */
function originOfClientData(json: Uint8Array, challenge: Uint8Array): string | undefined {
  const before = ascii(beforeChallenge + base64url(challenge));
  return equal(json.subarray(0, before.length), before) ? assertionOrigin(json) : undefined;
}

/** The same for who shows a release that was checked before: whatever challenge it answers. */
export function assertionOrigin(json: Uint8Array): string | undefined {
  const named = json.subarray(beforeChallenge.length + challengeLetters);
  if (!equal(named.subarray(0, beforeOrigin.length), beforeOrigin)) return undefined;
  const rest = named.subarray(beforeOrigin.length);
  const origin = fromAscii(rest.subarray(0, Math.max(0, rest.indexOf(0x22))));
  if (origin === undefined) return undefined;
  const tail = rest.subarray(origin.length);
  if (!equal(tail.subarray(0, afterOrigin.length), afterOrigin)) return undefined;
  const next = tail[afterOrigin.length];
  return next === 0x7d || next === 0x2c ? origin : undefined;
}

const label = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?';
const port = '(?::[1-9][0-9]{0,4})?';
const secure = new RegExp(`^https://(${label}(?:\\.${label})*)${port}$`);
const local = new RegExp(`^http://((?:${label}\\.)*localhost)${port}$`);

/** The host of an origin that the rule allows. */
function hostOf(origin: string): string | undefined {
  return (secure.exec(origin) ?? local.exec(origin))?.[1];
}

/**
 * The host itself, and its parent domains of at least two labels, as views of one array: a host may
 * have a thousand labels, and is the other side's choice.
 */
function relyingPartyIds(host: string): Uint8Array[] {
  const letters = ascii(host);
  const ids = [letters];
  const last = host.lastIndexOf('.');
  for (let dot = host.indexOf('.'); dot >= 0 && dot < last; dot = host.indexOf('.', dot + 1)) {
    ids.push(letters.subarray(dot + 1));
  }
  return ids;
}
