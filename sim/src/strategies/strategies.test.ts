import { describe, expect, it } from 'vitest';
import { all } from './all.ts';
import { stage } from './stage.testkit.ts';

describe('every way to lie', () => {
  for (const strategy of all) {
    it(`${strategy.name} gets to lie, and all the same: ${strategy.holds}`, async () => {
      const { after, lies } = await stage(strategy, 1);
      expect(lies).toBeGreaterThan(0);
      expect(after.agreed() ?? after.nothingFalse() ?? strategy.broken?.(after)).toBeUndefined();
    });
  }

  it('has a name of its own, and there are many', () => {
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    expect(all.length).toBeGreaterThanOrEqual(60);
  });
});
