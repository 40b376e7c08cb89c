import { describe, expect, it } from 'vitest';
import { strategies } from './all.ts';
import { stage } from './stage.testkit.ts';

describe('every way to lie', () => {
  for (const strategy of strategies) {
    it(`${strategy.name} gets to lie, and honest stations keep all that must hold`, async () => {
      let lies = 0;
      for (let seed = 1; seed <= 3; seed++) lies += (await stage(strategy, seed)).lies;
      expect(lies).toBeGreaterThan(0);
    });
  }

  it('has a name of its own', () => {
    expect(new Set(strategies.map(({ name }) => name)).size).toBe(strategies.length);
  });
});
