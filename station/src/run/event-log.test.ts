import { ownJournal } from '@parley/core/replication/line.ts';
import { pino } from 'pino';
import { afterEach, expect, it } from 'vitest';
import { LyingStation } from '../testing/lying-station.ts';
import { type Stations, type TestStation, testStations, until } from '../testing/two-stations.ts';
import { logEvents } from './event-log.ts';

let stations: Stations;
afterEach(async () => await stations.end());

it('entries that all break one rule are a few lines of the log, and their count', async () => {
  stations = await testStations();
  const [washington, moscow] = stations.all as [TestStation, TestStation];
  const lines: { msg: string; count?: number; seq?: number }[] = [];
  const write = (line: string) => lines.push(JSON.parse(line));
  const end = logEvents(washington.line, pino({ base: null }, { write }));
  const liar = new LyingStation(moscow);
  const { name, durable } = ownJournal(washington.line.host.line);
  const held = [{ ...name, size: 1000, root: durable.root }];
  for (let i = 0; i < 200; i++) liar.tell(washington, { held });
  const theirs = () => [...washington.line.host.line.journals.values()].at(-1)?.durable.size;
  await until(() => theirs() === 200);
  end();
  const violations = lines.filter(({ msg }) => msg === 'violation');
  expect(violations.length).toBeLessThan(100);
  expect(violations[0]).toMatchObject({ code: 'held-untrue', count: 1, seq: 0 });
  expect(violations.at(-1)).toMatchObject({ seq: 199 });
  expect(violations.reduce((sum, { count }) => sum + (count ?? 0), 0)).toBe(200);
});
