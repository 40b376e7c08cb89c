import { expect, it } from 'vitest';
import { Scene } from '../situations/scene.testkit.ts';
import { textBody } from '../world/texts.ts';

it.each(['checks', 'decapsulations', 'bytesWritten'] as const)(
  'a station that pays more than it was sent is found: %s',
  async (what) => {
    const scene = await Scene.open(150, { parties: 2 });
    scene.station(0).write({ body: textBody('one') });
    await scene.pass(60_000);
    const { cost } = scene.station(1);
    expect(cost.bytesCome).toBeGreaterThan(0);
    expect(cost.checks).toBeGreaterThan(0);
    const look = () => {
      for (const watch of scene.run.watches) watch.looked?.();
    };
    expect(look).not.toThrow();
    cost[what] += 1_000_000;
    expect(look).toThrow('I10');
  },
);
