import { afterEach, expect, it } from 'vitest';
import { contextOf } from '../../desk/context.ts';
import { type Stations, testStations, until } from '../../testing/two-stations.ts';
import type { Json } from '../act.ts';
import { performAct } from '../registry.ts';

let stations: Stations;
afterEach(async () => await stations.end());

type Told = { readonly event: string; readonly entry?: string };

it('of an own entry it is told first that it is there, and then where it went', async () => {
  stations = await testStations();
  stations.connect();
  const [washington] = stations.all;
  if (!washington) throw new Error('two stations were asked for');
  const told: Told[] = [];
  const gone = new AbortController();
  const context = contextOf(washington.station, {
    running: true,
    signal: gone.signal,
    emit: (value: Json) => told.push(value as Told),
    progress: () => {},
  });
  const following = performAct(context, 'follow', {});
  const said = { to: [{ party: 'moscow' }], class: 'TEST', texts: [{ lang: 'en', text: 'One.' }] };
  const entry = await washington.say('draft', said);
  const of = (event: string) => told.findIndex((one) => one.event === event && one.entry === entry);
  await until(() => of('on-record') >= 0);
  gone.abort();
  await following;

  expect(of('entry')).toBeGreaterThanOrEqual(0);
  expect(of('sent')).toBeGreaterThan(of('entry'));
  expect(of('on-record')).toBeGreaterThan(of('sent'));
});
