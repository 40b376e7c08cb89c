import { afterEach, describe, expect, it } from 'vitest';
import { dropScratch } from '../stations/place.ts';
import { killLoop } from './kill-loop.ts';

afterEach(dropScratch);

describe('kill -9 of either `parley run` or both, at any instant', () => {
  /**
   * Seen to fail with an answer before its commit (the other side holds what its author does not
   * have any more), and with the guard raised after the signature (a start finds it behind).
   */
  it('loses and doubles nothing that was told, and forks nothing, in 100 kills', async () => {
    const report = await killLoop({ seed: 20, kills: 100 });
    expect(report.broken).toEqual([]);
    expect(report.kills).toBeGreaterThanOrEqual(100);
    expect(report.signed).toBeGreaterThan(30);
    expect(report.acknowledged).toBeGreaterThan(0);
  }, 300_000);
});
