import { concat, hex } from '@parley/core/base/bytes.ts';
import { limits } from '@parley/core/base/limits.ts';
import { describe, expect, it } from 'vitest';
import { certificateFrame } from './frame.ts';
import { envelopeLimits } from './limits.ts';
import {
  entropy,
  found,
  introduce,
  newLine,
  type Party,
  Process,
  pair,
  settled,
} from './line.testkit.ts';

const hello = Uint8Array.of(1, 72, 105);

/** A small generator, so that a failing order can be repeated. */
function shuffle<T>(items: T[], seed: number): void {
  let state = seed;
  for (let i = items.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const j = state % (i + 1);
    [items[i], items[j]] = [items[j] as T, items[i] as T];
  }
}

describe('an envelope', () => {
  it('carries payloads both ways and says who sealed them', async () => {
    const { a, b } = await pair();
    b.envelope.receive('wire', a.sealed(b, hello), 0);
    expect(b.take('payload')).toEqual([
      { t: 'payload', circuit: 'wire', from: a.self.name, payload: hello, first: true },
    ]);
    a.envelope.receive('wire', b.sealed(a, hello), 0);
    expect(a.payloads()).toEqual([hello]);
  });

  it('queues payloads until a session is up, and delivers them after its open', async () => {
    const parties = await found(2);
    const line = newLine();
    const a = new Process(parties[0] as Party, parties, line);
    const b = new Process(parties[1] as Party, parties, line);
    const sent: string[] = [];
    for (let i = 0; i < 20; i++) {
      const taken = a.envelope.seal(
        1,
        Uint8Array.of(i),
        (f) => {
          if (i === 0) for (const { frame } of a.take('open')) sent.push(hex(frame));
          sent.push(hex(f));
        },
        0,
      );
      expect(taken).toBe(true);
    }
    expect(sent).toEqual([]);
    await a.opened(b);
    expect(sent.length).toBe(21);
    for (const f of sent) b.envelope.receive('wire', Buffer.from(f, 'hex'), 0);
    await b.until('opens');
    expect(b.payloads().map((p) => p[0])).toEqual(Array.from({ length: 20 }, (_, i) => i));
    expect(b.refusals()).toEqual([]);
  });

  it('passes on a bundle of A by C to B: it opens at B, sealed by C', async () => {
    const parties = await found(3);
    const line = newLine();
    const [a, b, c] = parties.map((p) => new Process(p, parties, line)) as [
      Process,
      Process,
      Process,
    ];
    await introduce(a, c);
    await introduce(c, b);
    const bundle = entropy.bytes(500);
    c.envelope.receive('a-c', a.sealed(c, bundle), 0);
    const passed = c.payloads()[0] as Uint8Array;
    b.envelope.receive('c-b', c.sealed(b, passed), 0);
    expect(b.take('payload')).toEqual([
      { t: 'payload', circuit: 'c-b', from: c.self.name, payload: bundle, first: true },
    ]);
  });

  it('hands certificates on in clear and unread', async () => {
    const { b } = await pair();
    b.envelope.receive('wire', certificateFrame(hello), 0);
    expect(b.take('certificate')).toEqual([
      { t: 'certificate', circuit: 'wire', certificate: hello },
    ]);
  });

  it('ignores a repeated open, a thousand times over', async () => {
    const { a, b } = await pair();
    const open = await a.opened(b);
    for (let i = 0; i < 1000; i++) b.envelope.receive('wire', open, 0);
    await settled();
    expect(b.events).toEqual([]);
    expect(b.envelope.liveOpens().length).toBe(1);
  });

  it('opens live sessions again after a start from stored opens and receive keys', async () => {
    const { a, b, parties, line } = await pair();
    const frame = a.sealed(b, hello);
    const again = new Process(b.self, parties, line);
    expect(await again.envelope.restore(b.envelope.liveOpens())).toBe(1);
    again.envelope.receive('wire', frame, 0);
    expect(again.payloads()).toEqual([hello]);
    expect(again.events).toEqual([]);
  });

  it('takes no session whose receive key is destroyed while it is being opened', async () => {
    const { a, b } = await pair();
    const file = await a.envelope.courier(1);
    if (!file.ok) throw new Error(file.code);
    b.envelope.receive('courier', file.value.open, 0);
    b.envelope.removeReceiveKey(0);
    // That others open no more is told once, and nothing new does.
    expect(b.take('opens')).toHaveLength(1);
    // It waits for that session, and is looked at when that is settled.
    b.envelope.receive('courier', file.value.seal(hello), 0);
    expect((await b.until('refused')).map(({ code }) => code)).toEqual(['session-unknown']);
    expect([b.take('opens'), b.payloads(), b.envelope.liveOpens()]).toEqual([[], [], []]);
  });

  it('restores nothing to receive keys that were destroyed', async () => {
    const { a, b, parties, line } = await pair();
    const opens = b.envelope.liveOpens();
    // It is the session in use, and what its next frame needs is set up.
    b.envelope.receive('wire', a.sealed(b, hello), 0);
    b.envelope.prepare();
    expect(b.payloads()).toEqual([hello]);
    b.envelope.removeReceiveKey(0);
    expect(b.envelope.liveOpens()).toEqual([]);
    b.envelope.receive('wire', a.sealed(b, hello), 0);
    expect(b.refusals()).toEqual(['session-unknown']);
    b.self.keys = [];
    const again = new Process(b.self, parties, line);
    expect(await again.envelope.restore([...opens, entropy.bytes(50)])).toBe(0);
  });

  it('goes over to a new receive key after an hour, and not before', async () => {
    const { a, b } = await pair();
    const before = await a.opened(b);
    b.self.announced = await b.self.makeKey(1);
    b.envelope.addReceiveKey(b.self.announced, 0);
    a.envelope.setPeer(1, b.self.publicKeys);
    a.sealed(b, hello, envelopeLimits.keyRenewalMs - 1);
    await settled();
    expect(a.envelope.openFrameFor(1)).toEqual(before);
    a.sealed(b, hello, envelopeLimits.keyRenewalMs);
    const opens = await a.until('open');
    expect(opens.length).toBe(1);
    b.envelope.receive('wire', (opens[0] as { frame: Uint8Array }).frame, 0);
    await b.until('opens');
    b.envelope.receive('wire', a.sealed(b, hello), 0);
    expect(b.payloads()).toEqual([hello]);
  });

  it('seals nothing more to the key of an incarnation that was replaced', async () => {
    const { a, b } = await pair();
    const old = hex(a.sealed(b, hello).subarray(1, 9));
    const keys = b.self.publicKeys;
    const next = { number: 1, tag: entropy.bytes(8), key: b.self.note.publicKey };
    a.envelope.setPeer(1, { ...keys, noteKeys: [...keys.noteKeys, next] });
    expect(a.envelope.openFrameFor(1)).toBeUndefined();
    await a.opened(b, 5000);
    expect(hex(a.sealed(b, hello, 5000).subarray(1, 9))).not.toBe(old);
  });

  it('begins again under the new note key when our own incarnation changes', async () => {
    const { a, b } = await pair();
    const tag = entropy.bytes(8);
    a.envelope.setOwn({ party: 0, number: 1, tag, sign: a.self.sign });
    const open = await a.opened(b, 5000);
    const { noteKeys, receiveKey } = a.self.publicKeys;
    b.envelope.receive('wire', open, 0);
    expect(b.refusals()).toEqual(['unknown-journal']);
    const next = { number: 1, tag, key: a.self.note.publicKey };
    b.envelope.setPeer(0, { noteKeys: [...noteKeys, next], receiveKey });
    b.envelope.receive('wire', open, 0);
    await b.until('opens');
    b.envelope.receive('wire', a.sealed(b, hello, 5000), 0);
    expect(b.take('payload')[0]?.from).toEqual({ party: 0, number: 1, tag });
  });

  it('reports a receive key that is no key, takes nothing meanwhile, and recovers', async () => {
    const parties = await found(2);
    const a = new Process(parties[0] as Party, parties, newLine());
    const { noteKeys, receiveKey } = (parties[1] as Party).publicKeys;
    const bad = { number: 0, publicKey: new Uint8Array(1216).fill(255) };
    a.envelope.setPeer(1, { noteKeys: [], receiveKey: bad });
    a.envelope.setPeer(1, { noteKeys, receiveKey: bad });
    expect(a.envelope.seal(1, hello, () => {}, 0)).toBe(true);
    expect((await a.until('refused')).map((e) => e.code)).toEqual(['bad-receive-key']);
    expect(a.envelope.seal(1, hello, () => {}, 1)).toBe(false);
    expect(await a.envelope.courier(1)).toMatchObject({ ok: false, code: 'bad-receive-key' });
    a.envelope.setPeer(1, { noteKeys, receiveKey: { ...receiveKey, number: 1 } });
    expect(a.envelope.seal(1, hello, () => {}, 2000)).toBe(true);
    expect((await a.until('open')).length).toBe(1);
  });

  it('takes no payload for an unknown peer, and bounds what waits for a session', async () => {
    const parties = await found(2);
    const a = new Process(parties[0] as Party, parties, newLine());
    expect(a.envelope.seal(7, hello, () => {}, 0)).toBe(false);
    const big = new Uint8Array(limits.blockBytesTarget);
    let taken = 0;
    while (taken < 1000 && a.envelope.seal(1, big, () => {}, 0)) taken += 1;
    expect(taken).toBe(envelopeLimits.queueBytesMax / big.length);
  });

  it('says when its signer fails, and tries again', async () => {
    const parties = await found(2);
    const a = new Process(parties[0] as Party, parties, newLine());
    const name = (parties[0] as Party).name;
    const sign = (): never => {
      throw new Error('token gone');
    };
    a.envelope.setOwn({ ...name, sign });
    a.envelope.tick(0);
    expect((await a.until('fault')).map((e) => e.detail)).toEqual(['Error: token gone']);
    a.envelope.setOwn({ ...name, sign: (parties[0] as Party).sign });
    a.envelope.tick(2000);
    expect((await a.until('open')).length).toBe(1);
  });

  it('opens all that arrives of 100,000 frames, half lost and the rest in any order', async () => {
    const { a, b } = await pair();
    const frames: Uint8Array[] = [];
    for (let n = 0; n < 100_000; n++) {
      frames.push(a.sealed(b, Uint8Array.of(n >> 16, (n >> 8) & 255, n & 255)));
    }
    shuffle(frames, 7);
    const arrived = frames.slice(0, 50_000);
    for (const frame of arrived) b.envelope.receive('wire', frame, 0);
    const seqs = arrived.map((f) => hex(f.subarray(10, 13)));
    expect(b.payloads().map(hex)).toEqual(seqs);
    expect(b.events).toEqual([]);
  });

  it('never uses a (session, seq) twice, over restarts and renewals', async () => {
    const parties = await found(2);
    const line = newLine();
    const used = new Set<string>();
    let frames = 0;
    for (let start = 0; start < 25; start++) {
      const a = new Process(parties[0] as Party, parties, line);
      const b = new Process(parties[1] as Party, parties, line);
      for (const elapsed of [0, envelopeLimits.sessionAgeMs]) {
        a.envelope.tick(elapsed);
        await a.until('open');
        for (let i = 0; i < 100; i++) {
          used.add(hex(a.sealed(b, hello, elapsed).subarray(1, 13)));
          frames += 1;
        }
      }
    }
    expect(used.size).toBe(frames);
  });

  it('gives every courier file a session of its own, which opens anywhere at once', async () => {
    const { a, b } = await pair();
    const file = await a.envelope.courier(1);
    if (!file.ok) throw new Error(file.code);
    const frames = [file.value.open, file.value.seal(hello), file.value.seal(concat(hello, hello))];
    const dry = await b.envelope.inspect([...frames, entropy.bytes(60), new Uint8Array(0)]);
    expect(dry.map((r) => (r.ok ? r.value.t : r.code)).slice(0, 3)).toEqual([
      'open',
      'payload',
      'payload',
    ]);
    expect(dry.slice(3).every((r) => !r.ok)).toBe(true);
    expect(b.events).toEqual([]);
    expect(b.envelope.liveOpens().length).toBe(1);
    for (const frame of frames) b.envelope.receive('courier', frame, 0);
    await b.until('opens');
    expect(b.payloads()).toEqual([hello, concat(hello, hello)]);
  });
});
