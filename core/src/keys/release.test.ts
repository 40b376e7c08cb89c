import { describe, expect, it } from 'vitest';
import { bytesOf, ed25519, p256, type TestSigner, testCrypto } from '../../test/crypto.ts';
import { charter, line, officerNamed } from '../../test/founding.ts';
import { base64url } from '../base/base64.ts';
import { ascii, concat } from '../base/bytes.ts';
import { emptyBody } from '../codec/body.ts';
import type { Role } from '../codec/kinds.ts';
import { type Officer, officerIdOf, type Scheme } from '../codec/officer.ts';
import type { Release } from '../codec/release.ts';
import type { Rule } from '../codec/rule.ts';
import type { Assertion } from './assertion.ts';
import {
  checkRelease,
  officersSatisfy,
  type ReleaseSubject,
  releaseChallenge,
  ruleFor,
  verifyRelease,
} from './release.ts';

const subject: ReleaseSubject = {
  line,
  author: 0,
  kind: 1,
  precedence: 4,
  class: 0,
  references: [],
  body: {
    ...emptyBody,
    draft: bytesOf('draft', 16),
    texts: [{ lang: 'en', standing: 0, text: 'Exercise only.' }],
  },
};
const challenge = releaseChallenge(testCrypto, subject);
const officers = charter.parties[0]?.officers ?? [];

function released(...names: string[]): ReleaseSubject {
  const releases = names.map((name): Release => {
    const { id } = officerNamed(name, ['drafter']);
    return { scheme: 0, officer: id, signature: ed25519(name).sign(challenge) };
  });
  return { ...subject, body: { ...subject.body, releases } };
}

const check = (one: ReleaseSubject) => checkRelease(testCrypto, { charter, officers }, one);

describe('the challenge of a release', () => {
  it('changes with everything an officer authorises, and with nothing else', () => {
    const mark = { party: 1, number: 0, tag: bytesOf('t', 8), root: bytesOf('r', 32) };
    const body = subject.body;
    const attachment = { sha256: mark.root, size: 1, name: 'a', mediaType: 'b/c' };
    const others: ReleaseSubject[] = [
      { ...subject, line: bytesOf('other', 32) },
      { ...subject, author: 1 },
      { ...subject, kind: 4 },
      { ...subject, precedence: 5 },
      { ...subject, class: 1 },
      { ...subject, references: [{ ...mark, seq: 1, leaf: mark.root }] },
      { ...subject, body: { ...body, draft: bytesOf('draft 2', 16) } },
      { ...subject, body: { ...body, texts: [] } },
      { ...subject, body: { ...body, notAfter: 1 } },
      { ...subject, body: { ...body, record: 0 } },
      { ...subject, body: { ...body, before: [{ ...mark, size: 1, leaves: [] }] } },
      { ...subject, body: { ...body, attachments: [attachment] } },
      {
        ...subject,
        body: { ...body, addressees: [{ party: 1, forAction: true, precedence: null }] },
      },
    ];
    const seen = new Set(
      [subject, ...others].map((one) => releaseChallenge(testCrypto, one).join()),
    );
    expect(seen.size).toBe(others.length + 1);
    expect(releaseChallenge(testCrypto, released('washington principal'))).toEqual(challenge);
  });
});

describe('releases of an entry', () => {
  it('are enough when distinct officers fill every need of the first rule that matches', () => {
    expect(check(released('washington principal', 'washington releaser'))).toMatchObject({
      ok: true,
      value: [{ name: 'washington principal' }, { name: 'washington releaser' }],
    });
    expect(check(released('washington principal'))).toMatchObject({ code: 'release-missing' });
    const twice = released('washington principal', 'washington principal');
    expect(check(twice)).toMatchObject({ code: 'release-missing' });
    expect(check({ ...subject, class: 2 })).toEqual({ ok: true, value: [] });
    expect(check({ ...subject, kind: 2 })).toEqual({ ok: true, value: [] });
  });

  it('are refused of strangers, over other content, and without a draft id', () => {
    const strange = released('washington principal', 'washington releaser', 'moscow releaser');
    expect(check(strange)).toMatchObject({ code: 'unknown-officer' });
    const good = released('washington principal', 'washington releaser');
    expect(check({ ...good, kind: 4 })).toMatchObject({ code: 'bad-signature' });
    const bare = { ...good, body: { ...good.body, draft: null } };
    expect(check(bare)).toMatchObject({ code: 'bad-release' });
  });

  it('follow the first rule that matches', () => {
    expect(ruleFor(charter, 1, 0, 5)).toBe(charter.rules[1]);
    expect(ruleFor(charter, 1, 0, 3)).toBe(charter.rules[2]);
    expect(ruleFor(charter, 1, 2, 5)).toBe(charter.rules[0]);
    expect(ruleFor(charter, 2, 0, 5)).toBeUndefined();
  });
});

