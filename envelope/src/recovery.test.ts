import { hex } from '@parley/core/base/bytes.ts';
import { describe, expect, it } from 'vitest';
import { decodeCannotOpen } from './cannot-open.ts';
import { nextKeyNumber } from './keys.ts';
import { envelopeLimits } from './limits.ts';
import { entropy, introduce, type Line, Party, Process, pair, settled } from './line.testkit.ts';
import { decodeOpen } from './open.ts';
import type { OwnReceiveKey } from './parties.ts';

const hello = Uint8Array.of(1, 72, 105);

/** A station after a restore: its journal shows an old key, and every private half is lost. */
async function withoutKeys(party: Party, all: readonly Party[], line: Line): Promise<Process> {
  party.keys = [];
  const process = new Process(party, all, line);
  const number = nextKeyNumber([party.announced?.number ?? -1]);
  process.envelope.addReceiveKey(await party.makeKey(number), 0);
  return process;
}

/** Moves what one told to the other, and makes keys that are asked for, as a station does. */
async function drive(processes: readonly [Process, Process], elapsed: number): Promise<void> {
  const [a, b] = processes;
  for (const [from, to] of [
    [a, b],
    [b, a],
  ] as const) {
    for (const { above } of from.take('key-needed')) {
      const key = await from.self.makeKey(
        nextKeyNumber([above, ...from.self.keys.map((k) => k.number)]),
      );
      from.envelope.addReceiveKey(key, elapsed);
    }
    for (const t of ['open', 'resend', 'answer'] as const) {
      for (const { frame } of from.take(t)) to.envelope.receive('wire', frame, elapsed);
    }
  }
}

/** Both retry once in a second until each has heard the other; says how many seconds it took. */
async function untilHeard(a: Process, b: Process): Promise<number> {
  let heardA = false;
  let heardB = false;
  for (let second = 1; second <= 120; second++) {
    const elapsed = second * 1000;
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      from.envelope.tick(elapsed);
      from.envelope.seal(
        to.self.party,
        hello,
        (frame) => to.envelope.receive('wire', frame, elapsed),
        elapsed,
      );
    }
    for (let i = 0; i < 6; i++) {
      await settled(4);
      await drive([a, b], elapsed);
    }
    heardA ||= a.payloads().length > 0;
    heardB ||= b.payloads().length > 0;
    if (heardA && heardB) return second;
  }
  throw new Error('they never came back');
}

describe('receive keys that are lost', () => {
  it('on one side: cannot-open names the session and the newest key, once', async () => {
    const { a, b, parties, line } = await pair();
    const lost = await withoutKeys(b.self, parties, line);
    const frame = a.sealed(b, hello);
    for (let i = 0; i < 1000; i++) lost.envelope.receive('wire', frame, i);
    const answers = await lost.until('answer');
    expect(answers.length).toBe(1);
    const answer = answers[0] as { frame: Uint8Array };
    const said = decodeCannotOpen(answer.frame);
    if (!said.ok) throw new Error(said.code);
    expect(said.value.ids.map(hex)).toEqual([hex(frame.subarray(1, 9))]);
    expect(said.value.keyNumber).toBe(1);
    a.envelope.receive('wire', answer.frame, 2000);
    expect(a.take('peer-key').map((e) => e.number)).toEqual([1]);
    const opened = (await a.until('open'))[0] as { frame: Uint8Array };
    lost.envelope.receive('wire', opened.frame, 2100);
    await lost.until('opens');
    lost.envelope.receive('wire', a.sealed(b, hello, 2200), 2200);
    expect(lost.payloads()).toEqual([hello]);
  });

  it('on both sides at once, out of old backups: they come back by cannot-open', async () => {
    const { a, b, parties, line } = await pair();
    // A life after the backup was taken: keys 1 to 5 were announced and used, then all lost.
    for (const process of [a, b]) {
      for (let n = 1; n <= 5; n++) process.self.announced = await process.self.makeKey(n);
    }
    const [first, second] = parties as [Party, Party];
    const known = { first: first.publicKeys, second: second.publicKeys };
    // Each one's journal shows its own key 0; what it holds of the other shows key 5.
    first.announced = { ...(first.announced as OwnReceiveKey), number: 0 };
    const lostA = await withoutKeys(first, parties, line);
    second.announced = { ...(second.announced as OwnReceiveKey), number: 0 };
    const lostB = await withoutKeys(second, parties, line);
    lostA.envelope.setPeer(1, known.second);
    lostB.envelope.setPeer(0, known.first);
    expect(await untilHeard(lostA, lostB)).toBeLessThanOrEqual(60);
    expect(lostA.envelope.seenKeyNumber).toBe(5);
    expect(first.keys.map((k) => k.number)).toEqual([1, 6]);
    await untilHeard(lostA, lostB);
  });

  it('for good, with stored opens that nothing opens any more', async () => {
    const { a, b, parties, line } = await pair();
    const lostA = await withoutKeys(a.self, parties, line);
    const lostB = await withoutKeys(b.self, parties, line);
    expect(await lostA.envelope.restore(a.envelope.liveOpens())).toBe(0);
    expect(await lostB.envelope.restore(b.envelope.liveOpens())).toBe(0);
    expect(await untilHeard(lostA, lostB)).toBeLessThanOrEqual(60);
  });
});

