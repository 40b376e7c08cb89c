import { aead } from '@parley/station/ports/aead.ts';
import { describe, expect, it } from 'vitest';
import { sealedOverheadBytes } from './frame.ts';
import { envelopeLimits } from './limits.ts';
import { entropy } from './line.testkit.ts';
import { ReceivingSession, renewalDue, SendingSession } from './session.ts';

function halves(): { out: SendingSession; into: ReceivingSession } {
  const secret = entropy.bytes(32);
  return { out: new SendingSession(aead, secret), into: new ReceivingSession(aead, secret) };
}

describe('a session', () => {
  it('opens a replayed frame again with the same payload', () => {
    const { out, into } = halves();
    const frame = out.seal(Uint8Array.of(1, 2, 3));
    for (let i = 0; i < 1000; i++) expect(into.open(frame)).toEqual(Uint8Array.of(1, 2, 3));
  });

  it('adds 29 bytes to a payload, also to an empty one', () => {
    const { out, into } = halves();
    const frame = out.seal(new Uint8Array(0));
    expect(frame.length).toBe(sealedOverheadBytes);
    expect(sealedOverheadBytes).toBe(29);
    expect(into.open(frame)).toEqual(new Uint8Array(0));
  });

  it('counts a frame before it is sealed, so that a failure burns the number', () => {
    let fails = true;
    const failing = {
      ...aead,
      sealer(...args: Parameters<typeof aead.sealer>) {
        if (fails) throw new Error('cipher');
        return aead.sealer(...args);
      },
    };
    const out = new SendingSession(failing, entropy.bytes(32));
    expect(() => out.seal(Uint8Array.of(1))).toThrow('cipher');
    fails = false;
    expect(out.seal(Uint8Array.of(1)).subarray(9, 13)).toEqual(Uint8Array.of(0, 0, 0, 1));
  });

  it('opens each frame under a nonce of its own, by every byte of its number', () => {
    const nonces = new Set<string>();
    const watched = {
      ...aead,
      open(...args: Parameters<typeof aead.open>) {
        nonces.add(args[1].join());
        return aead.open(...args);
      },
    };
    const into = new ReceivingSession(watched, entropy.bytes(32));
    const numbers = [0, 1, 255, 256, 65_535, 65_536, 2 ** 24 - 1, 2 ** 24, 2 ** 32 - 1];
    for (const number of numbers) {
      const frame = new Uint8Array(sealedOverheadBytes);
      new DataView(frame.buffer).setUint32(9, number);
      into.open(frame);
    }
    expect(nonces.size).toBe(numbers.length);
  });

  it('seals the same bytes whether a frame was prepared or not, each number once', () => {
    const secret = entropy.bytes(32);
    const [plain, prepared] = [new SendingSession(aead, secret), new SendingSession(aead, secret)];
    const into = new ReceivingSession(aead, secret);
    for (let i = 0; i < 6; i++) {
      const payload = Uint8Array.of(i, 9);
      if (i % 3 !== 0) prepared.prepare();
      if (i % 3 === 2) prepared.prepare();
      const frame = prepared.seal(payload);
      expect(frame).toEqual(plain.seal(payload));
      expect(frame[12]).toBe(i);
      expect(into.open(frame)).toEqual(payload);
    }
    expect(prepared.frames).toBe(6);
  });

  it('opens frames in any order and again, when it was prepared for another one', () => {
    const { out, into } = halves();
    const payloads = [0, 1, 2, 3, 4, 5].map((i) => Uint8Array.of(i, i));
    const frames = payloads.map((payload) => out.seal(payload));
    for (const i of [0, 1, 3, 2, 3, 4, 4, 0, 1, 5, 5]) {
      into.prepare();
      expect(into.open(frames[i] as Uint8Array)).toEqual(payloads[i]);
    }
  });

  it('opens a frame that comes after a forged one of its number', () => {
    const { out, into } = halves();
    into.open(out.seal(Uint8Array.of(1)));
    const frame = out.seal(Uint8Array.of(2));
    const forged = frame.slice();
    forged[forged.length - 1] = (forged.at(-1) as number) ^ 1;
    into.prepare();
    expect(into.open(forged)).toBeUndefined();
    into.prepare();
    expect(into.open(frame)).toEqual(Uint8Array.of(2));
  });

  it('counts a prepared frame too before it is sealed', () => {
    let fails = true;
    const failing = {
      ...aead,
      sealer(...args: Parameters<typeof aead.sealer>) {
        const end = aead.sealer(...args);
        return (plaintext: Uint8Array) => {
          if (fails) throw new Error('cipher');
          return end(plaintext);
        };
      },
    };
    const out = new SendingSession(failing, entropy.bytes(32));
    out.prepare();
    expect(() => out.seal(Uint8Array.of(1))).toThrow('cipher');
    fails = false;
    expect(out.seal(Uint8Array.of(1)).subarray(9, 13)).toEqual(Uint8Array.of(0, 0, 0, 1));
  });

  it('writes its number big-endian', () => {
    const { out } = halves();
    let frame = out.seal(new Uint8Array(0));
    for (let i = 0; i < 258; i++) frame = out.seal(new Uint8Array(0));
    expect(frame.subarray(9, 13)).toEqual(Uint8Array.of(0, 0, 1, 2));
  });
});

describe('a session is renewed', () => {
  const fresh = { frames: 0, startedAt: 1000, keyNumber: 3 };
  const { sessionAgeMs, keyRenewalMs, sessionFramesRenew } = envelopeLimits;

  it('not while it is young and its key the newest', () => {
    expect(renewalDue(fresh, 3, 1000 + sessionAgeMs - 1)).toBe(false);
  });
  it('daily', () => {
    expect(renewalDue(fresh, 3, 1000 + sessionAgeMs)).toBe(true);
  });
  it('before its frames end', () => {
    expect(renewalDue({ ...fresh, frames: sessionFramesRenew }, 3, 1000)).toBe(true);
  });
  it('for a new receive key, at most hourly', () => {
    expect(renewalDue(fresh, 4, 1000 + keyRenewalMs - 1)).toBe(false);
    expect(renewalDue(fresh, 4, 1000 + keyRenewalMs)).toBe(true);
  });
});