describe('the needs of a rule', () => {
  const rule = (...needs: [number, Role[]][]): Rule => ({
    kinds: [],
    classes: [],
    fromPrecedence: 0,
    needs: needs.map(([count, roles]) => ({ count, roles })),
  });
  const person = (name: string, ...roles: Role[]) => officerNamed(name, roles);

  it('are filled by moving an officer who fits two to where nobody else does', () => {
    const needs = rule([1, ['releaser', 'principal']], [1, ['releaser']], [1, ['principal']]);
    const a = person('a', 'releaser', 'principal');
    const b = person('b', 'releaser');
    const c = person('c', 'principal');
    for (const order of [
      [a, b, c],
      [c, b, a],
      [b, a, c],
      [a, c, b],
    ]) {
      expect(officersSatisfy(needs, order)).toBe(true);
    }
    const crossed = rule([1, ['releaser', 'principal']], [1, ['releaser']]);
    expect(officersSatisfy(crossed, [a, c])).toBe(true);
    expect(officersSatisfy(needs, [b, c])).toBe(false);
    expect(officersSatisfy(needs, [b, person('d', 'releaser'), person('e', 'releaser')])).toBe(
      false,
    );
  });

  it('are never filled by one officer twice', () => {
    const a = person('a', 'releaser', 'principal');
    expect(officersSatisfy(rule([2, ['releaser']]), [a, a])).toBe(false);
    expect(officersSatisfy(rule([1, ['releaser']], [1, ['principal']]), [a])).toBe(false);
    expect(officersSatisfy(rule(), [])).toBe(true);
  });
});

describe('an assertion of a passkey', () => {
  const es256 = p256();
  const eddsa = ed25519('passkey');
  const origin = 'https://desk.parley.invalid:8443';
  const asked = base64url(challenge);
  const client =
    `{"type":"webauthn.get","challenge":"${asked}",` + `"origin":"${origin}","crossOrigin":false}`;
  const data = (rpId: string, flags = 5) =>
    concat(testCrypto.sha256(ascii(rpId)), new Uint8Array([flags, 0, 0, 0, 0]));

  function officerOf(scheme: Scheme, { publicKey }: TestSigner): Officer {
    const id = officerIdOf(testCrypto, scheme, publicKey);
    return { id, scheme, publicKey, roles: ['releaser'], name: 'x' };
  }

  function codeOf(
    text: string,
    authenticatorData = data('parley.invalid'),
    change: Partial<Assertion> = {},
  ): string {
    const officer = officerOf(1, es256);
    const clientDataJson = ascii(text);
    const message = concat(authenticatorData, testCrypto.sha256(clientDataJson));
    const signature = es256.sign(message);
    const made = { officer: officer.id, authenticatorData, clientDataJson, signature };
    const release = { scheme: 1, ...made, ...change } as Release;
    const result = verifyRelease(testCrypto, officer, release, { challenge });
    return result.ok ? 'taken' : result.code;
  }

  it('is taken by ES256 and by EdDSA', () => {
    expect(codeOf(client)).toBe('taken');
    const officer = officerOf(2, eddsa);
    const authenticatorData = data('desk.parley.invalid');
    const clientDataJson = ascii(client);
    const message = concat(authenticatorData, testCrypto.sha256(clientDataJson));
    const made = { officer: officer.id, authenticatorData, clientDataJson };
    const release = { scheme: 2, ...made, signature: eddsa.sign(message) } as const;
    expect(verifyRelease(testCrypto, officer, release, { challenge }).ok).toBe(true);
  });

  it('is taken with members behind a comma, and from localhost', () => {
    expect(codeOf(client.replace('false}', 'false,"other_keys":"x"}'))).toBe('taken');
    const local = client.replace(origin, 'http://localhost:8080');
    expect(codeOf(local, data('localhost'))).toBe('taken');
  });

  it('is refused of another type, challenge or form', () => {
    const bad = [
      client.replace('.get', '.create'),
      client.replace(base64url(challenge), base64url(bytesOf('other', 32))),
      client.replace('"crossOrigin":false', '"crossOrigin":true'),
      client.replace(',"crossOrigin":false', ''),
      client.replace('false}', 'falsey'),
      ` ${client}`,
      client.slice(0, -1),
      '',
    ];
    for (const text of bad) expect(codeOf(text), text).toBe('bad-release');
  });

  it('is refused of an origin or relying party that the rule does not allow', () => {
    for (const other of [
      'http://desk.parley.invalid',
      'https://Desk.parley.invalid',
      `${origin}/x`,
    ]) {
      expect(codeOf(client.replace(origin, other)), other).toBe('bad-release');
    }
    for (const rpId of ['invalid', 'other.invalid', 'x.desk.parley.invalid', 'localhost']) {
      expect(codeOf(client, data(rpId)), rpId).toBe('bad-release');
    }
  });

  it('is refused when nobody was present or verified, or its signature is wrong', () => {
    expect(codeOf(client, data('parley.invalid', 4))).toBe('bad-release');
    expect(codeOf(client, data('parley.invalid', 1))).toBe('bad-release');
    expect(codeOf(client, data('parley.invalid').subarray(0, 36))).toBe('bad-release');
    expect(codeOf(client, undefined, { signature: new Uint8Array(70) })).toBe('bad-signature');
    expect(codeOf(client, undefined, { scheme: 2 })).toBe('unknown-officer');
  });

  it('is refused at a desk of another origin when the desk is known', () => {
    const officer = officerOf(1, es256);
    const authenticatorData = data('parley.invalid');
    const clientDataJson = ascii(client);
    const signature = es256.sign(concat(authenticatorData, testCrypto.sha256(clientDataJson)));
    const made = { officer: officer.id, authenticatorData, clientDataJson, signature };
    const release = { scheme: 1, ...made } as const;
    const at = (rpId: string, ...origins: string[]) =>
      verifyRelease(testCrypto, officer, release, { challenge, desk: { rpId, origins } }).ok;
    expect(at('parley.invalid', origin)).toBe(true);
    expect(at('parley.invalid', 'https://elsewhere.invalid')).toBe(false);
    expect(at('desk.parley.invalid', origin)).toBe(false);
  });
});
