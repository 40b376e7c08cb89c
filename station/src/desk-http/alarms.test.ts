import { settingNumber } from '@parley/core/codec/settings.ts';
import { afterEach, expect, it } from 'vitest';
import { type Stations, type TestStation, testStations, until } from '../testing/two-stations.ts';
import type { DeskServing } from './serve.ts';
import { enrol, must, openDesk } from './testing/test-desk.ts';

let stations: Stations;
let desk: DeskServing;

afterEach(async () => {
  await desk.close();
  await stations.end();
});

/** Moscow's desk on a line with these settings, and a FLASH of washington's on its record. */
async function alarmed(settings: ReadonlyMap<number, number>) {
  stations = await testStations(undefined, [], settings);
  stations.connect();
  const [washington, moscow] = stations.all as [TestStation, TestStation];
  desk = await openDesk(moscow, 'moscow');
  const { browser } = await enrol(desk, moscow, { name: 'Orlova', roles: ['duty-officer'] });
  const texts = [{ lang: 'en', text: 'A warning.' }];
  const entry = await washington.say('draft', { class: 'EXERCISE', precedence: 'FLASH', texts });
  await until(() => moscow.ask('show', { entry }).then(Boolean, () => false));
  const params = { line: moscow.line.id };
  return async () => must(await browser.client.status({ params }));
}

it('an alarm goes on at the times that the charter sets', async () => {
  const status = await alarmed(
    new Map([
      [settingNumber('alarmAgainS'), 7],
      [settingNumber('alarmSecondDeskS'), 100_000],
      [settingNumber('alarmDutyChiefS'), 200_000],
    ]),
  );
  const { alarms, escalationS } = await status();
  expect(escalationS).toEqual({ again: 7, secondDesk: 100_000, dutyChief: 200_000 });
  const [alarm] = alarms;
  expect(alarm?.stage).toBe('desk');
  expect((alarm?.next ?? 0) - (alarm?.recorded ?? 0)).toBe(100_000_000);
});

it('an alarm that nobody acknowledged ends with the duty chief', async () => {
  const status = await alarmed(
    new Map([
      [settingNumber('alarmSecondDeskS'), 2],
      [settingNumber('alarmDutyChiefS'), 1],
    ]),
  );
  await until(async () => (await status()).alarms[0]?.stage === 'duty-chief', 30_000);
  expect((await status()).alarms[0]?.next).toBeNull();
});

it('an alarm has the default times where the charter says nothing', async () => {
  const { escalationS } = await (await alarmed(new Map()))();
  expect(escalationS).toEqual({ again: 30, secondDesk: 120, dutyChief: 300 });
});
