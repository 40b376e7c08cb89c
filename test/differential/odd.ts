/** What is odd in the words, times and origins of an entry, and who releases it. */
import { type Body, emptyBody } from '@parley/core/codec/body.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { type Officer, officerIdOf } from '@parley/core/codec/officer.ts';
import { encodeRecord } from '@parley/core/codec/records.ts';
import type { Release } from '@parley/core/codec/release.ts';
import { type ReleaseSubject, releaseChallenge } from '@parley/core/keys/release.ts';
import type { newOfficer } from '@parley/station/evidence/testing/roster.ts';
import {
  crypto,
  type EntryOptions,
  type TestLine,
} from '@parley/station/evidence/testing/test-line.ts';
import type { Chance } from './random.ts';

type NewOfficer = ReturnType<typeof newOfficer>;
type Roles = Officer['roles'];

/** Letters that a reader may drop, turn or count otherwise, at either end of a text. */
const ends = [
  '',
  '',
  '\uFEFF',
  '\uFEFF\uFEFF',
  '\uFFFE',
  '\u0000',
  '\u0085',
  ' ',
  '\n',
  '\r\n',
].concat([
  ...['\u200b', '\u202e', '\u2028', '\u0301', '\u{1F6A8}', '\uFFFD', '\u{10FFFF}', '\uEF00', 'ﬀ'],
]);

export function oddText(chance: Chance, middle = 'x'): string {
  return `${chance.pick(ends)}${chance.oneIn(4) ? '' : middle}${chance.pick(ends)}`;
}

const lengths = [0, 1, 63, 64, 65, 127, 128, 129, 254, 255, 256, 257];
const times = [0, 1, 253_402_300_799_999, 253_402_300_800_000, 8.64e15, 8.64e15 + 1].concat([
  Number.MAX_SAFE_INTEGER - 1,
  Number.MAX_SAFE_INTEGER,
]);

/** Texts, files, a time or a record of which something is at a limit or beyond. */
export function oddBody(chance: Chance): Body {
  const some = <T>(most: number, make: () => T): T[] =>
    chance.oneIn(2)
      ? []
      : Array.from({ length: chance.oneIn(6) ? most + chance.below(2) : 1 }, make);
  const sized = (): string => {
    return oddText(chance, chance.pick(['a', 'ж', '\u{1F6A8}']).repeat(chance.pick(lengths)));
  };
  const tags = ['en', 'ar', 'x', 'EN-us', 'en-', '\uFEFFen', 'abcdefgh-12345678', 'en_US', 'é'];
  const texts = some(8, () => ({ lang: chance.pick(tags), standing: 0 as const, text: sized() }));
  const attachments = some(16, () => ({
    sha256: chance.bytes(32),
    size: chance.pick([0, 1, 2 ** 24 - 1, 2 ** 24, 2 ** 24 + 1]),
    name: sized(),
    mediaType: chance.oneIn(2) ? 'text/plain' : sized(),
  }));
  const notAfter = chance.oneIn(3) ? chance.pick(times) : null;
  const record = chance.oneIn(3) ? oddRecord(chance) : undefined;
  return { ...emptyBody, texts, attachments, notAfter, record };
}

function oddRecord(chance: Chance) {
  const time = chance.pick(times);
  return chance.pick([
    null,
    0,
    2,
    3,
    time,
    [1, time],
    [chance.below(5), null],
    [],
    oddText(chance),
  ]);
}

/** A roster entry of this officer, known or not: added, removed or added anew with other roles. */
export function oddRoster(chance: Chance, of: NewOfficer): EntryOptions {
  const all = ['principal', 'releaser', 'drafter', 'auditor'] as const;
  const roles: Roles = chance.oneIn(3) ? ['principal'] : [chance.pick(all)];
  const name = oddText(chance, 'R'.repeat(chance.pick([1, 1, 1, 62, 63, 64])));
  const scheme = chance.oneIn(8) ? 1 : 0;
  const officer = { id: of.id, scheme, publicKey: of.publicKey, roles, name } as Officer;
  const action = chance.oneIn(3) ? 'remove' : 'add';
  const record = encodeRecord({ kind: 'roster', action, officer });
  return { kind: kinds.roster, body: { ...emptyBody, record } };
}

