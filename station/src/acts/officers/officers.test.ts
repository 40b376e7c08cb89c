import { equal, hex } from '@parley/core/base/bytes.ts';
import { afterEach, expect, it } from 'vitest';
import { DeskLine } from '../../desk-http/desk-line.ts';
import { type Stations, type TestStation, testStations } from '../../testing/two-stations.ts';

let stations: Stations;
afterEach(async () => await stations.end());

it('a passkey that was enrolled is named until it is on the roster', async () => {
  stations = await testStations();
  const [station] = stations.all as [TestStation];
  const { accounts } = DeskLine.of(station.line);
  const [officer, publicKey] = [new Uint8Array(8).fill(7), new Uint8Array(33).fill(2)];
  const key = { officer, name: 'Duty Two', scheme: 1, publicKey, roles: ['duty-officer'] } as const;
  const none = new Uint8Array(0);
  accounts.put({ ...key, credential: officer, cose: none, enrolled: Date.now() });
  const [founder] = station.founded.officers.map((one) => one.officer);
  if (!founder || equal(founder.id, officer)) throw new Error('a founder is another officer');
  const listed = { ...founder, officer: founder.id, credential: founder.id, cose: none };
  accounts.put({ ...listed, enrolled: Date.now() });
  expect(await station.ask('officers-enrolled')).toEqual([
    {
      id: hex(officer),
      scheme: 1,
      publicKey: hex(publicKey),
      roles: ['duty-officer'],
      name: 'Duty Two',
    },
  ]);
});
