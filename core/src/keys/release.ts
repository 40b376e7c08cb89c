import { ascii, concat, equal } from '../base/bytes.ts';
import type { Crypto } from '../base/crypto.ts';
import { ok, type Result, refuse } from '../base/refusal.ts';
import type { Body } from '../codec/body.ts';
import { addresseeValue, seenValue, textValue } from '../codec/body-parts.ts';
import { encode } from '../codec/cbor.ts';
import type { Charter } from '../codec/charter.ts';
import type { Class, Precedence } from '../codec/entry.ts';
import type { Reference } from '../codec/names.ts';
import type { Officer } from '../codec/officer.ts';
import { type Release, releaseValue } from '../codec/release.ts';
import type { Rule } from '../codec/rule.ts';
import { referenceValue } from '../codec/shapes.ts';
import { type Desk, verifyAssertion } from './assertion.ts';

/** All that an officer authorises by one release. */
export type ReleaseSubject = {
  readonly line: Uint8Array;
  /** Party index of the author. */
  readonly author: number;
  readonly kind: number;
  readonly precedence: Precedence;
  readonly class: Class;
  readonly references: readonly Reference[];
  /** Its `releases` are what is made over the rest. */
  readonly body: Body;
};

/**
 * What an officer authorises, as CBOR (spec/release.md, release-content): line, author, draft id,
 * kind, precedence, class, addressees or null, references, before, not-after or null, texts,
 * hashes of attachments, record or null.
 */
export function releaseContent(subject: ReleaseSubject): Uint8Array {
  const { line, author, kind, precedence, references, body } = subject;
  return encode([
    line,
    author,
    body.draft,
    kind,
    precedence,
    subject.class,
    body.addressees.length === 0 ? null : body.addressees.map(addresseeValue),
    references.map(referenceValue),
    body.before.map(seenValue),
    body.notAfter,
    body.texts.map(textValue),
    body.attachments.map((one) => one.sha256),
    body.record ?? null,
  ]);
}

/** What an officer signs: SHA-256 of "parley/release/v1" and the content. */
export function releaseChallenge(crypto: Crypto, subject: ReleaseSubject): Uint8Array {
  return challengeOfContent(crypto, releaseContent(subject));
}

/** The same over content bytes, for who has shown them and signs just these. */
export function challengeOfContent(crypto: Crypto, content: Uint8Array): Uint8Array {
  return crypto.sha256(concat(ascii('parley/release/v1'), content));
}

/**
 * What a release is held against. `desk` is known for one's own officers only: it narrows the
 * origins that the rule of an assertion allows.
 */
export type ReleaseTest = { readonly challenge: Uint8Array; readonly desk?: Desk };

/**
 * The officer made this release over this challenge. Refuses `unknown-officer` for another id or
 * scheme, `bad-release` for a broken rule of an assertion, `bad-signature`.
 */
export function verifyRelease(
  crypto: Crypto,
  officer: Officer,
  release: Release,
  test: ReleaseTest,
): Result<Officer> {
  if (!equal(officer.id, release.officer) || officer.scheme !== release.scheme) {
    return refuse('unknown-officer', 'made by another officer or scheme');
  }
  if (release.scheme !== 0) return verifyAssertion(crypto, officer, release, test);
  return crypto.verifyEd25519(officer.publicKey, test.challenge, release.signature)
    ? ok(officer)
    : refuse('bad-signature', 'release');
}

/** The first rule of the charter that matches, or undefined: no release is needed. */
export function ruleFor(
  charter: Charter,
  kind: number,
  cls: Class,
  precedence: Precedence,
): Rule | undefined {
  return charter.rules.find((rule) => {
    const kindFits = rule.kinds.length === 0 || rule.kinds.includes(kind);
    const classFits = rule.classes.length === 0 || rule.classes.includes(cls);
    return kindFits && classFits && precedence >= rule.fromPrecedence;
  });
}

/**
 * Whether these distinct officers fill every need of a rule, none filling two. Officers named
 * twice count once.
 */
export function officersSatisfy(rule: Rule, officers: readonly Officer[]): boolean {
  const seats = rule.needs.flatMap((need) =>
    new Array<Rule['needs'][number]>(need.count).fill(need),
  );
  const present = distinctOfficers(officers);
  const seatOf = new Map<number, number>();
  const seated = (seat: number, tried: Set<number>): boolean => {
    for (let i = 0; i < present.length; i++) {
      const fits = present[i]?.roles.some((role) => seats[seat]?.roles.includes(role)) ?? false;
      if (!fits || tried.has(i)) continue;
      tried.add(i);
      const other = seatOf.get(i);
      // An officer who sits elsewhere moves if that seat finds somebody else.
      if (other === undefined || seated(other, tried)) {
        seatOf.set(i, seat);
        return true;
      }
    }
    return false;
  };
  return seats.every((_, seat) => seated(seat, new Set()));
}

function distinctOfficers(officers: readonly Officer[]): Officer[] {
  const kept: Officer[] = [];
  for (const officer of officers) {
    if (!kept.some((one) => equal(one.id, officer.id))) kept.push(officer);
  }
  return kept;
}

/** Against what a subject's releases are checked. */
export type ReleasePolicy = {
  readonly charter: Charter;
  /** Officers of the author's party at that place of its journal. */
  readonly officers: readonly Officer[];
  readonly desk?: Desk;
};

/**
 * The officers who released a subject, when every release verifies and they fill the needs of its
 * rule. Refuses what `verifyRelease` refuses, be the others enough or not; `bad-release` for
 * releases without a draft id; `release-missing` when the needs are not filled.
 */
export function checkRelease(
  crypto: Crypto,
  policy: ReleasePolicy,
  subject: ReleaseSubject,
): Result<Officer[]> {
  const { releases, draft } = subject.body;
  if (releases.length > 0 && draft === null) return refuse('bad-release', 'no draft id');
  const challenge = releaseChallenge(crypto, subject);
  const officers: Officer[] = [];
  for (const [i, release] of releases.entries()) {
    // The same one again says nothing new, and would be verified again.
    if (releases.findIndex((one) => isSame(one, release)) < i) continue;
    const officer = policy.officers.find((one) => equal(one.id, release.officer));
    if (officer === undefined) return refuse('unknown-officer', 'release');
    const test = { challenge, desk: policy.desk };
    const verified = verifyRelease(crypto, officer, release, test);
    if (!verified.ok) return verified;
    officers.push(officer);
  }
  const rule = ruleFor(policy.charter, subject.kind, subject.class, subject.precedence);
  if (rule === undefined || officersSatisfy(rule, officers)) return ok(officers);
  return refuse('release-missing', `${officers.length} of the officers needed`);
}

function isSame(one: Release, other: Release): boolean {
  if (one === other) return true;
  const sameOfficer = equal(one.officer, other.officer);
  return sameOfficer && equal(encode(releaseValue(one)), encode(releaseValue(other)));
}
