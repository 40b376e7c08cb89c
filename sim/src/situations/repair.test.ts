import { encodePayload } from '@parley/core/codec/payload.ts';
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
    const world = await told(111, 5);
    await world.pass(3000);
    const { carried } = world.link(0, 1);
    const old = encodePayload({ type: 'have', seen: null, marks: [] });
    for (let i = 0; i < 5; i++) world.give(0, 1, old);
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
