import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Stations, type TestStation, testStations } from '../../testing/two-stations.ts';
import type { DeskServing } from '../serve.ts';
import { enrol, must, openDesk } from '../testing/test-desk.ts';

let stations: Stations;
let moscow: TestStation;
let desk: DeskServing;

/** Messages go with the releases of two duty officers; the station begins with one. */
const rule = {
  kinds: [1],
  classes: [],
  fromPrecedence: 0,
  needs: [{ count: 2, roles: ['duty-officer'] }],
} as const;

beforeEach(async () => {
  stations = await testStations(['washington', 'moscow'], [rule]);
  moscow = stations.all[1] as TestStation;
  desk = await openDesk(moscow, 'moscow');
});

afterEach(async () => {
  await desk.close();
  await stations.end();
});

it('a sheet says how many releases nobody on the roster could give', async () => {
  const drafter = await enrol(desk, moscow, { name: 'Orlova', roles: ['principal', 'drafter'] });
  const texts = [{ lang: 'en', text: 'Two releases are asked for.' }];
  const drafted = await moscow.ask<{ draft: string }>('draft', { class: 'EXERCISE', texts });
  const sheet = async () => {
    const params = { line: moscow.line.id, draft: drafted.draft };
    const { missing, beyondRoster } = must(await drafter.browser.client.sheet({ params }));
    return [missing, beyondRoster];
  };
  const [, first] = await sheet();
  expect(first).toBeGreaterThan(0);
  await enrol(desk, moscow, { name: 'One', roles: ['duty-officer'] });
  expect(await sheet()).toEqual([2, (first ?? 0) - 1]);
  await enrol(desk, moscow, { name: 'Two', roles: ['duty-officer'] });
  expect(await sheet()).toEqual([2, 0]);
});