/** The party's officer by whom a line begins, as one of the others. */
export function foundingOfficer(line: TestLine, party: number): NewOfficer {
  const signer = line.officers[party] as NewOfficer['signer'];
  return { signer, publicKey: signer.publicKey, id: officerIdOf(crypto, 0, signer.publicKey) };
}

/** An officer whose key is of a passkey: scheme 2, so that it signs assertions. */
export function passkeyOf({ signer, publicKey }: NewOfficer): Officer & { scheme: 2 } {
  const id = officerIdOf(crypto, 2, publicKey);
  return { id, scheme: 2, publicKey: signer.publicKey, roles: ['releaser'], name: 'passkey' };
}

/** An entry with none to five releases in any order: good, not good, of strangers, by passkeys. */
export function releasedOddly(
  chance: Chance,
  line: TestLine,
  { by, party, options }: { by: readonly NewOfficer[]; party: number; options: EntryOptions },
): void {
  const draft = chance.oneIn(8) ? null : chance.bytes(16);
  const body = { ...(options.body ?? oddBody(chance)), draft };
  const { kind = kinds.message, precedence = 1, class: cls = 2, references = [] } = options;
  const place = { line: line.line, author: party, kind, precedence, class: cls, references };
  const subject: ReleaseSubject = { ...place, body };
  const challenge = releaseChallenge(crypto, subject);
  const count = chance.pick([0, 1, 1, 1, 2, 2, 3, 5]);
  const releases = Array.from({ length: count }, () => release(chance, chance.pick(by), challenge));
  line.write(party, { ...options, body: { ...body, releases } });
}

function release(chance: Chance, by: NewOfficer, challenge: Uint8Array): Release {
  const isPasskey = Buffer.from(by.id).equals(passkeyOf(by).id);
  const way = isPasskey && !chance.oneIn(4) ? 2 : chance.below(6);
  if (way === 0) return { scheme: 0, officer: by.id, signature: chance.bytes(64) };
  if (way === 1) return { ...assertion(chance, by, challenge), officer: by.id };
  if (way === 2) return assertion(chance, by, challenge);
  return { scheme: 0, officer: by.id, signature: by.signer.sign(challenge) };
}

const hosts = [
  'a.b',
  'desk.example',
  'a..b',
  '.a.b',
  'a.b.',
  '-a.b',
  'a-.b',
  'a--b.c',
  'A.b',
  'a_b.c',
]
  .concat(['a', '1.2', 'xn--a.b', 'a b', 'é.b', '', '.', 'a.b@c', '[::1]'])
  .concat(['localhost', 'a.localhost', '.localhost', 'alocalhost', 'a..localhost', '-.localhost']);
const ports = [
  '',
  '',
  '',
  ':1',
  ':443',
  ':65535',
  ':65536',
  ':99999',
  ':0443',
  ':0',
  ':100000',
  ':',
].concat([':1/', '/', ':+1', ':1 ']);

/** A whole assertion, mostly at an origin that is odd, with the relying party that fits it. */
function assertion(chance: Chance, by: NewOfficer, challenge: Uint8Array): Release {
  const plain = chance.oneIn(3);
  const host = plain ? 'desk.example' : chance.pick(hosts);
  const begin = plain
    ? 'https://'
    : chance.pick(['https://', 'https://', 'http://', 'HTTPS://', '']);
  const origin = `${begin}${host}${plain ? '' : chance.pick(ports)}`;
  const asked = Buffer.from(challenge).toString('base64url');
  const end = chance.pick(['}', '}', '}', ',"x":1}', '', ' }']);
  const start = `{"type":"webauthn.get","challenge":"${asked}"`;
  const client = `${start},"origin":"${origin}","crossOrigin":false`;
  const clientDataJson = new Uint8Array(Buffer.from(client + end));
  const parent = chance.oneIn(4) ? host.replace(/^[^.]*\./u, '') : host;
  const flags = chance.oneIn(8) ? chance.below(8) : 5;
  const hash = crypto.sha256(new Uint8Array(Buffer.from(parent)));
  const rest = chance.oneIn(10) ? [flags, 0, 0, 0] : [flags, 0, 0, 0, 0];
  const authenticatorData = Uint8Array.from([...hash, ...rest]);
  const signed = Buffer.concat([authenticatorData, crypto.sha256(clientDataJson)]);
  const signature = by.signer.sign(new Uint8Array(signed));
  const { id: officer } = passkeyOf(by);
  return { scheme: 2, officer, authenticatorData, clientDataJson, signature };
}
