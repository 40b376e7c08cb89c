import { ownJournal } from '@parley/core/replication/line.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { LyingStation } from '../testing/lying-station.ts';
import { type Stations, type TestStation, testStations, until } from '../testing/two-stations.ts';
import { dropProjection } from './schema.ts';

let stations: Stations;
afterEach(async () => await stations.end());

type Answer = { violations: string[] };
type Counted = { violations: { party: string; code: string; count: number; entry: string }[] };
type Listed = { entry: string; violations: string[] };
type Inbox = { waitingForUs: Listed[]; rest: Listed[] };

/** Washington writes what it likes; moscow has signed three entries of its own. */
async function told(): Promise<{ liar: LyingStation; moscow: TestStation }> {
  stations = await testStations();
  const [washington, moscow] = stations.all as [TestStation, TestStation];
  const draft = { class: 'EXERCISE', texts: [{ lang: 'en', text: 'One of three.' }] };
  for (let i = 0; i < 3; i++) await moscow.say('draft', draft);
  return { liar: new LyingStation(washington), moscow };
}

async function held(moscow: TestStation, size: number): Promise<void> {
  const { line } = moscow.line.host;
  const theirs = () => [...line.journals.values()].find(({ name }) => name.party === 0);
  await until(() => theirs()?.durable.size === size);
}

describe('what an entry claims to hold', () => {
  it('and falls below what its author claimed before is shown wherever the entry is', async () => {
    const { liar, moscow } = await told();
    const { name, durable, heads } = ownJournal(moscow.line.host.line);
    const mark = (size: number) => {
      const root = size === durable.size ? durable.root : heads.get(size)?.root;
      if (!root) throw new Error('a head of that size is known');
      return { ...name, size, root };
    };
    const honest = liar.tell(moscow, { held: [mark(3)] });
    const falls = liar.tell(moscow, { held: [mark(1)] });
    await held(moscow, 2);
    expect((await moscow.ask<Answer>('show', { entry: honest })).violations).toEqual([]);
    expect((await moscow.ask<Answer>('show', { entry: falls })).violations).toEqual(['held-falls']);
    const inbox = await moscow.ask<Inbox>('inbox');
    expect(inbox.waitingForUs).toMatchObject([
      { entry: honest, violations: [] },
      { entry: falls, violations: ['held-falls'] },
    ]);
    const one = { party: 'washington', code: 'held-falls', count: 1, entry: falls };
    expect((await moscow.ask<Counted>('status')).violations).toEqual([one]);
    await moscow.restart();
    dropProjection(moscow.line.store);
    expect((await moscow.ask<Counted>('status')).violations).toEqual([one]);
  });

  it('with a root that its journal never had is shown as untrue', async () => {
    const { liar, moscow } = await told();
    const { name } = ownJournal(moscow.line.host.line);
    const root = new Uint8Array(32).fill(9);
    const newest = liar.tell(moscow, { held: [{ ...name, size: 3, root }] });
    await held(moscow, 1);
    const { violations } = await moscow.ask<Answer>('show', { entry: newest });
    expect(violations).toEqual(['held-untrue']);
    const counted = (await moscow.ask<Counted>('status')).violations;
    expect(counted).toMatchObject([{ code: 'held-untrue', count: 1, entry: newest }]);
  });

  it('of a head that is in no memory is judged by the journal when it is opened', async () => {
    const { liar, moscow } = await told();
    const { line } = moscow.line.host;
    const { name, heads } = ownJournal(line);
    (heads as Map<number, unknown>).clear();
    const root = new Uint8Array(32).fill(9);
    const entry = liar.tell(moscow, { held: [{ ...name, size: 2, root }] });
    await held(moscow, 1);
    expect((await moscow.ask<Answer>('show', { entry })).violations).toEqual(['held-untrue']);
  });

  it('in a list out of order counts for nothing, and is shown', async () => {
    const { liar, moscow } = await told();
    const { name, durable } = ownJournal(moscow.line.host.line);
    const mark = { ...name, size: durable.size, root: durable.root };
    const entry = liar.tell(moscow, { held: [mark, mark] });
    await held(moscow, 1);
    expect((await moscow.ask<Answer>('show', { entry })).violations).toEqual(['held-untrue']);
    const sql = 'SELECT * FROM shown_held WHERE size = 3';
    expect(moscow.line.store.database.db.prepare(sql).all()).toEqual([]);
  });
});
