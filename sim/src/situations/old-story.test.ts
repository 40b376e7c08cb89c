import { describe, expect, it } from 'vitest';
import { foundingSecrets } from '../founding.ts';
import { Forger } from '../strategies/forger.ts';
import { Scene } from './scene.testkit.ts';

/** Held by 1 alone: a story of `size` entries, one bundle each. */
async function told(seed: number, size: number) {
  const world = await Scene.begin(seed, { parties: 3 });
  world.lies(0);
  world.station(0).crash();
  const pen = new Forger(world.founding, 0);
  const payloads: Uint8Array[] = [];
  let other = pen;
  for (let i = 0; i < size; i++) {
    if (i === 2) other = pen.fork();
    const payload = pen.say(pen.item(`goes on ${i}`));
    payloads.push(payload);
    world.give(1, 0, payload);
    if (i % 64 === 0) await world.settle();
  }
  await world.settle();
  return { world, payloads, other };
}

/** More entries than heads that are remembered. */
const long = 600;

describe('another story of what was said long ago', () => {
  it.each([
    ['under its own root', (other: Forger) => other.bundle(2)],
    ['with no root', (other: Forger) => other.bundleWithoutRoot(2)],
    ['and nothing that both have in common', (other: Forger) => other.bundle(3)],
  ])('convicts its author, however much came since: %s', async (_, shown) => {
    const { world, other } = await told(110, long);
    for (const text of ['no missile is fuelled', 'all are']) other.say(other.item(text));
    expect(world.journal(1, '0.').heads.has(4)).toBe(false);
    world.give(1, 2, shown(other));
    await world.pass(3000);
    expect(world.journal(1, '0.').contested).toBe(true);
  });

  it('convicts him after a start, when no head but the last is remembered', async () => {
    const { world, other } = await told(111, 20);
    other.say(other.item('all are'));
    world.boot(1);
    await world.pass(3000);
    world.give(1, 2, other.bundle(2));
    await world.pass(3000);
    expect(world.journal(1, '0.').contested).toBe(true);
  });

  it('convicts him whatever the same peer showed, minutes ago, that proved nothing', async () => {
    const { world, other } = await told(112, long);
    other.say(other.item('all are'));
    const stranger = foundingSecrets(world.founding, 1).note;
    for (let minute = 0; minute < 6; minute++) {
      for (let i = 0; i < 40; i++) {
        const noise = new Forger(world.founding, 0);
        noise.say(noise.item(`noise ${minute} ${i}`));
        world.give(1, 2, noise.bundleWithoutRoot(0, stranger));
      }
      await world.pass(60_000);
    }
    expect(world.journal(1, '0.').contested).toBe(false);
    world.give(1, 2, other.bundle(2));
    await world.pass(3000);
    expect(world.journal(1, '0.').contested).toBe(true);
  });

  it('is not seen in what is only sent again', async () => {
    const { world, payloads } = await told(113, long);
    const journal = world.journal(1, '0.');
    for (const payload of payloads.slice(0, 80)) world.give(1, 2, payload);
    await world.pass(3000);
    expect(journal.contested).toBe(false);
    expect(journal.heads.has(5), 'its root was computed').toBe(true);
  });
});
