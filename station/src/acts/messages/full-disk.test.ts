import { afterEach, describe, expect, it } from 'vitest';
import { StoreFault } from '../../store/refusals.ts';
import {
  type Stations,
  type TestStation,
  testStations,
  until,
} from '../../testing/two-stations.ts';

let stations: Stations;
afterEach(async () => await stations.end());

type Inbox = { waitingForUs: { entry: string; stage: string }[]; fault: string | null };

/** From now on this station's disk takes warnings alone; the answer mends it. */
function fill({ line: { store } }: TestStation): () => void {
  const transaction = store.transaction.bind(store);
  const full: typeof store.transaction = (work, urgent) => {
    if (store.database.db.inTransaction || urgent) return transaction(work, urgent);
    throw new StoreFault('disk-full', 'full for a test');
  };
  Object.assign(store, { transaction: full });
  return () => Object.assign(store, { transaction });
}

const message = (precedence: string) => ({
  class: 'EXERCISE',
  precedence,
  texts: [{ lang: 'en', text: 'A warning.' }],
});

describe('a FLASH that comes to a full disk', () => {
  it('is in the inbox and shown at once; its reading is recorded when there is space', async () => {
    stations = await testStations();
    const [washington, moscow] = stations.all as [TestStation, TestStation];
    stations.connect();
    await moscow.ask('inbox');
    const mend = fill(moscow);
    const entry = await washington.say('draft', message('FLASH'));
    const look = async () => await moscow.ask<Inbox>('inbox');
    await until(async () => (await look()).waitingForUs.length === 1);
    expect(await look()).toMatchObject({
      fault: 'disk-full',
      waitingForUs: [{ entry, stage: 'unacknowledged' }],
    });
    const read = moscow.line.privateJournal.size;
    const shown = await moscow.ask('show', { entry });
    expect(shown.texts).toMatchObject([{ text: 'A warning.' }]);
    expect(moscow.line.privateJournal.size).toBe(read);
    mend();
    await moscow.ask('show', { entry });
    expect(moscow.line.privateJournal.size).toBe(read + 2);
    expect(await look()).toMatchObject({ fault: null, waitingForUs: [{ entry }] });
  });

  it('can be drafted and released on a full disk, and a ROUTINE message cannot', async () => {
    stations = await testStations();
    const [washington] = stations.all as [TestStation, TestStation];
    const mend = fill(washington);
    const refused = washington.ask('draft', message('ROUTINE'));
    await expect(refused).rejects.toMatchObject({ kind: 'disk-full' });
    expect(await washington.say('draft', message('FLASH'))).toBe('washington/0');
    mend();
  });
});
