import { expect, it } from 'vitest';
import { textBody } from '../world/texts.ts';
import { Scene } from './scene.testkit.ts';

it('a circuit that swallows all it is given is passed by for another within seconds', async () => {
  const world = await Scene.open(90, { parties: 2 });
  const other = world.world.link('zz', 0, 1);
  world.world.connect(other);
  await world.pass(5000);
  // Nobody is told: both ends still hold it for up.
  world.link(0, 1).dead = true;
  world.station(0).write({ body: textBody('into the hole') });
  await world.settle();
  const held = () => world.journal(1, '0.0.').durable.size;
  expect(held()).toBe(0);
  await world.pass(15_000);
  expect(held()).toBe(1);
  expect(world.station(0).line.peers.get(1)?.circuits.get(world.link(0, 1).id)?.up).toBe(true);
  world.station(0).write({ body: textBody('by the other at once') });
  await world.settle();
  expect(held()).toBe(2);
});
