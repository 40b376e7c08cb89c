import { describe, expect, it } from 'vitest';
import { Scene } from './scene.testkit.ts';

/** A new key each hour; kept ten minutes, at the most fifty. */
const settings = new Map([
  [7, 600],
  [8, 3000],
  [9, 3600],
]);
const minute = 60_000;

function keysOf(world: Scene): number[] {
  return [...(world.station(0).machine.guard?.receiveKeys.keys() ?? [])];
}

describe('a receive key whose successor is announced', () => {
  it('is destroyed `keep` after all others have cosigned that, and not before', async () => {
    const world = await Scene.open(71, { parties: 3, settings });
    world.disconnect(0, 2);
    world.disconnect(1, 2);
    await world.pass(62 * minute);
    expect(keysOf(world)).toEqual([0, 1]);
    // Party 1 has cosigned it long since; party 2 only now.
    await world.pass(20 * minute);
    expect(keysOf(world)).toEqual([0, 1]);
    world.connect(0, 2);
    await world.pass(8 * minute);
    expect(keysOf(world)).toEqual([0, 1]);
    await world.pass(4 * minute);
    expect(keysOf(world)).toEqual([1]);
  });

  it('is destroyed `keep-max` after the first has, however silent the others are', async () => {
    const world = await Scene.open(72, { parties: 3, settings });
    world.disconnect(0, 2);
    world.disconnect(1, 2);
    await world.pass(105 * minute);
    expect(keysOf(world)).toContain(0);
    await world.pass(8 * minute);
    expect(keysOf(world)).not.toContain(0);
  });
});
