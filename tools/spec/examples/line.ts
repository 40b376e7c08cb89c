import { base64url } from '@parley/core/base/base64.ts';
import { ascii, concat } from '@parley/core/base/bytes.ts';
import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import { encode } from '@parley/core/codec/cbor.ts';
import {
  certificateSigningInput,
  encodeCertificate,
  encodeCertificateContent,
} from '@parley/core/codec/certificate.ts';
import { officerIdOf } from '@parley/core/codec/officer.ts';
import { encodePayload, haveList } from '@parley/core/codec/payload.ts';
import { releaseChallenge } from '@parley/core/keys/release.ts';
import { headAt, northItems } from '../journals.ts';
import { ed25519, p256, seed } from '../keys.ts';
import { block, folded, prose } from '../show.ts';
import {
  charter,
  charterBytes,
  charterFile,
  charterSignatures,
  crypto,
  keysOf,
  line,
  noon,
  north,
  origins,
  psk,
} from '../world.ts';

export function charterExample(): string {
  const [one, two] = charterSignatures;
  return [
    prose(
      'Two parties, `north` and `south`, one courier circuit, one rule (FLASH and above needs one',
      'principal or releaser), the canary period set to 120 s. The private half of each key is the',
      'seed SHA-256("parley example NAME"), for example `parley example north note`; for X-Wing',
      'and ML-DSA-44 it is the seed of key generation. Random bytes are made the same way.',
    ),
    block(
      ['ceremony secret', psk],
      ['psk-hash', charter.pskHash],
      ['line id', line],
      ['origin of north', origins[0]],
      ['signature of north', one?.signature as Uint8Array],
      ['signature of south', two?.signature as Uint8Array],
    ),
    '',
    folded(`The charter, ${charterBytes.length} bytes`, ['charter', charterBytes]),
    '',
    prose(
      `The charter file has ${charterFile.length} bytes and is the array of the charter and the`,
      'two signatures.',
    ),
  ].join('\n');
}

export function incarnationExample(): string {
  const head = headAt(north, northItems, 3);
  const previous = { number: 0, tag: north.tag, size: 3, root: head.root };
  const tag = seed('north tag 1', 8);
  const keys = keysOf('north 1', 1);
  const content = encodeCertificateContent({ line, party: 0, number: 1, tag, keys, previous });
  const signature = ed25519('north recovery').sign(certificateSigningInput(content));
  const bytes = encodeCertificate(content, signature);
  return [
    prose(
      "North's incarnation 1 after three entries. Keys from the seeds",
      '`parley example north 1 note` and so on.',
    ),
    block(
      ['recovery key', ed25519('north recovery').publicKey],
      ['tag', tag],
      ['note', keys.note],
      ['cosign', keys.cosign],
      ['tls', keys.tls],
      ['signature', signature],
    ),
    '',
    folded(`The certificate, ${bytes.length} bytes`, ['certificate', bytes]),
  ].join('\n');
}

export function guardExample(): string {
  const { size, root } = headAt(north, northItems, 3);
  const guard = encode([line, north.party, north.number, north.tag, size, root]);
  const intro =
    'The guard of north before the checkpoint of [checkpoint.md](checkpoint.md) is signed:';
  return `${intro}\n\n${block(['guard', guard])}`;
}

export function releaseExample(): string {
  const draft = seed('draft', 16);
  const texts = [{ lang: 'en', standing: 0 as const, text: 'No missile is fuelled.' }];
  const said = [['en', 0, 'No missile is fuelled.']] as const;
  const content = encode([line, 0, draft, 1, 4, 1, null, [], [], null, said, [], null]);
  const body = { ...emptyBody, texts, draft };
  const what = { kind: 1, precedence: 4, class: 1 } as const;
  const subject = { line, author: 0, ...what, references: [], body };
  const challenge = releaseChallenge(crypto, subject);
  const officer = charter.parties[0]?.officers[0];
  const signature = ed25519('north officer').sign(challenge);
  const release = { scheme: 0 as const, officer: officer?.id as Uint8Array, signature };
  const clientData =
    `{"type":"webauthn.get","challenge":"${base64url(challenge)}",` +
    '"origin":"https://desk.north.example","crossOrigin":false}';
  const data = concat(crypto.sha256(ascii('north.example')), new Uint8Array([0x05, 0, 0, 0, 7]));
  const signed = concat(data, crypto.sha256(ascii(clientData)));
  const es256 = p256('north passkey');
  return [
    'A FLASH message of class EXERCISE by north, released by its officer with a key file:\n',
    block(
      ['release-content', content],
      ['challenge', challenge],
      ['officer id', release.officer],
      ['officer key', officer?.publicKey as Uint8Array],
      ['signature', signature],
      ['body', encodeBody({ ...body, releases: [release] })],
    ),
    '\nThe same challenge in an assertion by a passkey (EdDSA; here with the same key):\n',
    block(
      ['clientDataJSON', clientData],
      ['authenticatorData', data],
      ['signed bytes', signed],
      ['signature', ed25519('north officer').sign(signed)],
    ),
    '\nBy a passkey with ES256, over the same bytes (the nonce by RFC 6979; any is as good):\n',
    block(
      ['officer id', officerIdOf(crypto, 1, es256.publicKey)],
      ['officer key', es256.publicKey],
      ['signature', es256.sign(signed)],
    ),
  ].join('\n');
}

export function attachmentExample(): string {
  const bytes = ascii('an attachment');
  const hash = crypto.sha256(bytes);
  const want = { type: 'want' as const, hash, offset: 0, length: bytes.length };
  const chunk = { type: 'chunk' as const, hash, offset: 0, total: bytes.length, bytes };
  const rows = block(['want', encodePayload(want)], ['chunk', encodePayload(chunk)]);
  return `The 13 bytes "an attachment":\n\n${rows}`;
}

export function linkExample(): string {
  const nonce = seed('canary', 16);
  const marks = [{ ...north, size: 3, root: headAt(north, northItems, 3).root, gaps: [] }];
  const time = noon + 63_000;
  const signedPart = encode([line, 0, nonce, time, haveList(marks)]);
  const message = concat(ascii('parley/canary/v1'), signedPart);
  const signature = ed25519('north note').sign(message);
  return [
    'A challenge, its answer, and a canary that north answers:\n',
    block(
      ['challenge', encodePayload({ type: 'challenge', nonce: seed('challenge', 8) })],
      [
        'challenge-answer',
        encodePayload({ type: 'challenge-answer', nonce: seed('challenge', 8) }),
      ],
      ['canary', encodePayload({ type: 'canary', nonce })],
      ['signed message', message],
      ['canary-answer', encodePayload({ type: 'canary-answer', nonce, time, marks, signature })],
    ),
  ].join('\n');
}
