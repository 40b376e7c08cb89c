import { limits } from '@parley/core/base/limits.ts';
import { isOpaque } from '@parley/core/codec/entry.ts';
import { decodePayload, encodePayload } from '@parley/core/codec/payload.ts';
import { describe, expect, it } from 'vitest';
import { textBody } from '../world/texts.ts';
import { Scene } from './scene.testkit.ts';

async function told(seed: number, count: number): Promise<Scene> {
  const world = await Scene.open(seed, { parties: 2 });
  for (let i = 0; i < count; i++) {
    world.station(0).write({ body: textBody(`said ${i}`) });
    await world.settle();
  }
  return world;
}

describe('a have vector', () => {
  it('that is older than one that came before has nothing sent again', async () => {
    const world = await Scene.begin(111, { parties: 2 });
    const haves: Uint8Array[] = [];
    world.station(1).tap = {
      outgoing(payload) {
        const read = decodePayload(payload);
        if (read.ok && read.value.type === 'have' && read.value.seen) haves.push(payload);
        return undefined;
      },
    };
    world.connect(0, 1);
    await world.settle();
    for (let i = 0; i < 5; i++) world.station(0).write({ body: textBody(`said ${i}`) });
    await world.settle();
    world.station(0).input({ kind: 'test' });
    await world.pass(3000);
    const { carried } = world.link(0, 1);
    for (let i = 0; i < 5; i++) world.give(0, 1, haves[0] as Uint8Array);
    await world.pass(100);
    expect(world.link(0, 1).carried).toBe(carried);
  });

  it('that is newer and names less has it sent again: its author was put back', async () => {
    const world = await told(112, 1);
    const backup = world.backup(1);
    for (let i = 0; i < 3; i++) world.station(0).write({ body: textBody(`more ${i}`) });
    await world.settle();
    expect(world.journal(1, '0.').durable.size).toBe(4);
    world.restore(1, backup);
    expect(world.journal(1, '0.').durable.size).toBe(1);
    await world.pass(20_000);
    expect(world.journal(1, '0.').durable.size).toBe(4);
  });
});

describe('a challenge that is played again', () => {
  it('does not make the have vectors behind it name an older one', async () => {
    const world = await Scene.open(115, { parties: 2 });
    const b = world.station(1);
    const challenges: Uint8Array[] = [];
    b.tap = {
      incoming(payload) {
        if (decodePayload(payload).ok && payload[1] === 4) challenges.push(payload);
        return true;
      },
    };
    for (let i = 0; i < 3; i++) {
      world.station(0).input({ kind: 'test' });
      await world.settle();
    }
    const newest = b.line.peers.get(0)?.seenChallenge;
    expect(challenges).toHaveLength(3);
    world.give(1, 0, challenges[0] as Uint8Array);
    await world.settle();
    expect(b.line.peers.get(0)?.seenChallenge).toEqual(newest);
  });
});

describe('a peer that asks without end', () => {
  it('is answered so often in a period, and again in the next', async () => {
    const world = await Scene.open(116, { parties: 2 });
    const a = world.station(0);
    let answers = 0;
    a.tap = {
      outgoing(payload) {
        const read = decodePayload(payload);
        if (read.ok && read.value.type === 'challenge-answer') answers++;
        return undefined;
      },
    };
    const ask = (from: number) => {
      for (let i = from; i < from + 250; i++) {
        const nonce = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, i);
        world.give(0, 1, encodePayload({ type: 'challenge', nonce }));
      }
    };
    ask(0);
    expect(answers).toBeGreaterThan(10);
    expect(answers).toBeLessThan(50);
    const before = answers;
    await world.pass(70_000);
    ask(0);
    expect(answers).toBeGreaterThan(before + 10);
  });
});

