import { dialogues, leftOut } from '@parley/station/conformance/play.ts';
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
    expect(outcomes.length).toBeGreaterThanOrEqual(91);
    expect(new Set(outcomes.map(({ rule }) => rule)).size).toBe(outcomes.length);
  }, 400_000);

  it('without somebody who carries files, their rules are left out and named', () => {
    const rules = ['1.1', '6'];
    const named = dialogues.filter(({ rule }) => rule.startsWith('6.')).map(({ rule }) => rule);
    expect(named.length).toBeGreaterThanOrEqual(13);
    expect(leftOut({ rules })).toEqual(named);
    expect(leftOut({ rules: ['2.1'] })).toEqual([]);
    const carrying = { folder: '.', operator: async () => 0 };
    expect(leftOut({ rules, carrying })).toEqual([]);
  });

  it.each(Object.entries(mistakes))(
    'of a station that %s: names the rule',
    async (name, planted) => {
      station = await (await TestedStation.found()).start(name);
      const { rule, reason } = planted;
      const outcomes = await station.play(['1.1', rule]);
      expect(outcomes).toContainEqual(expect.objectContaining({ rule, reason, holds: false }));
      expect(outcomes[0]).toMatchObject({ rule: '1.1', holds: true });
    },
    150_000,
  );
});
