import { ascii, concat, hex } from '@parley/core/base/bytes.ts';
import { type Body, emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { officerIdOf } from '@parley/core/codec/officer.ts';
import type { Release } from '@parley/core/codec/release.ts';
import { releaseChallenge } from '@parley/core/keys/release.ts';
import type { Facts, FailCase, PassCase, VectorFile } from '../case.ts';
import { fail } from '../mutate.ts';
import { nodeCrypto } from '../node-crypto.ts';
import { english, line, mark } from '../sample.ts';
import { seeded, seededKey } from '../seeded.ts';

const key = seededKey('releasing officer');
const passkey = seededKey('passkey of an officer');
export const header = { author: 0, kind: kinds.message, precedence: 4, class: 1 } as const;
const given: Facts = {
  line: hex(line),
  ...header,
  officers: [hex(key.publicKey), hex(passkey.publicKey)],
};

/** A FLASH in English, not released yet. */
export const message: Body = {
  ...emptyBody,
  draft: seeded('draft', 16),
  texts: [{ lang: 'en', standing: 0, text: english }],
  before: [{ ...mark, leaves: [] }],
};

export function challengeOf(body: Body): Uint8Array {
  return releaseChallenge(nodeCrypto, { line, ...header, references: [], body });
}

function byKeyFile(body: Body): Release {
  const officer = officerIdOf(nodeCrypto, 0, key.publicKey);
  return { officer, scheme: 0, signature: key.sign(challengeOf(body)) };
}

type Told = {
  readonly flags?: number;
  readonly origin?: string;
  readonly type?: string;
  readonly rpId?: string;
};

/** An assertion by WebAuthn with EdDSA, as an authenticator would make it. */
function byPasskey(body: Body, told: Told = {}): Release {
  const { flags = 0x05, origin = 'https://desk.example', type = 'webauthn.get' } = told;
  const challenge = Buffer.from(challengeOf(body)).toString('base64url');
  const clientDataJson = ascii(
    `{"type":"${type}","challenge":"${challenge}","origin":"${origin}","crossOrigin":false}`,
  );
  const rpIdHash = nodeCrypto.sha256(ascii(told.rpId ?? 'desk.example'));
  const authenticatorData = concat(rpIdHash, new Uint8Array([flags, 0, 0, 0, 0]));
  const signed = concat(authenticatorData, nodeCrypto.sha256(clientDataJson));
  return {
    officer: officerIdOf(nodeCrypto, 2, passkey.publicKey),
    scheme: 2,
    authenticatorData,
    clientDataJson,
    signature: passkey.sign(signed),
  };
}

function written(body: Body, ...releases: Release[]): Uint8Array {
  return encodeBody({ ...body, releases });
}

/** Releases by officers, and the challenge they sign: spec/release.md. */
export function releaseVectors(): VectorFile {
  const pass = (name: string, body: Body, ...releases: Release[]): PassCase => {
    const shows = { challenge: hex(challengeOf(body)) };
    return { name, bytes: hex(written(body, ...releases)), shows };
  };
  const answer: Body = { ...emptyBody, draft: seeded('draft of an answer', 16), record: 1 };
  return {
    format: 'release',
    about:
      'Bodies with releases (spec/release.md). Given: the header’s parts and the public keys of ' +
      'the officers, in the order of the releases.',
    given,
    pass: [
      pass('a message released by a key file', message, byKeyFile(message)),
      pass('by a key file and a passkey', message, byKeyFile(message), byPasskey(message)),
      pass('an answer that is only a record', answer, byKeyFile(answer)),
    ],
    fail: refused(answer),
  };
}

function refused(answer: Body): FailCase[] {
  const no: Body = { ...answer, record: 0 };
  const other: Body = { ...message, texts: [{ lang: 'en', standing: 0, text: 'Other words.' }] };
  const second = (release: Release): Uint8Array => written(message, byKeyFile(message), release);
  return [
    fail('made over other words', 'bad-signature', written(other, byKeyFile(message))),
    fail('a yes made into a no', 'bad-signature', written(no, byKeyFile(answer))),
    fail('by another officer', 'unknown-officer', written(message, byPasskey(message))),
    fail('not verified', 'bad-release', second(byPasskey(message, { flags: 0x01 }))),
    fail('not present', 'bad-release', second(byPasskey(message, { flags: 0x04 }))),
    fail(
      'opened from another site',
      'bad-release',
      second(byPasskey(message, { origin: 'https://desk.elsewhere' })),
    ),
    fail(
      'made to register, not to sign',
      'bad-release',
      second(byPasskey(message, { type: 'webauthn.create' })),
    ),
    fail('a passkey over other words', 'bad-release', second(byPasskey(other))),
  ];
}

/** Passkeys used at a desk on the same machine, under a name of its own: rules 3 and 4. */
export function localhostVectors(): VectorFile {
  const shows = { challenge: hex(challengeOf(message)) };
  const at = (origin: string, rpId: string): Uint8Array => {
    return written(message, byKeyFile(message), byPasskey(message, { origin, rpId }));
  };
  const pass = (name: string, origin: string, rpId: string): PassCase => {
    return { name, bytes: hex(at(origin, rpId)), shows };
  };
  const bad = (name: string, origin: string, rpId: string): FailCase => {
    return fail(name, 'bad-release', at(origin, rpId));
  };
  return {
    format: 'release',
    about: 'Releases by passkeys at origins whose name ends in .localhost (spec/release.md).',
    given,
    pass: [
      pass('localhost itself', 'http://localhost:8080', 'localhost'),
      pass('a name under it', 'http://moscow.localhost:8080', 'moscow.localhost'),
    ],
    fail: [
      bad('the key of another name', 'http://moscow.localhost:8080', 'washington.localhost'),
      bad('the key of localhost under a name', 'http://moscow.localhost:8080', 'localhost'),
      bad('a name that only begins so', 'http://localhost.example:8080', 'localhost.example'),
      bad('a name that only ends so', 'http://notlocalhost:8080', 'notlocalhost'),
      bad('an empty label', 'http://.localhost:8080', '.localhost'),
    ],
  };
}

/** Origins of an odd form, each with a passkey of just that host: rule 3. */
export function originVectors(): VectorFile {
  const shows = { challenge: hex(challengeOf(message)) };
  const at = (origin: string): Uint8Array => {
    const rpId = origin.replace(/^https?:\/\//u, '').replace(/:.*$/u, '');
    return written(message, byKeyFile(message), byPasskey(message, { origin, rpId }));
  };
  const pass = (origin: string): PassCase => {
    return { name: origin, bytes: hex(at(origin)), shows };
  };
  const bad = [
    'https://desk..example',
    'https://.desk.example',
    'https://desk.example.',
    'https://-desk.example',
    'https://desk-.example',
    'https://desk.example:0443',
    'https://desk.example:0',
    'https://desk.example:123456',
    'https://desk.example:',
    'https://DESK.example',
    'http://a..localhost:8080',
    'http://-.localhost:8080',
    'http://desk.example',
  ];
  return {
    format: 'release',
    about: 'The origin rule of an assertion (spec/release.md, rule 3): labels and ports.',
    given,
    pass: ['https://desk.example:8443', 'https://d', 'https://1.x--y.example'].map(pass),
    fail: bad.map((origin) => fail(origin, 'bad-release', at(origin))),
  };
}
