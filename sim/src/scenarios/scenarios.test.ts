import { describe, it } from 'vitest';
import { fakeCrypto } from '../crypto/fake.ts';
import { scenarios } from './all.ts';
import { playScenario } from './play.ts';

describe('what must be survived', () => {
  for (const scenario of scenarios) {
    it(`${scenario.name}: ${scenario.story}`, async () => {
      await playScenario(scenario, { crypto: fakeCrypto, seed: 1 });
    });
  }
});
