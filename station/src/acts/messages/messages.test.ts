import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import { encodeBundle } from '@parley/core/codec/payload.ts';
import type { Rule } from '@parley/core/codec/rule.ts';
import { ownJournal } from '@parley/core/replication/line.ts';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type Stations,
  type TestStation,
  testStations,
  until,
  word,
} from '../../testing/two-stations.ts';
import type { Json } from '../act.ts';

/** Every message by one releaser, from FLASH two; acknowledgements go by one duty officer. */
const rules: Rule[] = [
  { kinds: [1], classes: [], fromPrecedence: 4, needs: [{ count: 2, roles: ['releaser'] }] },
  {
    kinds: [1, 3, 4, 5],
    classes: [],
    fromPrecedence: 0,
    needs: [{ count: 1, roles: ['releaser'] }],
  },
  { kinds: [2], classes: [], fromPrecedence: 0, needs: [{ count: 1, roles: ['duty-officer'] }] },
];

type Summary = {
  entry: string;
  stage?: string;
  rings?: boolean;
  due?: number | null;
  states?: Json;
};
type Inbox = {
  waitingForUs: Summary[];
  waitingForThem: Summary[];
  drafts: Json[];
  rest: Summary[];
};
type Shown = {
  texts: { text: string }[];
  states: {
    party: string;
    states: { state: string; time?: number; proof: { entry?: string } }[];
  }[];
  violations: string[];
  repeatOf: string | null;
  writtenBeforeSeeing: string[];
  crossed: string[];
  releases: { good: boolean }[];
};

let stations: Stations;
afterEach(async () => await stations.end());

async function pair(): Promise<[TestStation, TestStation]> {
  stations = await testStations(['washington', 'moscow'], rules);
  stations.connect();
  return stations.all as [TestStation, TestStation];
}

const words = (text: string) => ({
  to: [{ party: 'moscow' }],
  class: 'EXERCISE',
  texts: [{ lang: 'en', text }],
});
const back = (text: string) => ({ ...words(text), to: [{ party: 'washington' }] });

async function inboxHas(station: TestStation, entry: string): Promise<boolean> {
  const { waitingForUs } = await station.ask<Inbox>('inbox');
  return waitingForUs.some((one) => one.entry === entry);
}

async function stateAt(station: TestStation, entry: string, party: string): Promise<string[]> {
  const shown = await station.ask<Shown>('show', { entry });
  const found = shown.states.find((one) => one.party === party);
  return found?.states.map(({ state }) => state) ?? [];
}

