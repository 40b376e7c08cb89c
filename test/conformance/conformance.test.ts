import { afterEach, describe, expect, it } from 'vitest';
import { dropScratch } from '../stations/place.ts';
import { mistakes } from './broken.ts';
import { TestedStation } from './tested-station.ts';

let station: TestedStation | undefined;

afterEach(async () => {
  await station?.stop();
  station = undefined;
  dropScratch();
});

describe('conformance', () => {
  it('of our own station: every rule holds', async () => {
    station = await (await TestedStation.found()).start();
    const outcomes = await station.play([]);
    expect(outcomes.filter(({ holds }) => !holds)).toEqual([]);
    expect(outcomes.length).toBeGreaterThanOrEqual(75);
    expect(new Set(outcomes.map(({ rule }) => rule)).size).toBe(outcomes.length);
  }, 180_000);

  it.each(Object.entries(mistakes))(
    'of a station that %s: names the rule',
    async (name, planted) => {
      station = await (await TestedStation.found()).start(name);
      const { rule, reason } = planted;
      const outcomes = await station.play(['1.1', rule]);
      expect(outcomes).toContainEqual(expect.objectContaining({ rule, reason, holds: false }));
      expect(outcomes[0]).toMatchObject({ rule: '1.1', holds: true });
    },
    60_000,
  );
});
