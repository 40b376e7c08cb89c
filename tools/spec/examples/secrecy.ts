import { encodePayload } from '@parley/core/codec/payload.ts';
import { cannotOpenMessage, encodeCannotOpen } from '@parley/envelope/cannot-open.ts';
import { encodeOpen, keyNameOf, openInfo, openMessage } from '@parley/envelope/open.ts';
import { SendingSession } from '@parley/envelope/session.ts';
import { aead } from '@parley/station/ports/aead.ts';
import { ed25519, seed, xwing } from '../keys.ts';
import { block, folded, prose } from '../show.ts';
import { crypto, line, north, psk, south } from '../world.ts';
import { sealed } from './sealed.ts';

const secret = seed('session secret');
const derived = (info: string, length: number) =>
  aead.hkdf(secret, new TextEncoder().encode(`parley/session/v1 ${info}`), length);

const payload = encodePayload({ type: 'challenge', nonce: seed('challenge', 8) });

/** The first frame of the session. */
export function sealedChallenge(): Uint8Array {
  return new SendingSession(aead, secret).seal(payload);
}

export function frameExample(): string {
  const session = new SendingSession(aead, secret);
  const first = session.seal(payload);
  const second = session.seal(payload);
  return [
    'The challenge of [link.md](link.md), sealed as the first and second frame of a session:\n',
    block(
      ['secret', secret],
      ['id', derived('id', 8)],
      ['key', derived('key', 32)],
      ['nonce base', derived('nonce', 12)],
      ['payload', payload],
      ['frame 0', first],
      ['frame 1', second],
    ),
  ].join('\n');
}

const receiveKey = xwing('south receive');
const content = {
  line,
  sender: north,
  recipient: 1,
  id: derived('id', 8),
  keyName: keyNameOf(crypto, receiveKey),
  keyNumber: 0,
  ...sealed,
};

/** What opens the example's `enc` and `ct`, for the test that opens them. */
export const opening = {
  secret,
  psk,
  content,
  info: openInfo(content),
  key: seed('south receive'),
};

const signature = ed25519('north note').sign(openMessage(content));

/** The frame that opens the session. */
export function openFrame(): Uint8Array {
  return encodeOpen({ ...content, signature });
}

export function envelopeExample(): string {
  const open = openFrame();
  const asked = {
    line,
    sender: south,
    ids: [content.id],
    keyNumber: 0,
    publicKey: receiveKey,
  };
  const refusal = ed25519('south note').sign(cannotOpenMessage(asked));
  const cannotOpen = encodeCannotOpen({ ...asked, signature: refusal });
  return [
    prose(
      'North opens the session of [frame.md](frame.md) to south. (`enc` and `ct` hold fresh',
      'randomness of the sender.)',
    ),
    block(
      ['seed of the receive key (X-Wing private key)', opening.key],
      ['key name', content.keyName],
      ['psk', psk],
      ['info', opening.info],
      ['ct', content.ct],
      ['signature', signature],
    ),
    '',
    folded(`The open frame, ${open.length} bytes`, ['frame', open]),
    '',
    'South has lost that session and says so:\n',
    block(['signature', refusal]),
    '',
    folded(`The cannot-open frame, ${cannotOpen.length} bytes`, ['frame', cannotOpen]),
  ].join('\n');
}
