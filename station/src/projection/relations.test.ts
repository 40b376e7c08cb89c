import { afterEach, expect, it, vi } from 'vitest';
import { type Stations, type TestStation, testStations } from '../testing/two-stations.ts';
import { placeOf } from './entry-name.ts';
import { relationsOf } from './relations.ts';
import type { EntryRow } from './row.ts';

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
  const [[message, retraction] = ['', '']] = said;
  // Who opens it, or sees it in a list, is told; and nobody takes it back a second time unawares.
  expect(await station.ask('show', { entry: message })).toMatchObject({ retractedBy: retraction });
  const inbox = await station.ask('inbox', { limit: 100 });
  const listed = [inbox.rest, inbox.waitingForThem].flat().find((one) => {
    return (one as { entry: string }).entry === message;
  });
  expect(listed).toMatchObject({ retractedBy: retraction, correctedBy: null });
  await expect(station.ask('retract', { entry: message })).rejects.toMatchObject({
    code: 'retracted-already',
    detail: retraction,
  });
  const { db } = line.store.database;
  const prepare = db.prepare.bind(db);
  const rows = prepare('SELECT * FROM shown_entry WHERE journal = ? AND seq = ?');
  const related = (entry: string) => {
    const place = placeOf(line.host.line, entry);
    return relationsOf(line, rows.get(place?.journal.key ?? '', place?.seq ?? -1) as EntryRow);
  };
  const spy = vi.spyOn(db, 'prepare').mockImplementation((sql: string) => {
    const statement = prepare(sql);
    statement.all = () => {
      throw new Error('a list of all');
    };
    return statement;
  });
  const none = { retracts: null, corrects: null, retractedBy: null, correctedBy: null };
  for (const [message, retraction] of said) {
    expect(related(message)).toEqual({ ...none, retractedBy: retraction });
  }
  spy.mockRestore();
  for (const [message, retraction] of said) {
    expect(related(retraction)).toEqual({ ...none, retracts: message });
  }
});
