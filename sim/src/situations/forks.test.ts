import { limits } from '@parley/core/base/limits.ts';
import { describe, expect, it } from 'vitest';
import { Forger } from '../strategies/forger.ts';
import { Scene } from './scene.testkit.ts';

describe('two entries of one number', () => {
  it('convict their author where both come to one station, and nothing else does', async () => {
    const world = await Scene.begin(101, { parties: 2 });
    world.lies(0);
    const left = new Forger(world.founding, 0);
    const right = left.fork();
    const payloads = [left.say(left.item('one')), right.say(right.item('the other'))];
    for (const payload of payloads) {
      world.give(1, 0, payload);
      await world.settle();
    }
    const journal = world.journal(1, '0.');
    expect(journal.contested).toBe(true);
    expect(journal.durable.root).toEqual(left.head.root);
    expect([...world.station(1).machine.disk.facts.keys()]).toContain(`fork.${journal.key}`);
  });
});

describe('a party that could not be reached when a fork was proven', () => {
  it.each([
    ['without a start between', false],
    ['after a start of the one that tells', true],
  ])('has the proof when a circuit to it comes up, %s', async (_, starts) => {
    const world = await Scene.begin(102, { parties: 3 });
    world.lies(0);
    const left = new Forger(world.founding, 0);
    const right = left.fork();
    for (const [pen, text] of [
      [left, 'one'],
      [right, 'the other'],
    ] as const) {
      world.give(1, 0, pen.say(pen.item(text)));
      await world.settle();
    }
    expect(world.journal(1, '0.').contested).toBe(true);
    await world.pass(3_600_000);
    if (starts) world.boot(1);
    expect(world.journal(2, '0.').contested).toBe(false);
    world.connect(1, 2);
    await world.pass(5000);
    const journal = world.journal(2, '0.');
    expect(journal.contested).toBe(true);
    expect([...world.station(2).machine.disk.facts.keys()]).toContain(`fork.${journal.key}`);
  });
});

describe('a disk that refuses while somebody is convicted', () => {
  /** Both stories reach party 1 while its disk refuses, and then it starts again. */
  it.each(['a fork', 'an entry over the limits'])(
    'keeps the proof of %s when it can',
    async (of) => {
      const world = await Scene.begin(103, { parties: 3 });
      world.lies(0);
      const pen = new Forger(world.founding, 0);
      const other = pen.fork();
      const station = world.station(1);
      world.give(1, 0, pen.say(pen.item('one')));
      await world.settle();
      station.faults.disk = 'io';
      const large = new Uint8Array(limits.bodyBytesMax + 1);
      world.give(
        1,
        0,
        of === 'a fork' ? other.say(other.item('two')) : pen.say(pen.item('', { body: large })),
      );
      await world.pass(20_000);
      station.faults.disk = null;
      await world.pass(5000);
      world.boot(1);
      await world.settle();
      const journal = world.journal(1, '0.');
      expect(of === 'a fork' ? journal.contested : journal.over).toBe(true);
    },
  );

  it('keeps the certificate of new keys', async () => {
    const world = await Scene.open(104, { parties: 2 });
    const station = world.station(1);
    station.faults.disk = 'io';
    await world.openIncarnation(0);
    await world.pass(20_000);
    world.disconnect(0, 1);
    station.faults.disk = null;
    await world.pass(5000);
    const key = world.journal(1, '0.1.').key;
    expect([...station.machine.disk.facts.keys()]).toContain(`certificate.${key}`);
  });
});
