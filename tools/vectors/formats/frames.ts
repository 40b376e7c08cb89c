import { hex } from '@parley/core/base/bytes.ts';
import { encode } from '@parley/core/codec/cbor.ts';
import { encodePayload } from '@parley/core/codec/payload.ts';
import {
  type CannotOpenContent,
  cannotOpenMessage,
  encodeCannotOpen,
} from '@parley/envelope/cannot-open.ts';
import { encodeOpen, keyNameOf, type OpenContent, openMessage } from '@parley/envelope/open.ts';
import { SendingSession } from '@parley/envelope/session.ts';
import { aead } from '@parley/station/ports/aead.ts';
import type { PassCase, VectorFile } from '../case.ts';
import { fail, spliced, withByte } from '../mutate.ts';
import { nodeCrypto } from '../node-crypto.ts';
import { line, own, peer } from '../sample.ts';
import { seeded, seededKey } from '../seeded.ts';

const secret = seeded('session secret', 32);
const north = seededKey('note north');
const publicKey = seeded('receive key', 1216);

/** Frames of one session in the order in which they were sealed: spec/frame.md. */
export function frameVectors(): VectorFile {
  const session = new SendingSession(aead, secret);
  const challenge = encodePayload({ type: 'challenge', nonce: seeded('challenge', 8) });
  const wide = encodePayload({ type: 'fork-proof', proof: seeded('proof', 300) });
  const pass = (name: string, seq: number, payload: Uint8Array): PassCase => {
    return { name, bytes: hex(session.seal(payload)), shows: { seq, payload: hex(payload) } };
  };
  const cases = [
    pass('the first', 0, challenge),
    pass('the second, of the same payload', 1, challenge),
    pass('the third, longer', 2, wide),
    pass('the fourth, of nothing', 3, new Uint8Array(0)),
  ];
  const first = new SendingSession(aead, secret).seal(challenge);
  return {
    format: 'frame',
    about: 'Sealed frames (spec/frame.md) of the session with this secret (spec/envelope.md).',
    given: { secret: hex(secret) },
    pass: cases,
    fail: [
      fail('no bytes', 'malformed', new Uint8Array(0)),
      fail('too short for a tag', 'malformed', first.slice(0, 28)),
      fail('a type that nobody knows', 'unknown-type', withByte(first, 0, 4)),
      fail('of another session', 'session-unknown', withByte(first, 3, 0xff ^ (first[3] ?? 0))),
      fail('with another number', 'frame-altered', withByte(first, 12, 1)),
      fail(
        'a bit of the payload flipped',
        'frame-altered',
        withByte(first, 13, 1 ^ (first[13] ?? 0)),
      ),
      fail('a byte less', 'frame-altered', first.slice(0, -1)),
    ],
  };
}

const content: OpenContent = {
  line,
  sender: own,
  recipient: 1,
  id: seeded('session', 8),
  keyName: keyNameOf(nodeCrypto, publicKey),
  keyNumber: 3,
  enc: seeded('enc', 1120),
  ct: seeded('ct', 48),
};

function opened(more: Partial<OpenContent> = {}): Uint8Array {
  const whole = { ...content, ...more };
  return encodeOpen({ ...whole, signature: north.sign(openMessage(whole)) });
}

/** Form and signature of `open`; the secret that it seals is no matter of these cases. */
export function openVectors(): VectorFile {
  const { recipient, id, keyName, keyNumber } = content;
  const shows = { recipient, id: hex(id), keyName: hex(keyName), keyNumber };
  const whole = opened();
  const unsigned = encodeOpen({ ...content, signature: north.sign(encode([1])) });
  return {
    format: 'open',
    about: 'Open frames (spec/envelope.md) by form and signature; enc and ct are no real ones.',
    given: { noteKey: hex(north.publicKey) },
    pass: [{ name: 'to key 3 of party 1', bytes: hex(whole), shows }],
    fail: [
      fail('no bytes', 'malformed', new Uint8Array(0)),
      fail('another type', 'malformed', withByte(whole, 0, 2)),
      fail('signed for something else', 'bad-signature', unsigned),
      fail('another recipient under the same signature', 'bad-signature', anotherRecipient(whole)),
      fail('an id of seven bytes', 'malformed', opened({ id: seeded('session', 7) })),
      fail('a key name of nine bytes', 'malformed', opened({ keyName: seeded('name', 9) })),
      fail('enc too short', 'malformed', opened({ enc: seeded('enc', 1119) })),
      fail('ct too long', 'malformed', opened({ ct: seeded('ct', 49) })),
      fail('eleven parts', 'malformed', elevenParts(whole)),
    ],
  };
}

/** Behind type, head, line, party and incarnation. */
function anotherRecipient(whole: Uint8Array): Uint8Array {
  const at = 1 + 1 + 34 + 1 + 1 + 1 + 9;
  return withByte(whole, at, 2);
}

function elevenParts(whole: Uint8Array): Uint8Array {
  return new Uint8Array([...spliced(whole, 1, 1, [0x8b]), 0]);
}

function unable(more: Partial<CannotOpenContent> = {}): Uint8Array {
  const ids = [seeded('session', 8), seeded('another session', 8)];
  const whole = { line, sender: own, ids, keyNumber: 4, publicKey, ...more };
  return encodeCannotOpen({ ...whole, signature: north.sign(cannotOpenMessage(whole)) });
}

export function cannotOpenVectors(): VectorFile {
  const many = (count: number) => Array.from({ length: count }, (_, i) => seeded(`id ${i}`, 8));
  const pass = (name: string, ids: readonly Uint8Array[], keyNumber: number): PassCase => {
    return {
      name,
      bytes: hex(unable({ ids, keyNumber })),
      shows: { ids: ids.map(hex), keyNumber },
    };
  };
  const whole = unable();
  return {
    format: 'cannot-open',
    about: 'Cannot-open frames (spec/envelope.md) by form and signature.',
    given: { noteKey: hex(north.publicKey) },
    pass: [pass('of one session', many(1), 0), pass('of sixteen sessions', many(16), 2 ** 40)],
    fail: [
      fail('no bytes', 'malformed', new Uint8Array(0)),
      fail('another type', 'malformed', withByte(whole, 0, 1)),
      fail('of no session', 'malformed', unable({ ids: [] })),
      fail('of seventeen sessions', 'malformed', unable({ ids: many(17) })),
      fail('of one session twice', 'malformed', unable({ ids: [...many(1), ...many(1)] })),
      fail('a public key too short', 'malformed', unable({ publicKey: publicKey.slice(1) })),
      fail('a number altered', 'bad-signature', alteredNumber(whole)),
      fail('under the name of another party', 'bad-signature', anotherParty(whole)),
    ],
  };
}

/** Behind type, head, line, party, incarnation and two ids. */
function alteredNumber(whole: Uint8Array): Uint8Array {
  return withByte(whole, 1 + 1 + 34 + 1 + 1 + 1 + 9 + 1 + 9 + 9, 5);
}

function anotherParty(whole: Uint8Array): Uint8Array {
  return withByte(whole, 1 + 1 + 34, peer.party);
}