describe('a message', () => {
  it('goes through its states, each with its proof, and stays there over a start', async () => {
    const [washington, moscow] = await pair();
    const entry = await washington.say('draft', words('No missile is fuelled.'));
    await until(() => inboxHas(moscow, entry));
    await until(async () => (await stateAt(washington, entry, 'moscow')).includes('on-record'));
    const waiting = await washington.ask<Inbox>('inbox');
    expect(waiting.waitingForThem.map((one) => one.entry)).toEqual([entry]);
    await moscow.say('ack', { entries: [entry] });
    const answer = await moscow.say('draft', { ...back('Understood.'), references: [entry] });
    const all = ['sent', 'reached', 'on-record', 'acknowledged', 'answered'];
    await until(async () => (await stateAt(washington, entry, 'moscow')).join() === all.join());
    expect((await moscow.ask<Inbox>('inbox')).waitingForUs).toEqual([]);
    stations.disconnect();
    await washington.restart();
    expect(await stateAt(washington, entry, 'moscow')).toEqual(all);
    const shown = await washington.ask<Shown>('show', { entry });
    expect(shown.states[0]?.states.at(-1)?.proof.entry).toBe(answer);
    expect(shown.texts[0]?.text).toBe('No missile is fuelled.');
    expect(shown.violations).toEqual([]);
    expect(shown.releases.map(({ good }) => good)).toEqual([true]);
  });

  it('is not shown to have reached them later than it was on their record', async () => {
    const [washington] = await pair();
    const entry = await washington.say('draft', words('By the next courier.'));
    await until(async () => (await stateAt(washington, entry, 'moscow')).includes('on-record'));
    // The stick came back an hour after they had signed: it told both at once.
    const { line } = washington;
    const time = line.host.options.clock.now().time + 3_600_000;
    line.store.database.db.exec('DELETE FROM reached');
    line.desk.reached.put(ownJournal(line.host.line).key, 1, { size: 100, time });
    const { states } = await washington.ask<Shown>('show', { entry });
    const [reached, recorded] = ['reached', 'on-record'].map((name) => {
      return states[0]?.states.find(({ state }) => state === name);
    });
    expect(reached?.time).toBe(recorded?.time);
    expect(reached?.proof).toHaveProperty('cosigned');
  });

  it('is not written while another officer is missing, and one officer counts once', async () => {
    const [washington] = await pair();
    const draft = { ...words('Warning.'), precedence: 'FLASH' };
    const sheet = await washington.ask('draft', draft);
    const release = washington.signature(sheet);
    const id = word(sheet.draft);
    const first = await washington.ask('release', { draft: id, release });
    expect(first).toMatchObject({ written: false, missing: 1 });
    const again = await washington.ask('release', { draft: id, release });
    expect(again).toMatchObject({ written: false, missing: 1 });
    await expect(washington.ask('draft', { ...draft, once: true })).rejects.toMatchObject({
      code: 'release-missing',
    });
    expect((await washington.ask<Inbox>('inbox')).drafts).toHaveLength(1);
    await washington.ask('discard', { draft: id.slice(0, 6) });
    await expect(washington.ask('sheet', { draft: id })).rejects.toMatchObject({
      code: 'no-draft',
    });
  });

  it('is refused with a release over other bytes', async () => {
    const [washington] = await pair();
    const one = await washington.ask('draft', words('One.'));
    const two = await washington.ask('draft', words('Two.'));
    const given = { draft: word(one.draft), release: washington.signature(two) };
    await expect(washington.ask('release', given)).rejects.toMatchObject({ code: 'bad-signature' });
  });

  it('overtaken by a reply is not signed until that reply was shown', async () => {
    const [washington, moscow] = await pair();
    const sheet = await washington.ask('draft', words('An old plan.'));
    const newer = await moscow.say('draft', back('A newer word.'));
    await until(() => inboxHas(washington, newer));
    const given = { draft: word(sheet.draft), release: washington.signature(sheet) };
    await expect(washington.ask('release', given)).rejects.toMatchObject({
      code: 'draft-overtaken',
      detail: newer,
    });
    const written = await washington.ask('release', { ...given, seen: [newer] });
    const entry = word(written.entry);
    await until(() => inboxHas(moscow, entry));
    const shown = await moscow.ask<Shown>('show', { entry });
    expect(shown.writtenBeforeSeeing).toEqual([newer]);
  });

  it('crosses one that was written at the same time, and both say so', async () => {
    const [washington, moscow] = await pair();
    stations.disconnect();
    const ours = await washington.say('draft', words('One way.'));
    const theirs = await moscow.say('draft', back('The other way.'));
    stations.connect();
    await until(() => inboxHas(moscow, ours));
    await until(() => inboxHas(washington, theirs));
    expect((await moscow.ask<Shown>('show', { entry: ours })).crossed).toEqual([theirs]);
    expect((await washington.ask<Shown>('show', { entry: theirs })).crossed).toEqual([ours]);
    const third = await washington.say('draft', { ...words('Third.'), references: [theirs] });
    await until(() => inboxHas(moscow, third));
    expect((await moscow.ask<Shown>('show', { entry: third })).crossed).toEqual([]);
  });

  it('released twice by hand is one message and its repeat', async () => {
    const [washington, moscow] = await pair();
    const sheet = await washington.ask('draft', words('Once.'));
    const id = Uint8Array.from(Buffer.from(word(sheet.draft), 'hex'));
    const stored = washington.line.store.drafts.get(id);
    const release = washington.signature(sheet);
    const written = await washington.ask('release', { draft: word(sheet.draft), release });
    if (!stored) throw new Error('a draft is stored');
    washington.line.store.transaction(() => washington.line.store.drafts.put(stored));
    const again = washington.ask('release', { draft: word(sheet.draft), release });
    await expect(again).rejects.toMatchObject({ code: 'draft-written', detail: written.entry });
    await until(() => inboxHas(moscow, word(written.entry)));
    expect((await moscow.ask<Inbox>('inbox')).waitingForUs).toHaveLength(1);
  });

  it('names the entry to who asks for a draft that is one now', async () => {
    const [washington] = await pair();
    const sheet = await washington.ask('draft', words('Once.'));
    const id = word(sheet.draft);
    const release = washington.signature(sheet);
    const { entry } = await washington.ask('release', { draft: id, release });
    const gone = { code: 'draft-written', detail: entry };
    await expect(washington.ask('sheet', { draft: id })).rejects.toMatchObject(gone);
    const late = washington.ask('release', { draft: id.slice(0, 8), release });
    await expect(late).rejects.toMatchObject(gone);
    const never = washington.ask('sheet', { draft: '0'.repeat(32) });
    await expect(never).rejects.toMatchObject({ code: 'no-draft' });
  });

  it('of a peer that lacks releases is on record, and shown as a violation', async () => {
    const [washington, moscow] = await pair();
    // A station that breaks its own rules: its core is asked past the check.
    const { host } = washington.line;
    Object.assign(host.line.charter, { rules: [] });
    const body = encodeBody({
      ...emptyBody,
      texts: [{ lang: 'en', standing: 0, text: 'No officer.' }],
    });
    const draft = { kind: 1, precedence: 1, class: 1, body, references: [], shown: null } as const;
    const written = await host.write(draft);
    if (!written.ok) throw new Error(written.code);
    const entry = `washington/${written.value.seq}`;
    await until(() => inboxHas(moscow, entry));
    const shown = await moscow.ask<Shown>('show', { entry });
    expect(shown.violations).toEqual(['release-missing']);
  });
});

