import type { Shown } from '@parley/core/replication/io.ts';
import { describe, expect, it } from 'vitest';
import { Liar } from './liar.ts';
import { textBody, World } from './world.ts';

function entriesOf(shown: readonly Shown[]) {
  return shown.flatMap((event) => (event.event === 'entries' ? [event] : []));
}

function opened(seed: number, parties = 2): World {
  const world = new World(seed, { parties });
  world.connectAll();
  world.settle();
  return world;
}

describe('a FLASH', () => {
  it('behind 2,000 queued ROUTINE takes the next number, alone', () => {
    const world = opened(20);
    const a = world.station(0);
    const inputs = Array.from({ length: 2000 }, (_, i) => ({
      kind: 'write' as const,
      id: 10_000 + i,
      draft: draft(`routine ${i}`, 1),
    }));
    a.input(...inputs, { kind: 'write', id: 1, draft: draft('flash', 4) });
    world.pass(10_000);
    expect(a.written.get(1)).toMatchObject({ ok: true, value: { seq: 0 } });
    const first = entriesOf(world.station(1).shown)[0];
    expect(first).toMatchObject({ first: 0 });
    expect(first?.items.length).toBe(1);
    expect(new Set(world.agreement()).size).toBe(1);
    expect(world.agreement()[0]).toContain(':2001:');
  });

  it('whose predecessors are missing is peeked, answered, and settles when they come', () => {
    const world = opened(21);
    const liar = new Liar(world.founding, 0);
    liar.say(liar.item('one'));
    liar.say(liar.item('two'));
    const flash = liar.say(liar.item('flash', { precedence: 4 }));
    const b = world.station(1);
    b.input({ kind: 'frame', circuit: '0-1', from: 0, payload: flash });
    expect(entriesOf(b.shown)).toMatchObject([{ first: 2, peeked: true }]);
    const journal = [...b.line.journals.values()].find(({ name }) => name.party === 0);
    const leaf = journal?.peeked.get(2)?.leaf as Uint8Array;
    b.write({ body: textBody('heard'), references: [{ ...liar.name, seq: 2, leaf }] });
    expect(b.written.get(1)).toMatchObject({ ok: true });
    b.input({ kind: 'frame', circuit: '0-1', from: 0, payload: liar.bundle(0) });
    expect(journal?.peeked.size).toBe(0);
    expect(journal?.durable.size).toBe(3);
    expect(b.machine.disk.peeked.size).toBe(0);
    expect(journal?.ours?.size).toBe(3);
  });

  it('gets onto a full disk, which refuses all else and recovers', () => {
    const world = opened(22);
    const [a, b] = [world.station(0), world.station(1)];
    b.machine.disk.full = true;
    a.write({ body: textBody('routine') });
    world.settle();
    expect(b.shown).toContainEqual({ event: 'fault', what: 'disk-full' });
    const id = b.write({ body: textBody('own') });
    expect(b.written.get(id)).toMatchObject({ code: 'disk-full' });
    a.write({ body: textBody('flash'), precedence: 4 });
    world.settle();
    expect(entriesOf(b.shown).some(({ items }) => items.length > 0)).toBe(true);
    expect(b.machine.disk.peeked.size).toBe(1);
    b.machine.disk.full = false;
    world.pass(20_000);
    expect(b.shown).toContainEqual({ event: 'recovered' });
    expect(new Set(world.agreement()).size).toBe(1);
    expect(b.machine.disk.peeked.size).toBe(0);
  });

  it('above the hourly budget is carried, cosigned and marked', () => {
    const world = opened(23);
    for (let i = 0; i < 13; i++) {
      world.station(0).write({ body: textBody(`flash ${i}`), precedence: 4 });
      world.settle();
    }
    const marked = world.station(1).shown.filter((event) => event.event === 'violation');
    expect(marked).toMatchObject([{ code: 'over-budget', seq: 12 }]);
    expect(world.agreement()[1]).toContain(':13:');
  });

  it('is sealed against the fall of Ed25519 by both sides, and stored by both', () => {
    const world = opened(24);
    world.station(0).write({ body: textBody('flash'), precedence: 4 });
    world.settle();
    world.pass(2000);
    const [a, b] = [world.station(0), world.station(1)];
    for (const station of [a, b]) {
      const sealed = [...station.machine.disk.pq].filter(([key]) => key.startsWith(a.line.own));
      expect(sealed.length).toBe(2);
    }
  });
});

describe('entries of unknown kinds and versions', () => {
  it('are carried, cosigned and ordered like any other', () => {
    const world = opened(25);
    world.station(0).write({ body: new Uint8Array([1, 2, 3]), kind: 4711 });
    world.station(0).write({ body: textBody('after') });
    world.settle();
    expect(new Set(world.agreement()).size).toBe(1);
    world.station(0).input({ kind: 'ask-cut' });
    world.pass(5000);
    expect(world.station(1).line.final?.cut.heads[0]?.size).toBe(2);
  });
});

describe('a receive key', () => {
  it('is announced daily; its predecessor is destroyed `keep` after all have receipted it', () => {
    const world = new World(26, {
      parties: 2,
      settings: new Map([
        [7, 60],
        [9, 100],
      ]),
    });
    world.connectAll();
    world.pass(120_000, 1000);
    expect(world.station(0).made).toEqual([1]);
    expect(world.station(0).destroyed).toEqual([]);
    world.pass(50_000, 1000);
    expect(world.station(0).destroyed).toEqual([0]);
  });
});

function draft(text: string, precedence: 1 | 4) {
  const salt = new Uint8Array(16).fill(text.length);
  const body = textBody(text);
  return { kind: 1, precedence, class: 2 as const, salt, body, references: [], shown: null };
}
