import { expect, it } from 'vitest';
import { Forger } from '../strategies/forger.ts';
import { textBody } from '../world/texts.ts';
import { Scene } from './scene.testkit.ts';

/** Party 0 has said two things; party 2 cosigns the first alone. */
async function middleCosigned(seed: number) {
  const world = await Scene.begin(seed, { parties: 3 });
  world.lies(0);
  world.lies(2);
  const author = new Forger(world.founding, 0);
  author.say(author.item('first'));
  const middle = author.head;
  author.say(author.item('second'));
  const journal = world.journal(1, '0.');
  const cosigned = new Forger(world.founding, 2).cosign(journal, middle, 1_700_000_000);
  const frame = (from: number, payload: Uint8Array) => {
    return { kind: 'frame', circuit: world.link(1, from).id, from, payload } as const;
  };
  const sizes = () =>
    [...journal.cosigned.values()].flatMap(({ cosigner, size }) => {
      return cosigner.party === 2 ? [size] : [];
    });
  return { world, bundle: frame(0, author.bundle(0)), cosigned: frame(2, cosigned), sizes };
}

it('a cosignature over the middle of a bundle that is being written counts after', async () => {
  const { world, bundle, cosigned, sizes } = await middleCosigned(171);
  world.now(1, bundle, cosigned);
  await world.settle();
  expect(world.journal(1, '0.').durable.size).toBe(2);
  expect(sizes()).toEqual([1]);
});

it('a cosignature over a root that the disk has lost is not looked at for ever', async () => {
  const { world, bundle, cosigned, sizes } = await middleCosigned(172);
  world.now(1, bundle);
  await world.settle();
  const { runs } = world.station(1).machine.disk.journal(world.journal(1, '0.').key);
  runs.splice(0, 1, { first: 0, count: 2, bytes: new Uint8Array(3) });
  world.now(1, cosigned);
  await world.settle();
  expect(sizes()).toEqual([]);
});

it('a smaller cosignature that comes with a larger one takes nothing back', async () => {
  const world = await Scene.begin(173, { parties: 2 });
  const own = world.journal(1, '1.');
  const heads = [];
  for (const text of ['one', 'two']) {
    world.station(1).write({ body: textBody(text) });
    await world.settle();
    heads.push(own.durable);
  }
  world.lies(0);
  world.boot(1);
  await world.settle();
  const peer = new Forger(world.founding, 0);
  const frames = heads.reverse().map((head) => {
    const payload = peer.cosign(own, head, 1_700_000_000);
    return { kind: 'frame', circuit: world.link(1, 0).id, from: 0, payload } as const;
  });
  world.now(1, ...frames);
  await world.settle();
  const recorded = world.station(1).shown.flatMap((event) => {
    return event.event === 'recorded' ? [event.size] : [];
  });
  expect(recorded).toEqual([2]);
});
