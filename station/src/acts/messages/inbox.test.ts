import { afterEach, describe, expect, it } from 'vitest';
import {
  type Stations,
  type TestStation,
  testStations,
  until,
} from '../../testing/two-stations.ts';

let stations: Stations;
afterEach(async () => await stations.end());

type Listed = { entry: string; precedence: string };
type Inbox = {
  totals: { waitingForUs: number; waitingForThem: number; rest: number };
  waitingForUs: Listed[];
  waitingForThem: Listed[];
  rest: Listed[];
};
type State = { state: string; at: number | null };
type Dated = { entry: string; time: number; states: Record<string, State> };
type Status = { waitingForUs: number; ringing: number };

const text = (words: string, precedence: string) => {
  return { class: 'EXERCISE', precedence, texts: [{ lang: 'en', text: words }] };
};

/** Seven messages of washington at both, the last of them a FLASH, and one that is answered. */
async function written(): Promise<[TestStation, TestStation, string[]]> {
  stations = await testStations();
  const [washington, moscow] = stations.all as [TestStation, TestStation];
  stations.connect();
  const entries: string[] = [];
  for (let i = 0; i < 7; i++) {
    const precedence = i === 6 ? 'FLASH' : 'ROUTINE';
    entries.push(await washington.say('draft', text(`Number ${i}.`, precedence)));
  }
  const all = async () => (await moscow.ask<Inbox>('inbox')).totals.waitingForUs === 7;
  await until(all);
  await moscow.say('ack', { entries: entries.slice(0, 1) });
  return [washington, moscow, entries];
}

describe('the inbox', () => {
  it('says how many there are, and shows each once by pages, the most urgent first', async () => {
    const [, moscow, entries] = await written();
    const seen: string[] = [];
    for (let from = 0; from < 6; from += 2) {
      const { totals, waitingForUs } = await moscow.ask<Inbox>('inbox', { limit: 2, from });
      expect(totals).toEqual({ waitingForUs: 6, waitingForThem: 0, rest: 2 });
      expect(waitingForUs).toHaveLength(2);
      seen.push(...waitingForUs.map(({ entry }) => entry));
    }
    expect(seen).toEqual([entries[6], ...entries.slice(1, 6)]);
    expect((await moscow.ask<Inbox>('inbox', { limit: 2, from: 6 })).waitingForUs).toEqual([]);
    const status = await moscow.ask<Status>('status');
    expect(status).toMatchObject({ waitingForUs: 6, ringing: 6 });
  });

  it('says of each state when it came about, by whoever signed it', async () => {
    const [washington, moscow, entries] = await written();
    const { rest } = await moscow.ask<{ rest: Dated[] }>('inbox');
    const ack = rest.find(({ entry }) => entry.startsWith('moscow/'));
    const read = rest.find(({ entry }) => entry === entries[0]);
    expect(read?.states['moscow']).toEqual({ state: 'acknowledged', at: ack?.time });
    type Theirs = { waitingForThem: { state: string; stateAt: number; recorded: number }[] };
    const recorded = async () => {
      const { waitingForThem } = await washington.ask<Theirs>('inbox');
      return waitingForThem.every(({ state }) => state === 'on-record');
    };
    await until(recorded);
    const { waitingForThem } = await washington.ask<Theirs>('inbox');
    for (const one of waitingForThem) expect(one.stateAt).toBe(one.recorded);
  });

  it('names the language versions of a text when asked, and none of its words', async () => {
    const [washington, moscow] = await written();
    const texts = [
      { lang: 'en', standing: 0, text: 'An original.' },
      { lang: 'ru', standing: 1, text: 'Перевод.' },
    ];
    const entry = await washington.say('draft', { precedence: 'OVERRIDE', class: 'TEST', texts });
    type Named = { readonly waitingForUs: { readonly entry: string; readonly texts?: unknown }[] };
    const first = async (input: { versions?: boolean }) =>
      (await moscow.ask<Named>('inbox', input)).waitingForUs[0];
    await until(async () => (await first({}))?.entry === entry);
    expect((await first({}))?.texts).toBeUndefined();
    expect((await first({ versions: true }))?.texts).toEqual([
      { lang: 'en', standing: 0 },
      { lang: 'ru', standing: 1 },
    ]);
    const told: { readonly entry: string; readonly text: string; readonly lang: string }[] = [];
    const lookIn = async (lang: string) => {
      const emitted = (some: unknown) => void told.push(...(some as typeof told));
      await moscow.ask('transcript-show', { tail: true, lang }, emitted);
      return told.findLast((one) => one.entry === entry);
    };
    expect(await lookIn('ru')).toMatchObject({ text: 'Перевод.', lang: 'ru' });
    expect(await lookIn('ar')).toMatchObject({ text: 'An original.', lang: 'en' });
  });

  it('pages what waits for them and the rest in the same way, and repeats none', async () => {
    const [washington, , entries] = await written();
    const first = await washington.ask<Inbox>('inbox', { limit: 4 });
    const second = await washington.ask<Inbox>('inbox', { limit: 4, from: 4 });
    const waiting = [...first.waitingForThem, ...second.waitingForThem];
    expect(first.waitingForThem[0]).toMatchObject({ precedence: 'FLASH' });
    expect(waiting.map(({ entry }) => entry).sort()).toEqual(entries.slice(1));
    const rest = [...first.rest, ...second.rest].map(({ entry }) => entry);
    expect(rest.sort()).toEqual(['moscow/0', entries[0]]);
    expect(first.totals).toEqual({ waitingForUs: 0, waitingForThem: 6, rest: 2 });
  });
});
