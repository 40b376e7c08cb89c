import type { SimCrypto } from '../crypto/ports.ts';
import { Random } from '../random.ts';
import { Run } from '../run/run.ts';
import { World } from '../world/world.ts';
import type { Scenario } from './scenario.ts';
import { Story } from './story.ts';

/** Plays a scenario with every invariant watching; throws where something does not hold. */
export async function playScenario(
  scenario: Scenario,
  options: { crypto: SimCrypto; seed: number; line?: (text: string) => void },
): Promise<{ hash: string; elapsed: number; events: number }> {
  const random = new Random(options.seed).split(scenario.name);
  const { parties, settings } = scenario;
  const founding = settings ? { parties, settings } : { parties };
  const world = await World.create(options.crypto, random, founding);
  if (options.line) world.trace.line = options.line;
  const run = new Run(world);
  await scenario.play(new Story(run));
  await run.finish();
  return { hash: world.trace.hash, elapsed: world.elapsed, events: world.trace.events };
}
