import { join } from 'node:path';
import { hex } from '@parley/core/base/bytes.ts';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type Stations,
  type TestStation,
  testStations,
  until,
} from '../../testing/two-stations.ts';
import type { Json } from '../act.ts';
import type { AccessRow } from './access.ts';

let stations: Stations;
afterEach(async () => await stations.end());

type Answer = { total: number; rows: AccessRow[] };

/** A message of washington at moscow; moscow's only officer, by name and id. */
async function onRecord() {
  stations = await testStations();
  stations.connect();
  const [washington, moscow] = stations.all as [TestStation, TestStation];
  const said = { class: 'EXERCISE', texts: [{ lang: 'en', text: 'For one reader.' }] };
  const entry = await washington.say('draft', said);
  await until(async () => {
    const inbox = await moscow.ask<{ waitingForUs: Json[] }>('inbox');
    return inbox.waitingForUs.length === 1;
  });
  const [, key] = moscow.founded.officers;
  if (!key) throw new Error('moscow has an officer');
  const { name, id } = key.officer;
  return { moscow, entry, officer: { name, id: hex(id) } };
}

const told = ({ officer, act, what }: AccessRow) => [officer?.name ?? null, act, what[0]];

describe('who read what', () => {
  it('is answered by name for a reading, an export and a disclosure, newest first', async () => {
    const { moscow, entry, officer } = await onRecord();
    const folder = moscow.station.store.paths.folder;
    const [file, one] = [join(folder, 'line.transcript'), join(folder, 'one.disclosure')];
    await moscow.ask('show', { entry, officer: officer.name });
    await moscow.ask('show', { entry });
    await moscow.ask('transcript-export', {
      out: file,
      waitMs: 0,
      officer: officer.id.slice(0, 6),
    });
    await moscow.ask('disclose', { entries: [entry], out: one, officer: officer.name });
    const all = await moscow.ask<Answer>('access');
    expect(all.rows.slice(0, 5).map(told)).toEqual([
      [officer.name, 'disclose', entry],
      [officer.name, 'transcript-exported', file],
      [officer.name, 'transcript-export', file],
      [null, 'open-body', entry],
      [officer.name, 'open-body', entry],
    ]);
    const ofEntry = await moscow.ask<Answer>('access', { entry, by: officer.id });
    expect(ofEntry.rows.map(({ act }) => act)).toEqual(['disclose', 'open-body']);
    const again = await moscow.ask<Answer>('access', { limit: 1 });
    expect(again.rows.map(told)).toEqual([[null, 'access', entry]]);
    expect(again.total).toBe(all.total + 2);
  });

  it('is written before anything is shown, and nothing is shown to somebody unknown', async () => {
    const { moscow, entry } = await onRecord();
    const { privateJournal } = moscow.line;
    const size = privateJournal.size;
    const asked = moscow.ask('show', { entry, officer: 'nobody' });
    await expect(asked).rejects.toMatchObject({ code: 'unknown-officer' });
    expect(privateJournal.size).toBe(size);
    const sizes: number[] = [];
    await moscow.ask('transcript-show', { tail: true }, () => sizes.push(privateJournal.size));
    expect(sizes).toEqual([size + 1]);
    const out = join(moscow.station.store.paths.folder, 'no', 'such', 'folder');
    await expect(moscow.ask('disclose', { entries: [entry], out })).rejects.toThrow();
    expect(privateJournal.size).toBe(size + 2);
  });
});
