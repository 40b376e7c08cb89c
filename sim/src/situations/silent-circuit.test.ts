import { expect, it } from 'vitest';
import { slow } from '../network/profile.ts';
import { bigBody, textBody } from '../world/texts.ts';
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

it('a circuit that answers and loses what is large is passed by for another', async () => {
  const world = await Scene.open(91, { parties: 2 });
  const other = world.world.link('zz', 0, 1);
  world.world.connect(other);
  await world.pass(5000);
  const first = world.link(0, 1);
  first.profile = { ...first.profile, mtu: 1000 };
  const held = () => world.journal(1, '0.0.').durable.size;
  world.station(0).write({ body: bigBody(10_000) });
  await world.pass(70_000);
  expect(held()).toBe(1);
  world.station(0).write({ body: bigBody(10_000) });
  await world.settle();
  expect(held()).toBe(2);
});

it('greetings leave a slow circuit room: two that are strangers to one another meet', async () => {
  const world = await Scene.open(92, { parties: 2 });
  for (const station of world.stations) station.write({ body: textBody('under the first keys') });
  await world.settle();
  world.disconnect(0, 1);
  for (const station of [0, 1]) await world.openIncarnation(station);
  world.boot(0);
  world.boot(1);
  await world.settle();
  world.link(0, 1).profile = slow;
  world.connect(0, 1);
  await world.pass(3 * 60_000);
  expect(new Set(world.world.agreement()).size).toBe(1);
});