describe('a missed open', () => {
  it('is sent again when a cannot-open names its session and no newer key', async () => {
    const { a, b, parties, line } = await pair();
    const fresh = new Process(b.self, parties, line);
    fresh.envelope.receive('wire', a.sealed(b, hello), 0);
    const [answer] = await fresh.until('answer');
    for (let i = 0; i < 100; i++) a.envelope.receive('wire', answer?.frame as Uint8Array, 10);
    const again = a.take('resend');
    expect(again.length).toBe(1);
    fresh.envelope.receive('wire', again[0]?.frame as Uint8Array, 20);
    await fresh.until('opens');
    fresh.envelope.receive('wire', a.sealed(b, hello), 30);
    expect(fresh.payloads()).toEqual([hello]);
  });
});

describe('cannot-open', () => {
  it('that names an older receive key than the newest known brings that one not back', async () => {
    const { a, b, parties, line } = await pair();
    const old = b.self.announced as OwnReceiveKey;
    const fresh = new Process(b.self, parties, line);
    const newest = await b.self.makeKey(5);
    a.envelope.setPeer(1, { ...b.self.publicKeys, receiveKey: newest });
    fresh.envelope.receive('wire', a.sealed(b, hello), 0);
    const [answer] = await fresh.until('answer');
    const said = decodeCannotOpen(answer?.frame as Uint8Array);
    expect(said).toMatchObject({ ok: true, value: { keyNumber: old.number } });
    a.envelope.receive('wire', answer?.frame as Uint8Array, 0);
    await settled();
    expect(a.take('peer-key')).toEqual([]);
    const made = await a.envelope.courier(1);
    expect(made).toMatchObject({ ok: true, value: { to: { number: 5 } } });
  });

  it('names one id again after doubling pauses, and only while its frames come', async () => {
    const { a, b, parties, line } = await pair();
    const fresh = new Process(b.self, parties, line);
    const frame = a.sealed(b, hello);
    const at: number[] = [];
    for (let s = 0; s < 400; s++) {
      fresh.envelope.receive('wire', frame, s * 1000);
      await Promise.resolve();
      await Promise.resolve();
      await Promise.resolve();
      if (fresh.take('answer').length > 0) at.push(s);
    }
    expect(at).toEqual([0, 10, 30, 70, 150, 310]);
    for (let s = 1000; s < 3000; s += 10) fresh.envelope.tick(s * 1000);
    await settled();
    expect(fresh.take('answer').length).toBe(1);
    await settled();
  });

  it('that names nothing of ours changes nothing', async () => {
    const { a, b, parties, line } = await pair();
    const fresh = new Process(b.self, parties, line);
    fresh.envelope.addReceiveKey(await b.self.makeKey(9), 0);
    const stray = a.sealed(b, hello);
    stray.set(entropy.bytes(8), 1);
    fresh.envelope.receive('wire', stray, 0);
    const [answer] = await fresh.until('answer');
    const open = a.envelope.openFrameFor(1);
    a.envelope.receive('wire', answer?.frame as Uint8Array, 0);
    await settled();
    expect(a.events).toEqual([]);
    expect(a.envelope.openFrameFor(1)).toEqual(open);
  });

  it('replayed later changes nothing, as its session is no longer present', async () => {
    const { a, b, parties, line } = await pair();
    const lost = await withoutKeys(b.self, parties, line);
    lost.envelope.receive('wire', a.sealed(b, hello), 0);
    const [answer] = await lost.until('answer');
    a.envelope.receive('wire', answer?.frame as Uint8Array, 2000);
    await a.until('open');
    a.take('peer-key');
    for (let i = 0; i < 100; i++) a.envelope.receive('wire', answer?.frame as Uint8Array, 9000 + i);
    await settled();
    expect(a.events).toEqual([]);
  });

  it('about a courier file has it exported again, and later ones use the key', async () => {
    const { a, b, parties, line } = await pair();
    const lost = await withoutKeys(b.self, parties, line);
    const file = await a.envelope.courier(1);
    if (!file.ok) throw new Error(file.code);
    expect((await lost.envelope.inspect([file.value.open])).map((r) => r.ok || r.code)).toEqual([
      'receive-key-unknown',
    ]);
    lost.envelope.receive('courier', file.value.open, 0);
    lost.envelope.receive('courier', file.value.seal(hello), 0);
    expect(lost.refusals()).toEqual(['receive-key-unknown', 'session-unknown']);
    const answer = (await lost.envelope.courierAnswer()) as Uint8Array;
    a.envelope.receive('courier', answer, 1000);
    expect(a.take('courier-lost').map((e) => hex(e.id))).toEqual([hex(file.value.id)]);
    const next = await a.envelope.courier(1);
    if (!next.ok) throw new Error(next.code);
    lost.envelope.receive('courier', next.value.open, 0);
    lost.envelope.receive('courier', next.value.seal(hello), 0);
    await lost.until('opens');
    expect(lost.payloads()).toEqual([hello]);
    expect(await lost.envelope.courierAnswer()).toBeUndefined();
  });
});

