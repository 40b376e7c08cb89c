import { timerDue } from '@parley/core/station/due.ts';
import { step } from '@parley/core/station/step.ts';
import { expect, it } from 'vitest';
import { fakeCrypto } from '../crypto/fake.ts';
import { clean } from '../network/profile.ts';
import { Random } from '../random.ts';
import { textBody } from '../world/texts.ts';
import { World } from '../world/world.ts';

it('the timer has nothing to do before it is due', async () => {
  const random = new Random(7);
  const settings = new Map([
    [6, 900],
    [9, 4000],
    [17, 5000],
  ]);
  const world = await World.create(fakeCrypto, random, { parties: 3, settings });
  world.connectAll();
  let early = 0;
  for (let i = 0; i < 6000; i++) {
    if (random.oneIn(100)) {
      const [link, loss] = [random.pick(world.links), random.pick([0, 0.2, 1])];
      link.profile = { ...clean, loss };
    }
    if (random.oneIn(50)) {
      const precedence = random.pick([1, 4] as const);
      random.pick(world.stations).write({ body: textBody(`${i}`), precedence });
    }
    await world.pass(random.spread(50, 20_000));
    for (const { process } of world.stations) {
      const { line } = process;
      const now = process.now();
      line.now = now;
      if (timerDue(line) <= now.elapsed) continue;
      early++;
      const effects = [...step(line, now, { kind: 'timer' }), ...step(line, now, { kind: 'end' })];
      expect(effects, `at ${world.elapsed}`).toEqual([]);
    }
  }
  expect(early).toBeGreaterThan(1000);
});