describe('a backlog', () => {
  it('larger than a window goes on as receipts come', async () => {
    const world = await Scene.open(113, { parties: 2 });
    const count = Math.ceil(limits.windowBytesMax / 100_000) + 10;
    for (let i = 0; i < count; i++) {
      world.station(0).write({ body: textBody('x'.repeat(100_000)) });
      await world.settle();
    }
    expect(world.journal(1, '0.').durable.size).toBe(count);
  });

  it('read from the store has each FLASH at the end of its bundle', async () => {
    const world = await Scene.open(114, { parties: 2 });
    const a = world.station(0);
    world.disconnect(0, 1);
    for (const precedence of [1, 4, 1, 1, 5, 1] as const) {
      a.write({ body: textBody(`of ${precedence}`), precedence });
      await world.settle();
    }
    a.line.recent.length = 0;
    a.line.urgent.length = 0;
    const bundles: number[][] = [];
    a.tap = {
      outgoing(payload) {
        const read = decodePayload(payload);
        if (read.ok && read.value.type === 'bundle') {
          bundles.push(read.value.items.map((item) => (isOpaque(item) ? -1 : item.precedence)));
        }
        return undefined;
      },
    };
    world.connect(0, 1);
    await world.settle();
    expect(bundles).toEqual([[1, 4], [1, 1, 5], [1]]);
  });
});

describe('the note of a head that was lost', () => {
  it('with a backup is signed again when the tail is back', async () => {
    const world = await told(118, 2);
    world.station(0).write({ body: textBody('third') });
    await world.pass(10);
    // The note of the third head is in memory: it goes with the next transaction.
    const backup = world.backup(0);
    world.station(0).write({ body: textBody('after the backup') });
    await world.settle();
    world.restore(0, backup);
    await world.pass(20_000);
    expect(world.station(0).line.mute).toBe(null);
    world.station(0).write({ body: textBody('goes on') });
    await world.settle();
    const own = world.journal(0, '0.');
    const { notes } = world.station(0).machine.disk.journal(own.key);
    expect(notes.map(({ size }) => size)).toContain(3);
  });

  it('of an ended journal holds up the end alone, and nothing before it', async () => {
    const world = await told(119, 1);
    const backup = world.backup(1);
    for (let i = 0; i < 3; i++) {
      world.station(0).write({ body: textBody(`more ${i}`) });
      await world.settle();
    }
    await world.openIncarnation(0);
    await world.settle();
    const { key } = world.journal(0, '0.0.');
    const { notes } = world.station(0).machine.disk.journal(key);
    notes.splice(notes.findIndex(({ size }) => size === 4));
    world.boot(0);
    world.restore(1, backup);
    await world.pass(70_000);
    expect(world.journal(1, '0.0.').durable.size).toBe(3);
  });

  it('inside a journal has its bundle grow to the next one there is', async () => {
    const world = await Scene.open(120, { parties: 2 });
    const a = world.station(0);
    world.disconnect(0, 1);
    for (let i = 0; i < 4; i++) {
      a.write({ body: textBody('x'.repeat(35_000)) });
      await world.settle();
    }
    const { key } = world.journal(0, '0.');
    const { notes } = a.machine.disk.journal(key);
    notes.splice(0, notes.length - 1);
    world.boot(0);
    const bundles: number[] = [];
    a.tap = {
      outgoing(payload) {
        const read = decodePayload(payload);
        if (read.ok && read.value.type === 'bundle') bundles.push(read.value.items.length);
        return undefined;
      },
    };
    world.connect(0, 1);
    await world.pass(20_000);
    expect(world.journal(1, '0.').durable.size).toBe(4);
    // One of 35 kB fills no bundle, two overfill it; only the third head still has its note.
    expect(bundles[0]).toBe(3);
  });

  it('and has none for 256 entries holds up those alone, and the line stays up', async () => {
    const world = await Scene.open(121, { parties: 2 });
    const a = world.station(0);
    world.disconnect(0, 1);
    for (let i = 0; i < 600; i++) a.write({ body: textBody(`said ${i}`) });
    await world.settle();
    const own = world.journal(0, '0.');
    a.machine.disk.journal(own.key).notes.splice(0);
    world.boot(0);
    world.connect(0, 1);
    await world.pass(20_000);
    expect(world.journal(1, '0.').durable.size).toBe(0);
    world.station(1).write({ body: textBody('still here') });
    await world.settle();
    expect(world.journal(0, '1.').durable.size).toBe(1);
  });
});
