import type { SimCrypto } from '../crypto/ports.ts';
import { Random } from '../random.ts';
import { textBody } from '../world/texts.ts';
import { World } from '../world/world.ts';

const messages = 100;
const dayMs = 86_400_000;

/** Two parties, a challenge every 10 minutes, a canary every 15. */
const settings = new Map([
  [1, 600],
  [2, 900],
]);

/** Lets so many ordinary days of a line pass: its hourly entries, and 100 messages a day. */
export async function passLineDays(crypto: SimCrypto, days: number): Promise<World> {
  const world = await World.create(crypto, new Random(1), { parties: 2, settings });
  world.connectAll();
  for (let i = 0; i < days * messages; i++) {
    world.station(i % 2).write({ body: textBody(`message ${i}`) });
    await world.pass(dayMs / messages);
  }
  return world;
}
