import { describe, expect, it } from 'vitest';
import { Forger } from '../strategies/forger.ts';
import { textBody } from '../world/texts.ts';
import { Scene } from './scene.testkit.ts';

function isRecorded(world: Scene, at: number): boolean {
  return world.station(at).shown.some((event) => event.event === 'recorded');
}

function draft(text: string, precedence: 1 | 4) {
  const salt = new Uint8Array(16).fill(text.length);
  const body = textBody(text);
  return { kind: 1, precedence, class: 2 as const, salt, body, references: [], shown: null };
}

describe('a disk that has not written', () => {
  it('an entry that came: its author is not told that it is on record', async () => {
    const world = await Scene.open(91, { parties: 2 });
    world.station(1).power.at = 'before-persist';
    world.station(0).write({ body: textBody('one') });
    await world.pass(5000);
    expect(world.station(1).running).toBe(false);
    expect(isRecorded(world, 0)).toBe(false);
    world.boot(1);
    await world.pass(20_000);
    expect(isRecorded(world, 0)).toBe(true);
  });

  it('a receipt that came: nobody is shown it', async () => {
    const world = await Scene.open(92, { parties: 2 });
    world.station(0).write({ body: textBody('one') });
    await world.pass(30);
    world.station(0).faults.disk = 'io';
    await world.pass(1000);
    expect(isRecorded(world, 0)).toBe(false);
    world.station(0).faults.disk = null;
    await world.pass(90_000);
    expect(isRecorded(world, 0)).toBe(true);
  });

  it('entries that came just before a challenge: its answer does not name them', async () => {
    const world = await Scene.open(97, { parties: 2 });
    const b = world.station(1);
    const came: Uint8Array[] = [];
    // A bundle is payload 1, a challenge 4.
    b.tap = { incoming: (payload) => ![1, 4].includes(payload[1] ?? 0) || came.push(payload) < 0 };
    world.station(0).write({ body: textBody('one') });
    world.station(0).input({ kind: 'test' });
    await world.settle();
    b.faults.disk = 'io';
    const circuit = world.link(0, 1).id;
    came.reverse();
    world.now(1, ...came.map((payload) => ({ kind: 'frame', circuit, from: 0, payload }) as const));
    await world.settle();
    expect(world.station(0).shown.filter((event) => event.event === 'reached')).toEqual([]);
  });

  it('what the other holds: two such ask for it seldom, and have it when well', async () => {
    const world = await Scene.begin(98, { parties: 2 });
    for (let i = 0; i < 10; i++) world.station(i % 2).write({ body: textBody(`said ${i}`) });
    await world.settle();
    let bundles = 0;
    for (const station of world.stations) {
      station.faults.disk = 'io';
      // A bundle is payload 1.
      station.tap = { incoming: (payload) => (payload[1] === 1 ? ++bundles : 1) > 0 };
    }
    world.connect(0, 1);
    await world.pass(10 * 60_000);
    expect(bundles).toBeGreaterThan(10);
    expect(bundles).toBeLessThan(200);
    for (const station of world.stations) station.faults.disk = null;
    await world.pass(70_000);
    expect([world.journal(0, '1.'), world.journal(1, '0.')].map((j) => j.durable.size)).toEqual([
      5, 5,
    ]);
  });

  it('a canary: it is not answered', async () => {
    const world = await Scene.open(93, { parties: 2 });
    const isUp = () => [...world.station(0).line.peers.values()].map((peer) => peer.lineUp);
    expect(isUp()).toEqual([true]);
    world.station(1).faults.disk = 'io';
    world.station(0).input({ kind: 'test' });
    await world.pass(35_000);
    expect(isUp()).toEqual([false]);
  });
});

describe('a full disk', () => {
  it('answers every draft that it refuses', async () => {
    const world = await Scene.open(94, { parties: 2 });
    world.station(0).faults.disk = 'disk-full';
    const ids = ['one', 'two', 'three'].map((text) => {
      return world.station(0).write({ body: textBody(text) });
    });
    await world.settle();
    for (const id of ids) {
      expect(world.station(0).written.get(id)).toMatchObject({ ok: false, code: 'disk-full' });
    }
  });
});

describe('a full disk on which a warning comes from new keys', () => {
  it('has the warning after a start, and the keys with it', async () => {
    const world = await Scene.open(100, { parties: 2 });
    const [a, b] = [world.station(0), world.station(1)];
    b.faults.disk = 'disk-full';
    await world.openIncarnation(0);
    a.write({ body: textBody('a warning'), precedence: 4 });
    await world.settle();
    const held = () => b.line.journals.get(a.line.own)?.peeked.size;
    expect(held()).toBe(1);
    world.disconnect(0, 1);
    world.boot(1);
    await world.settle();
    expect(held()).toBe(1);
  });
});

