import { describe, expect, it } from 'vitest';
import { Forger } from '../strategies/forger.ts';
import { Scene } from './scene.testkit.ts';

/** Party 0 lies; station 1 holds three entries of its first story, and is told the second. */
async function told(seed: number) {
  const world = await Scene.open(seed, { parties: 3 });
  world.lies(0);
  world.station(0).crash();
  const liar = new Forger(world.founding, 0);
  liar.say(liar.item('to all'));
  const other = liar.fork();
  for (const text of ['one story', 'and more']) liar.say(liar.item(text));
  world.give(1, 0, liar.bundle(0));
  await world.settle();
  return { world, liar, other, at: world.station(1) };
}

const branches = (world: Scene) =>
  [...world.station(1).machine.disk.facts.keys()].filter((key) => key.startsWith('branch.'));

const contested = (world: Scene) =>
  world
    .station(1)
    .shown.flatMap((event) =>
      event.event === 'entries' && event.contested ? [[event.first, event.items.length]] : [],
    );

describe('entries of another branch', () => {
  it('are stored apart and shown as contested, once, and proved by the two heads', async () => {
    const { world, other } = await told(140);
    for (const text of ['another', 'and other']) other.say(other.item(text));
    const payload = other.bundle(1);
    for (let i = 0; i < 3; i++) world.give(1, 0, payload);
    await world.settle();
    expect(branches(world)).toHaveLength(1);
    expect(contested(world)).toEqual([[1, 2]]);
    const journal = world.journal(1, '0.');
    expect([journal.contested, journal.durable.size]).toEqual([true, 3]);
  });

  it('under a signature that is not their author’s are neither kept nor shown', async () => {
    const { world, other } = await told(141);
    const third = new Forger(world.founding, 2);
    for (const text of ['another', 'and other']) other.say(other.item(text));
    world.give(1, 0, other.bundle(1, third.secrets.note));
    await world.settle();
    expect(branches(world)).toEqual([]);
    expect(contested(world)).toEqual([]);
    expect(world.journal(1, '0.').contested).toBe(false);
  });

  it('of as many stories as he likes are kept up to a bound', async () => {
    const { world, other } = await told(142);
    for (let i = 0; i < 80; i++) {
      const one = other.fork();
      one.say(one.item(`story ${i}`));
      one.say(one.item('and its end'));
      world.give(1, 0, one.bundle(1));
      // So many other stories are looked at in a minute.
      if (i % 10 === 9) await world.pass(61_000);
    }
    expect(branches(world)).toHaveLength(64);
    expect(world.journal(1, '0.').durable.size).toBe(3);
  });
});

describe('a head with another last leaf than its tree has', () => {
  it('convicts its author, though the root is that which is held', async () => {
    const { world, liar } = await told(143);
    world.give(1, 0, liar.falseLeafBundle(2, liar.item('never said')));
    await world.pass(5000);
    expect(world.journal(1, '0.').contested).toBe(true);
    expect(world.journal(1, '0.').durable.size).toBe(3);
  });

  it('is no matter where the leaf is the same', async () => {
    const { world, liar } = await told(144);
    world.give(1, 0, liar.bundle(2));
    world.give(1, 0, liar.note());
    await world.pass(5000);
    expect(world.journal(1, '0.').contested).toBe(false);
  });
});
