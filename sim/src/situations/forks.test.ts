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
