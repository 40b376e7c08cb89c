import { settingNumber } from '@parley/core/codec/settings.ts';
import { afterEach, expect, it } from 'vitest';
import { contextOf } from '../../desk/context.ts';
import {
  type Stations,
  type TestStation,
  testStations,
  until,
} from '../../testing/two-stations.ts';
import type { Json } from '../act.ts';
import { performAct } from '../registry.ts';

let stations: Stations;
afterEach(async () => await stations.end());

/** What somebody who follows is told, until he goes. */
function followed(station: TestStation) {
  const told: Told[] = [];
  const gone = new AbortController();
  const context = contextOf(station.station, {
    running: true,
    signal: gone.signal,
    emit: (value: Json) => told.push(value as Told),
    progress: () => {},
  });
  const following = performAct(context, 'follow', {});
  const end = async () => {
    gone.abort();
    await following;
  };
  return { told, end };
}

type Told = { readonly event: string; readonly entry?: string };

it('of an own entry it is told first that it is there, and then where it went', async () => {
  stations = await testStations();
  stations.connect();
  const [washington] = stations.all;
  if (!washington) throw new Error('two stations were asked for');
  const { told, end } = followed(washington);
  const said = { to: [{ party: 'moscow' }], class: 'TEST', texts: [{ lang: 'en', text: 'One.' }] };
  const entry = await washington.say('draft', said);
  const of = (event: string) => told.findIndex((one) => one.event === event && one.entry === entry);
  await until(() => of('on-record') >= 0);
  await end();

  expect(of('entry')).toBeGreaterThanOrEqual(0);
  expect(of('sent')).toBeGreaterThan(of('entry'));
  expect(of('on-record')).toBeGreaterThan(of('sent'));
});

it('a circuit is told of when it changes, not with every challenge that came back', async () => {
  stations = await testStations(undefined, [], new Map([[settingNumber('challengePeriodS'), 1]]));
  stations.connect();
  const [washington] = stations.all;
  if (!washington) throw new Error('two stations were asked for');
  const { told, end } = followed(washington);
  let up = 0;
  washington.line.host.subscribe((event) => {
    if (event.event === 'circuit' && event.up) up++;
  });
  await until(() => up >= 3, 60_000);
  await end();
  expect(told.filter(({ event }) => event === 'circuit')).toHaveLength(1);
});
