import { describe, it } from 'vitest';
import { fakeCrypto } from '../crypto/fake.ts';
import { scenarios } from './all.ts';
import { playScenario } from './play.ts';

/** A month of ordinary hours is some seconds of work; how long that takes is no claim of ours. */
const timeoutMs = 180_000;

describe('what must be survived', () => {
  for (const scenario of scenarios) {
    it(
      `${scenario.name}: ${scenario.story}`,
      async () => {
        await playScenario(scenario, { crypto: fakeCrypto, seed: 1 });
      },
      timeoutMs,
    );
  }
});
