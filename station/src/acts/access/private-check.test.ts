import { kinds } from '@parley/core/codec/kinds.ts';
import { Frontier } from '@parley/core/journal/frontier.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bindPrivateRoot } from '../../run/private-root.ts';
import {
  type Stations,
  type TestStation,
  testStations,
  until,
} from '../../testing/two-stations.ts';

let stations: Stations;
let station: TestStation;
let end: () => void;

/** A station whose hours are two seconds, and which reads. */
beforeEach(async () => {
  stations = await testStations(undefined, [], new Map([[5, 2]]));
  station = stations.all[0] as TestStation;
  end = bindPrivateRoot(station.line);
});
afterEach(async () => {
  end();
  await stations.end();
});

type Doctor = { healthy: boolean; findings: { code: string; detail: string }[] };

async function privateFindings(): Promise<string[]> {
  const { findings } = await station.ask<Doctor>('doctor');
  return findings.map(({ code }) => code).filter((code) => code.startsWith('private-'));
}

function statedHours(): number {
  const sql = 'SELECT count(*) AS count FROM shown_entry WHERE kind = ? AND party = 0';
  const row = station.line.store.database.db.prepare(sql).get(kinds.availability);
  return (row as { count: number }).count;
}

/** Somebody reads, an hour is stated after it, and another. */
async function readThenStated(): Promise<number> {
  await station.ask('access');
  const reading = station.line.privateJournal.size - 1;
  const before = statedHours();
  await until(() => {
    void station.line.desk.projection.catchUp(() => {});
    return statedHours() > before + 1;
  });
  return reading;
}

/** Whoever has the key of the store takes out all from an entry on, and puts the tree right. */
function trim(from: number): void {
  const { privateJournal: journal, store, host } = station.line;
  const frontier = new Frontier(host.options.crypto);
  for (const { leaf } of journal.entries(0, from)) frontier.add(leaf);
  const { db } = store.database;
  db.prepare('DELETE FROM private_entry WHERE seq >= ?').run(from);
  const put = db.prepare("UPDATE meta SET value = ? WHERE key = 'private-journal ' || ?");
  put.run(Buffer.concat(frontier.hashes), 'frontier');
  put.run(Buffer.from(String(from)), 'size');
}

describe('the private journal', () => {
  it('that is whole is bound by every hour that was stated', async () => {
    await readThenStated();
    expect(await privateFindings()).toEqual([]);
  }, 60_000);

  it('is missed what was taken out of it, though its tree was put right', async () => {
    const reading = await readThenStated();
    end();
    trim(reading);
    expect(await privateFindings()).toEqual(['private-short']);
  }, 60_000);

  it('is found changed where an entry is another one', async () => {
    const reading = await readThenStated();
    const { db } = station.line.store.database;
    const sql =
      'UPDATE private_entry SET run = (SELECT run FROM private_entry WHERE seq = 0) WHERE seq = ?';
    db.prepare(sql).run(reading);
    expect(await privateFindings()).toEqual(['private-broken']);
  }, 60_000);
});
