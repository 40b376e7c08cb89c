import { expect, it } from 'vitest';
import { connected, nextCircuit } from './testing.ts';

it('opens again, for the same station, what a stopped carrier had open', async () => {
  const pair = await connected();
  let circuits = 0;
  pair.b.onCircuit = () => circuits++;
  await pair.b.stop();
  const again = pair.b.again();
  const atListener = nextCircuit(pair.a);
  await again.start();
  expect((await atListener).peer).toBe(1);
  await expect.poll(() => circuits).toBe(1);
  expect(again.status().peers).toMatchObject([{ peer: 0, state: 'up' }]);
  await Promise.all([pair.a.stop(), again.stop()]);
});
