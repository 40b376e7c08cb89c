import type { Shown } from '@parley/core/replication/io.ts';
import { describe, expect, it } from 'vitest';
import { Forger } from '../strategies/forger.ts';
import { textBody } from '../world/texts.ts';
import { Scene } from './scene.testkit.ts';

function entriesOf(shown: readonly Shown[]) {
  return shown.flatMap((event) => (event.event === 'entries' ? [event] : []));
}

async function opened(seed: number, parties = 2): Promise<Scene> {
  const world = await Scene.open(seed, { parties });
  return world;
}

describe('a FLASH', () => {
  it('behind 2,000 queued ROUTINE takes the next number, alone', async () => {
    const world = await opened(20);
    const a = world.station(0);
    const inputs = Array.from({ length: 2000 }, (_, i) => ({
      kind: 'write' as const,
      id: 10_000 + i,
      draft: draft(`routine ${i}`, 1),
    }));
    a.input(...inputs, { kind: 'write', id: 1, draft: draft('flash', 4) });
    await world.pass(10_000);
    expect(a.written.get(1)).toMatchObject({ ok: true, value: { seq: 0 } });
    const first = entriesOf(world.station(1).shown)[0];
    expect(first).toMatchObject({ first: 0 });
    expect(first?.items.length).toBe(1);
    expect(new Set(world.agreement()).size).toBe(1);
    expect(world.agreement()[0]).toContain(':2001:');
  });

  it('whose predecessors are missing is peeked, answered, and settles when they come', async () => {
    const world = await opened(21);
    const liar = new Forger(world.founding, 0);
    liar.say(liar.item('one'));
    liar.say(liar.item('two'));
    const flash = liar.say(liar.item('flash', { precedence: 4 }));
    const b = world.station(1);
    world.give(1, 0, flash);
    expect(entriesOf(b.shown)).toMatchObject([{ first: 2, peeked: true }]);
    const journal = [...b.line.journals.values()].find(({ name }) => name.party === 0);
    const leaf = journal?.peeked.get(2)?.leaf as Uint8Array;
    b.write({ body: textBody('heard'), references: [{ ...liar.name, seq: 2, leaf }] });
    await world.settle();
    expect(b.written.get(1)).toMatchObject({ ok: true });
    world.give(1, 0, liar.bundle(0));
    await world.settle();
    expect(journal?.peeked.size).toBe(0);
    expect(journal?.durable.size).toBe(3);
    expect(world.peeked(1)).toBe(0);
    expect(journal?.ours?.size).toBe(3);
  });

  it('gets onto a full disk, which refuses all else and recovers', async () => {
    const world = await opened(22);
    const [a, b] = [world.station(0), world.station(1)];
    b.faults.disk = 'disk-full';
    a.write({ body: textBody('routine') });
    await world.settle();
    expect(b.shown).toContainEqual({ event: 'fault', what: 'disk-full' });
    const id = b.write({ body: textBody('own') });
    await world.settle();
    expect(b.written.get(id)).toMatchObject({ code: 'disk-full' });
    a.write({ body: textBody('flash'), precedence: 4 });
    await world.settle();
    expect(entriesOf(b.shown).some(({ items }) => items.length > 0)).toBe(true);
    expect(world.peeked(1)).toBe(1);
    b.faults.disk = null;
    await world.pass(20_000);
    expect(b.shown).toContainEqual({ event: 'recovered' });
    expect(new Set(world.agreement()).size).toBe(1);
    expect(world.peeked(1)).toBe(0);
  });

  it('above the hourly budget is carried, cosigned and marked', async () => {
    const world = await opened(23);
    for (let i = 0; i < 13; i++) {
      world.station(0).write({ body: textBody(`flash ${i}`), precedence: 4 });
      await world.settle();
    }
    const marked = world.station(1).shown.filter((event) => event.event === 'violation');
    expect(marked).toMatchObject([{ code: 'over-budget', seq: 12 }]);
    expect(world.agreement()[1]).toContain(':13:');
  });

  it('counts against the budget inside a bundle too, where only a liar puts one', async () => {
    const world = await opened(25);
    const liar = new Forger(world.founding, 0);
    for (let i = 0; i < 20; i++) liar.say(liar.item(`flash ${i}`, { precedence: 4 }));
    world.give(1, 0, liar.bundle(0));
    await world.settle();
    const marked = world.station(1).shown.filter((event) => event.event === 'violation');
    expect(marked.map((event) => 'seq' in event && event.seq)).toEqual([
      12, 13, 14, 15, 16, 17, 18, 19,
    ]);
  });

  it('is told apart where more come in an hour than it allows, whatever they claim', async () => {
    const world = await opened(26);
    const liar = new Forger(world.founding, 0);
    for (let i = 0; i < 14; i++) {
      const time = 1_700_000_000_000 + i * 3_600_000;
      liar.say(liar.item(`flash ${i}`, { precedence: 4, time }));
    }
    world.give(1, 0, liar.bundle(0));
    await world.settle();
    const { shown } = world.station(1);
    expect(shown.filter(({ event }) => event === 'violation')).toEqual([]);
    const crowded = shown.filter(({ event }) => event === 'crowded');
    expect(crowded).toMatchObject([{ seq: 12 }, { seq: 13 }]);
    expect(shown).not.toContainEqual(expect.objectContaining({ event: 'contested' }));
  });

  it('is sealed against the fall of Ed25519 by both sides, and stored by both', async () => {
    const world = await opened(24);
    world.station(0).write({ body: textBody('flash'), precedence: 4 });
    await world.settle();
    await world.pass(2000);
    const [a, b] = [world.station(0), world.station(1)];
    for (const station of [a, b]) {
      expect(station.machine.disk.journal(a.line.own).pq.size).toBe(2);
    }
  });
});

describe('entries of unknown kinds and versions', () => {
  it('are carried, cosigned and ordered like any other', async () => {
    const world = await opened(25);
    world.station(0).write({ body: new Uint8Array([1, 2, 3]), kind: 4711 });
    world.station(0).write({ body: textBody('after') });
    await world.settle();
    expect(new Set(world.agreement()).size).toBe(1);
    world.station(0).input({ kind: 'ask-cut' });
    await world.pass(5000);
    expect(world.station(1).line.final?.cut.heads[0]?.size).toBe(2);
  });
});

describe('a receive key', () => {
  it('is announced daily; the one before goes `keep` after all have receipted it', async () => {
    const settings = new Map([
      [7, 60],
      [9, 100],
    ]);
    const world = await Scene.open(26, { parties: 2, settings });
    const keys = () => [...(world.station(0).machine.guard?.receiveKeys.keys() ?? [])];
    await world.pass(120_000);
    expect(keys()).toEqual([0, 1]);
    await world.pass(50_000);
    expect(keys()).toEqual([1]);
  });
});

function draft(text: string, precedence: 1 | 4) {
  const salt = new Uint8Array(16).fill(text.length);
  const body = textBody(text);
  return { kind: 1, precedence, class: 2 as const, salt, body, references: [], shown: null };
}