describe('a disk that refuses two writes together, then takes one and refuses the other', () => {
  it('has what it took, and the entry claims to hold nothing that it refused', async () => {
    const world = await Scene.open(95, { parties: 2 });
    const b = world.station(1);
    world.lies(0);
    const forger = new Forger(world.founding, 0);
    const payload = forger.say(forger.item('routine'));
    const refusals = [true, false, true];
    b.faults.flaky = () => refusals.shift() ?? false;
    const circuit = world.link(0, 1).id;
    const write = { kind: 'write', id: 900, draft: draft('mine', 1) } as const;
    world.now(1, { kind: 'frame', circuit, from: 0, payload }, write);
    expect(b.written.get(900)).toMatchObject({ ok: true });
    const theirs = world.journal(1, '0.');
    expect(theirs.durable.size).toBe(0);
    expect(b.machine.disk.sizeOf(theirs.key)).toBe(0);
    expect(world.journal(1, '1.').durable.held.get(theirs.key)).toBe(undefined);
  });
});

describe('a FLASH to a station that holds it and cannot sign for it', () => {
  it('is sent again and again: it is not on record', async () => {
    const world = await Scene.open(96, { parties: 2 });
    world.loseGuard(1);
    await world.pass(5000);
    let sent = 0;
    const a = world.station(0);
    a.tap = {
      outgoing: (payload) => {
        if (payload[1] === 1) sent++;
        return undefined;
      },
    };
    a.write({ body: textBody('urgent'), precedence: 4 });
    await world.pass(5000);
    expect(world.journal(1, '0.').durable.size).toBe(1);
    const before = sent;
    await world.pass(120_000);
    expect(sent).toBeGreaterThan(before + 2);
    expect(isRecorded(world, 0)).toBe(false);
  });
});

describe('a disk that refuses what came', () => {
  async function shownFlash() {
    const world = await Scene.open(99, { parties: 2 });
    world.lies(0);
    const liar = new Forger(world.founding, 0);
    for (const text of ['first', 'second']) liar.say(liar.item(text));
    const flash = liar.say(liar.item('a warning', { precedence: 4 }));
    const journal = world.journal(1, '0.');
    return { world, liar, flash, journal, faults: world.station(1).faults };
  }

  it('has not peeked the FLASH in it, and peeks it when it comes again', async () => {
    const { world, flash, journal, faults } = await shownFlash();
    faults.disk = 'io';
    world.give(1, 0, flash);
    expect(journal.peeked.size).toBe(0);
    expect(world.station(1).shown).toContainEqual({ event: 'fault', what: 'io' });
    faults.disk = null;
    world.give(1, 0, flash);
    expect([...journal.peeked.keys()]).toEqual([2]);
  });

  it('still has the FLASH whose predecessors it refused, and knows no root of theirs', async () => {
    const { world, liar, flash, journal, faults } = await shownFlash();
    world.give(1, 0, flash);
    faults.disk = 'io';
    world.give(1, 0, liar.bundle(0));
    expect([...journal.peeked.keys()]).toEqual([2]);
    expect([journal.durable.size, journal.staged.size]).toEqual([0, 0]);
    expect([...journal.heads.keys()].filter((size) => size > 0)).toEqual([]);
    faults.disk = null;
    world.give(1, 0, liar.bundle(0));
    await world.settle();
    expect([journal.durable.size, journal.peeked.size]).toEqual([3, 0]);
    expect(journal.ours?.size).toBe(3);
  });
});

describe('a table that cannot be read', () => {
  for (const table of ['runs', 'note'] as const) {
    it(`of ${table}: what a peer lacks goes to it when it can, and warnings before`, async () => {
      const world = await Scene.begin(99, { parties: 2 });
      const a = world.station(0);
      a.write({ body: textBody('written while nobody is there') });
      await world.settle();
      // A process that starts has nothing of it in memory.
      a.faults.unreadable.add(table);
      world.boot(0);
      world.connect(0, 1);
      await world.pass(20_000);
      const theirs = () => world.journal(1, '0.');
      expect(theirs().durable.size).toBe(0);
      a.write({ body: textBody('a warning'), precedence: 4 });
      await world.settle();
      expect(theirs().peeked.size).toBe(1);
      a.faults.unreadable.clear();
      await world.pass(90_000);
      expect(theirs().durable.size).toBe(2);
    });
  }
});