describe('a courier file whose first frame does not come', () => {
  it('is not exported again: its reader has no newer key that it could be sealed to', async () => {
    const { a, b } = await pair();
    const file = await a.envelope.courier(1);
    if (!file.ok) throw new Error(file.code);
    b.envelope.receive('courier', file.value.seal(hello), 0);
    expect(b.refusals()).toEqual(['session-unknown']);
    a.envelope.receive('courier', (await b.envelope.courierAnswer()) as Uint8Array, 1000);
    expect(a.take('courier-lost')).toEqual([]);
    // It is waited for still, and the reader may lose its key.
    const key = await b.self.makeKey(1);
    b.envelope.addReceiveKey(key, 2000);
    b.envelope.receive('courier', file.value.seal(hello), 2000);
    a.envelope.receive('courier', (await b.envelope.courierAnswer()) as Uint8Array, 3000);
    expect(a.take('courier-lost').map((e) => hex(e.id))).toEqual([hex(file.value.id)]);
  });
});

describe('a courier file to keys that were replaced since', () => {
  it.each([
    ['in the same process', false],
    ['after a start, which knows it from the store', true],
  ])('is exported again, though their numbers were higher: %s', async (_, again) => {
    const { a, b, parties, line } = await pair();
    a.envelope.setPeer(1, { ...b.self.publicKeys, receiveKey: await b.self.makeKey(7) });
    const file = await a.envelope.courier(1);
    if (!file.ok) throw new Error(file.code);
    const { id, to, open, seal } = file.value;
    expect(to).toEqual({ number: 7, tag: b.self.tag });

    const renewed = Object.assign(new Party(1), { number: 1 });
    renewed.announced = await renewed.makeKey(0);
    const noteKeys = [...b.self.publicKeys.noteKeys, ...renewed.publicKeys.noteKeys];
    const present = { ...renewed.publicKeys, noteKeys };
    const sender = again ? new Process(a.self, [a.self], line) : a;
    sender.envelope.setPeer(1, present);
    // Before each export and import, too.
    sender.envelope.expectReceipt(1, id, to);

    const reader = new Process(renewed, [...parties.slice(0, 1), renewed], line);
    reader.envelope.receive('courier', open, 0);
    reader.envelope.receive('courier', seal(hello), 0);
    const answer = (await reader.envelope.courierAnswer()) as Uint8Array;
    sender.envelope.receive('courier', answer, 1000);
    expect(sender.take('courier-lost').map((e) => hex(e.id))).toEqual([hex(id)]);
    const next = await sender.envelope.courier(1);
    expect(next).toMatchObject({ ok: true, value: { to: { number: 0, tag: renewed.tag } } });
    // To the same key once more would be as good as nothing.
    if (next.ok) reader.envelope.receive('courier', next.value.seal(hello), 2000);
    sender.envelope.receive('courier', (await reader.envelope.courierAnswer()) as Uint8Array, 3000);
    expect(sender.take('courier-lost')).toEqual([]);
  });
});

