import { afterEach, describe, expect, it } from 'vitest';
import { dropScratch, scratch } from '../../stations/place.ts';
import { Seeded } from '../seeded.ts';
import { cutCopies } from './copies.ts';
import { powerLoss } from './power-loss.ts';

afterEach(dropScratch);

/**
 * Seen to fail with `synchronous` at normal (a write that had returned is gone) and off (the file
 * is malformed), and with a transaction that does not begin (half of a turn is there).
 */
describe('power that fails at any instant', () => {
  it('leaves all that had returned and nothing half: 8,000 cuts of a forgetful disk', async () => {
    const report = await powerLoss({ seed: 20, points: 8_000 });
    expect(report.broken).toEqual([]);
    expect(report.points).toBeGreaterThanOrEqual(8_000);
    // Cuts hit writes under way, and those were found there as well as not there.
    expect(report.there).toBeGreaterThan(100);
    expect(report.notThere).toBeGreaterThan(1000);
  }, 240_000);

  it('leaves the same in copies of files under work, damaged behind the last commit', () => {
    const report = cutCopies(scratch(), 50, new Seeded(20));
    expect(report.broken).toEqual([]);
    expect(report.copies).toBeGreaterThan(100);
  });
});
