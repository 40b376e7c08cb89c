import { afterEach, expect, it, vi } from 'vitest';
import { placeOf } from '../../projection/entry-name.ts';
import { type Stations, type TestStation, testStations } from '../../testing/two-stations.ts';
import { DeskLine } from '../desk-line.ts';
import { relationsOf } from './relations.ts';

let stations: Stations;
afterEach(async () => await stations.end());

it('is told of one entry without reading those of all others', async () => {
  stations = await testStations();
  const [station] = stations.all as [TestStation];
  const { line } = station;
  const text = { lang: 'en', text: 'Said.' };
  const said: [string, string][] = [];
  for (let i = 0; i < 20; i++) {
    const message = await station.say('draft', { class: 'EXERCISE', texts: [text] });
    said.push([message, await station.say('retract', { entry: message })]);
  }
  await line.desk.projection.catchUp();
  const at = (entry: string) => {
    const place = placeOf(line.host.line, entry);
    return { journal: place?.journal.key ?? '', seq: place?.seq ?? -1 };
  };
  const { db } = line.store.database;
  const prepare = db.prepare.bind(db);
  const spy = vi.spyOn(db, 'prepare').mockImplementation((sql: string) => {
    const statement = prepare(sql);
    statement.all = () => {
      throw new Error('a list of all');
    };
    return statement;
  });
  const related = relationsOf(DeskLine.of(line));
  const none = { retracts: null, corrects: null, retractedBy: null, correctedBy: null };
  for (const [message, retraction] of said) {
    expect(related(at(message))).toEqual({ ...none, retractedBy: retraction });
  }
  spy.mockRestore();
  for (const [message, retraction] of said) {
    expect(relationsOf(DeskLine.of(line))(at(retraction))).toEqual({ ...none, retracts: message });
  }
});
