import { fakeCrypto } from '../crypto/fake.ts';
import { Random } from '../random.ts';
import { Run } from '../run/run.ts';
import { textBody } from '../world/texts.ts';
import { World } from '../world/world.ts';
import { After } from './after.ts';
import type { Strategy } from './strategy.ts';

const hourMs = 3_600_000;

/** A strategy at work for some hours on a good network, then healed; all invariants watch. */
export async function stage(strategy: Strategy, seed: number, hours = 6) {
  const random = new Random(seed);
  const parties = strategy.role === 'counterpart' ? Math.max(2, strategy.parties ?? 2) : 2;
  const world = await World.create(fakeCrypto, random, { parties });
  for (const station of world.stations) station.keepsShown = true;
  const run = new Run(world);
  world.connectAll();
  await world.settle();
  // A second circuit, on which no relay sits.
  if (strategy.role === 'relay') world.connect(world.link('radio', 0, 1));
  run.cast.begin(strategy, { party: 0, links: world.links.slice(0, 1) });
  for (let i = 0; i < hours * 12; i++) {
    const station = random.pick(world.stations);
    station.write({ body: textBody(`staged ${i}`), precedence: random.oneIn(20) ? 4 : 1 });
    await run.pass(hourMs / 12);
  }
  run.cast.end();
  await run.pass(hourMs / 2);
  await run.finish();
  const liar = strategy.role === 'counterpart' ? 0 : null;
  const after = new After(world, run.honest, liar);
  return { world, run, after, lies: run.cast.liars[0]?.liar.lies ?? 0 };
}
