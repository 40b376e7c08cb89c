import { circuitConformance } from '../circuit.conformance.ts';
import { connected } from './testing.ts';

circuitConformance('websocket', async () => {
  const pair = await connected();
  return { a: pair.atListener, b: pair.atDialler, done: pair.stop };
});