describe('an open to a key of a number that we do not surpass', () => {
  it('is answered as soon as a newer key is made, and not before in vain', async () => {
    const { a, b, parties, line } = await pair();
    b.self.keys = [];
    const lost = new Process(b.self, parties, line);
    // Its number is the one that was lost: a sender would not take it.
    lost.envelope.addReceiveKey(await b.self.makeKey(0), 0);
    lost.envelope.receive('wire', await a.opened(b), 0);
    expect(lost.take('key-needed')).toEqual([{ t: 'key-needed', above: 0 }]);
    await settled();
    expect(lost.take('answer')).toEqual([]);
    lost.envelope.addReceiveKey(await b.self.makeKey(1), 500);
    const [answer] = await lost.until('answer');
    const said = decodeCannotOpen(answer?.frame as Uint8Array);
    expect(said.ok && said.value.keyNumber).toBe(1);
  });

  it('is listed with its sender, who is told no sooner than there is a key to tell', async () => {
    const { a, b, parties, line } = await pair();
    b.self.keys = [];
    const lost = new Process(b.self, parties, line);
    lost.envelope.receive('wire', a.envelope.openFrameFor(1) as Uint8Array, 5);
    const [before] = lost.envelope.unopened(10);
    expect(before).toMatchObject({ sender: 0, cause: 'receive-key-unknown' });
    expect(before?.nextAt).toBeGreaterThan(10);
    lost.envelope.addReceiveKey(await lost.self.makeKey(1), 20);
    expect(lost.envelope.unopened(60_000)[0]?.nextAt).toBe(60_000);
  });

  it('and any frame that no session opens, when there is no key at all, asks for one', async () => {
    const { a, b, parties, line } = await pair();
    b.self.keys = [];
    const bare = new Process(b.self, parties, line);
    bare.envelope.receive('wire', a.sealed(b, hello), 0);
    expect(bare.take('key-needed')).toEqual([{ t: 'key-needed', above: -1 }]);
    bare.envelope.addReceiveKey(await b.self.makeKey(3), 100);
    expect((await bare.until('answer')).length).toBe(1);
  });

  it('is answered with the key there is when none is made', async () => {
    const { a, b, parties, line } = await pair();
    b.self.keys = [];
    const lost = new Process(b.self, parties, line);
    lost.envelope.addReceiveKey(await b.self.makeKey(0), 0);
    lost.envelope.receive('wire', await a.opened(b), 0);
    lost.envelope.tick(envelopeLimits.keyWaitMs);
    expect((await lost.until('answer')).length).toBe(1);
  });
});

describe('a claimed key number', () => {
  it('far above our own counts only in part, and is asked for after doubling pauses', async () => {
    const { a, b, parties, line } = await pair();
    const { receiveKey, noteKeys } = b.self.publicKeys;
    const asked: number[] = [];
    for (let i = 1; i <= 40; i++) {
      // A hostile A seals to a key that B never had, under ever higher numbers.
      const publicKey = (await b.self.makeKey(50)).publicKey;
      b.self.keys.pop();
      const hostile = new Process(a.self, [a.self], line);
      hostile.envelope.setPeer(1, { noteKeys, receiveKey: { publicKey, number: 2 ** 52 + i } });
      hostile.envelope.tick(0);
      const [open] = await hostile.until('open');
      expect(decodeOpen(open?.frame as Uint8Array).ok).toBe(true);
      b.envelope.receive('wire', open?.frame as Uint8Array, i * 5000);
      for (const { above } of b.take('key-needed')) asked.push(above);
    }
    expect(receiveKey.number).toBe(0);
    expect(parties.length).toBe(2);
    // At 5, 15, 35, 75 and 155 s of 200.
    expect(asked).toEqual([1024, 1024, 1024, 1024, 1024]);
    expect(b.envelope.seenKeyNumber).toBe(1024);
  });
});

describe('a restart', () => {
  it('of the sender alone needs nothing but its new open', async () => {
    const { a, b, parties, line } = await pair();
    const again = new Process(a.self, parties, line);
    await introduce(again, b);
    b.envelope.receive('wire', again.sealed(b, hello), 0);
    expect(b.payloads()).toEqual([hello]);
  });
});
