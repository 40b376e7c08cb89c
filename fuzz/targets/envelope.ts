import { concat, equal, hex } from '@parley/core/base/bytes.ts';
import { decodeCannotOpen, encodeCannotOpen } from '@parley/envelope/cannot-open.ts';
import { Envelope } from '@parley/envelope/envelope.ts';
import type { EnvelopeEvent } from '@parley/envelope/event.ts';
import { sealedId } from '@parley/envelope/frame.ts';
import { decodeOpen, encodeOpen, keyNameOf } from '@parley/envelope/open.ts';
import type { Hpke } from '@parley/envelope/ports.ts';
import { SendingSession } from '@parley/envelope/session.ts';
import { aead } from '@parley/station/ports/aead.ts';
import type { Target } from '../engine/target.ts';
import { again } from './again.ts';
import { lenientCrypto as crypto } from './crypto.ts';
import { vectorsOf } from './vectors.ts';

const open: Target = {
  name: 'open',
  seeds: () => vectorsOf('open'),
  run: again(decodeOpen, encodeOpen),
};

const cannotOpen: Target = {
  name: 'cannot-open',
  seeds: () => vectorsOf('cannot-open'),
  run: again(decodeCannotOpen, encodeCannotOpen),
};

const line = new Uint8Array(32).fill(1);
const psk = new Uint8Array(32).fill(2);
const tag = new Uint8Array(8).fill(3);
const ours = new Uint8Array(1216).fill(4);
const theirs = new Uint8Array(1216).fill(5);
const payload = Uint8Array.of(0x82, 4, 0x48, 1, 2, 3, 4, 5, 6, 7, 8);

/** In place of HPKE: what is sealed stands in clear, so that any changed `open` still opens. */
const clearHpke: Hpke = {
  generateKeyPair: async () => ({ publicKey: ours, privateKey: ours }),
  seal: async (_, plaintext) => ({
    enc: new Uint8Array(1120),
    ct: concat(plaintext, new Uint8Array(16)),
  }),
  open: async (_, { ct }) => (ct[47] === 0xff ? undefined : ct.slice(0, 32)),
};

/** A session of the peer, and frames of it. */
function opening(fill: number, keyNumber: number): Uint8Array[] {
  const secret = new Uint8Array(32).fill(fill);
  const session = new SendingSession(aead, secret);
  const frame = encodeOpen({
    line,
    sender: { party: 0, number: 0, tag },
    recipient: 1,
    id: session.id,
    keyName: keyNameOf(crypto, ours),
    keyNumber,
    enc: new Uint8Array(1120),
    ct: concat(secret, new Uint8Array(16)),
    signature: new Uint8Array(64),
  });
  return [frame, session.seal(payload), session.seal(payload)];
}

const answer = encodeCannotOpen({
  line,
  sender: { party: 0, number: 0, tag },
  ids: [new Uint8Array(8)],
  keyNumber: 1,
  publicKey: theirs,
  signature: new Uint8Array(64),
});

/** Frames one behind another, each behind its length in two bytes. */
function packed(frames: readonly Uint8Array[]): Uint8Array {
  return concat(
    ...frames.flatMap((frame) => [Uint8Array.of(frame.length >> 8, frame.length & 255), frame]),
  );
}

function unpacked(bytes: Uint8Array): Uint8Array[] {
  const frames: Uint8Array[] = [];
  for (let at = 0; at + 2 <= bytes.length && frames.length < 64; ) {
    const length = ((bytes[at] as number) << 8) | (bytes[at + 1] as number);
    frames.push(bytes.subarray(at + 2, at + 2 + length));
    at += 2 + length;
  }
  return frames;
}

/** A station's envelope takes any frames in any order, and opens nothing that was not sealed. */
const envelope: Target = {
  name: 'envelope',
  seeds: () => [
    packed([...opening(7, 0), answer]),
    packed([...opening(7, 0).reverse(), ...opening(8, 1)]),
    packed([
      Uint8Array.of(0),
      Uint8Array.of(3, 1, 2),
      ...vectorsOf('open', 'cannot-open', 'frame'),
    ]),
  ],
  run: async (bytes) => {
    const events: EnvelopeEvent[] = [];
    const station = new Envelope({
      secret: { line, psk },
      own: { party: 1, number: 0, tag, sign: () => new Uint8Array(64) },
      ports: {
        hpke: clearHpke,
        aead,
        crypto,
        entropy: { bytes: (n) => new Uint8Array(n).fill(9) },
      },
      emit: (event) => void events.push(event),
    });
    const noteKeys = [{ number: 0, tag, key: new Uint8Array(32) }];
    station.setPeer(0, { noteKeys, receiveKey: { number: 0, publicKey: theirs } });
    station.addReceiveKey({ number: 0, publicKey: ours, privateKey: ours }, 0);
    let elapsed = 0;
    for (const frame of unpacked(bytes)) {
      sealedId(frame);
      station.receive('wire', frame, elapsed);
      await settled();
      elapsed += 700;
      station.tick(elapsed);
    }
    await settled();
    for (const event of events) {
      if (event.t === 'payload' && !equal(event.payload, payload)) {
        return `opened what nobody sealed: ${hex(event.payload)}`;
      }
      if (event.t === 'fault') return `a fault: ${event.detail}`;
    }
    return undefined;
  },
};

/** Lets the promises of a derivation run to their end. */
async function settled(): Promise<void> {
  for (let i = 0; i < 8; i++) await Promise.resolve();
}

export const envelopeTargets: readonly Target[] = [open, cannotOpen, envelope];
