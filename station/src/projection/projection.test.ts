import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import { afterEach, describe, expect, it } from 'vitest';
import type { StationLine } from '../station.ts';
import { type Stations, testStations, until } from '../testing/two-stations.ts';
import { dropProjection, projectedTables } from './schema.ts';

let stations: Stations;
afterEach(async () => await stations.end());

function rowsOf(line: StationLine): unknown[][] {
  return projectedTables.map((table) => {
    const rows = line.store.database.db.prepare(`SELECT * FROM ${table}`).all();
    return rows.map((row) => JSON.stringify(row)).sort();
  });
}

async function write(line: StationLine, kind: number, body: Uint8Array): Promise<number> {
  const draft = { kind, precedence: 1, class: 2, body, references: [], shown: null } as const;
  const written = await line.host.write(draft);
  if (!written.ok) throw new Error(written.code);
  return written.value.seq;
}

const text = (words: string) => {
  return encodeBody({ ...emptyBody, texts: [{ lang: 'en', standing: 0, text: words }] });
};

describe('the projection', () => {
  it('dropped and filled again from the journals has the same rows', async () => {
    stations = await testStations();
    stations.connect();
    const [washington, moscow] = stations.all;
    if (!washington || !moscow) throw new Error('two stations');
    // Filled in pieces while both sides write, then in one go journal by journal.
    for (let i = 0; i < 8; i++) {
      await write(washington.line, 1, text(`w ${i}`));
      const entry = await moscow.say('draft', {
        class: 'TEST',
        texts: [{ lang: 'en', text: `m ${i}` }],
      });
      await until(async () => {
        const { waitingForUs } = await washington.ask<{ waitingForUs: { entry: string }[] }>(
          'inbox',
        );
        return waitingForUs.some((one) => one.entry === entry);
      });
      await washington.say('ack', { entries: [entry] });
    }
    await until(
      () => moscow.line.host.line.journals.get(washington.line.host.line.own)?.durable.size === 16,
    );
    for (const { line } of [washington, moscow]) {
      await line.desk.projection.catchUp();
      const before = rowsOf(line);
      expect(before[1]?.length).toBe(24);
      dropProjection(line.store);
      expect(rowsOf(line)[1]).toEqual([]);
      await line.desk.projection.catchUp();
      expect(rowsOf(line)).toEqual(before);
    }
  });

  it('holds what it cannot read, and says so', async () => {
    stations = await testStations();
    const [washington] = stations.all;
    if (!washington) throw new Error('a station');
    const { line } = washington;
    await write(line, 77, text('of a later version'));
    await write(line, 1, Uint8Array.of(0xff, 0x00));
    await write(line, 2, text('an acknowledgement without its record'));
    await line.desk.projection.catchUp();
    const rows = line.store.database.db
      .prepare('SELECT kind, form, violation FROM shown_entry ORDER BY seq')
      .all();
    expect(rows).toEqual([
      { kind: 77, form: 'unknown-kind', violation: null },
      { kind: 1, form: 'unreadable', violation: 'unreadable' },
      { kind: 2, form: 'unreadable', violation: 'unreadable' },
    ]);
    const shown = await washington.ask('show', { entry: 'washington/0' });
    expect(shown).toMatchObject({ form: 'unknown-kind', kindNumber: 77 });
  });
});