describe('an open matter', () => {
  it('withheld with a time rings again when that time has passed', async () => {
    const [washington, moscow] = await pair();
    const entry = await washington.say('draft', words('A question of substance.'));
    await until(() => inboxHas(moscow, entry));
    const soon = Date.now() + 400;
    await moscow.say('withhold', { entries: [entry], until: soon });
    expect(await inboxHas(moscow, entry)).toBe(false);
    await until(() => inboxHas(moscow, entry));
    const [matter] = (await moscow.ask<Inbox>('inbox')).waitingForUs;
    expect(matter).toMatchObject({ stage: 'withheld', rings: true, due: soon });
  });

  it('of a question stays open until its own answer; free text does not close it', async () => {
    const [washington, moscow] = await pair();
    const question = { ...words('A call at 15:10 in your name?'), kind: 'confirm' };
    const entry = await washington.say('draft', question);
    await until(() => inboxHas(moscow, entry));
    await moscow.say('draft', { ...back('We shall look into it.'), references: [entry] });
    expect(await inboxHas(moscow, entry)).toBe(true);
    await moscow.say('confirm-answer', { entry, answer: 'not-now' });
    expect(await inboxHas(moscow, entry)).toBe(true);
    await moscow.say('confirm-answer', { entry, answer: 'no' });
    expect(await inboxHas(moscow, entry)).toBe(false);
    await until(async () => (await stateAt(washington, entry, 'moscow')).includes('answered'));
    // Seen to be signed and sent while nobody asked what had been said before.
    const other = moscow.ask('confirm-answer', { entry, answer: 'yes' });
    await expect(other).rejects.toMatchObject({ code: 'answered-already' });
  });

  it('is acknowledged once', async () => {
    const [washington, moscow] = await pair();
    const entry = await washington.say('draft', words('Read me.'));
    await until(() => inboxHas(moscow, entry));
    const first = await moscow.say('ack', { entries: [entry] });
    const again = moscow.ask('ack', { entries: [entry] });
    await expect(again).rejects.toMatchObject({ code: 'answered-already', detail: first });
  });

  it('is never acknowledged by a station for its officers', async () => {
    const [washington, moscow] = await pair();
    const entry = await washington.say('draft', words('Read me.'));
    await until(() => inboxHas(moscow, entry));
    const sheet = await moscow.ask('ack', { entries: [entry] });
    const bare = moscow.ask('release', { draft: word(sheet.draft) });
    await expect(bare).rejects.toMatchObject({ code: 'release-missing' });
    await expect(washington.ask('ack', { entries: [entry] })).rejects.toMatchObject({
      code: 'wrong-author',
    });
  });
});

describe('opening a body', () => {
  it('is written into the private journal first', async () => {
    const [washington, moscow] = await pair();
    const entry = await washington.say('draft', words('Secret.'));
    await until(() => inboxHas(moscow, entry));
    const before = moscow.line.privateJournal.size;
    await moscow.ask('inbox');
    expect(moscow.line.privateJournal.size).toBe(before);
    await moscow.ask('show', { entry });
    expect(moscow.line.privateJournal.size).toBe(before + 1);
  });
});

describe('a FLASH that came before what it stands behind', () => {
  it('is shown as peeked, can be acknowledged, and takes its place acknowledged', async () => {
    const [washington, moscow] = await pair();
    stations.disconnect();
    const first = await washington.say('draft', words('First.'));
    const sheet = await washington.ask('draft', { ...words('Warning.'), precedence: 'IMMEDIATE' });
    const given = { draft: word(sheet.draft), release: washington.signature(sheet) };
    const second = word((await washington.ask('release', given)).entry);
    const { own } = washington.line.host.line;
    const [run] = [...washington.line.store.evidence.runs(own, 1, 2)];
    const head = washington.line.host.line.journals.get(own)?.durable;
    if (!run || !head?.signature) throw new Error('the newest entry is signed');
    const { signature, root } = head;
    const bundle = encodeBundle(ownJournal(washington.line.host.line).name, 1, run.bytes, {
      signature,
      root,
    });
    moscow.line.host.loop.input({ kind: 'frame', circuit: 'test', from: 0, payload: bundle });
    await until(() => inboxHas(moscow, second));
    expect(await inboxHas(moscow, first)).toBe(false);
    const [matter] = (await moscow.ask<Inbox>('inbox')).waitingForUs;
    expect(matter).toMatchObject({ standing: 'peeked', stage: 'unacknowledged', rings: true });
    await moscow.say('ack', { entries: [second] });
    expect(await inboxHas(moscow, second)).toBe(false);
    const draft = await moscow.ask('draft', back('A reply to what was peeked.'));
    expect(draft.newer).toEqual([]);
    stations.connect();
    await until(() => inboxHas(moscow, first));
    expect(await inboxHas(moscow, second)).toBe(false);
    await until(async () => (await stateAt(washington, second, 'moscow')).includes('acknowledged'));
  });
});
