import { describe, expect, it } from 'vitest';
import type { CrashPoint } from './station.ts';
import { textBody, World } from './world.ts';

function talking(seed: number, parties = 2): World {
  const world = new World(seed, { parties });
  world.connectAll();
  world.settle();
  for (let i = 0; i < 4; i++) {
    world.station(i % parties).write({ body: textBody(`before ${i}`) });
    world.settle();
  }
  return world;
}

function reconnect(world: World, me: number): void {
  for (const other of world.stations) if (other.me !== me) world.connect(me, other.me);
}

function agree(world: World): void {
  expect(new Set(world.agreement()).size).toBe(1);
}

describe('a crash in a turn of writing', () => {
  const points: CrashPoint[] = ['before-persist', 'after-persist', 'after-guard', 'after-sign'];
  for (const point of points) {
    it(`${point}: the station signs just what was decided, and speaks at once`, () => {
      const world = talking(10);
      const a = world.station(0);
      a.crashAt = point;
      a.write({ body: textBody('cut short') });
      expect(a.crashed).toBe(true);
      a.boot();
      expect(a.line.mute).toBe(null);
      reconnect(world, 0);
      a.write({ body: textBody('after') });
      world.settle();
      world.pass(10_000);
      agree(world);
      const size = point === 'before-persist' ? 3 : 4;
      expect(world.agreement()[0]).toContain(`:${size}:`);
    });
  }

  it('after (d): the entry is on the record once, not twice', () => {
    const world = talking(11);
    const a = world.station(0);
    a.write({ body: textBody('sent') });
    world
      .station(1)
      .input({ kind: 'frame', from: 0, ...(a.outbox[0] as never as object) } as never);
    a.boot();
    reconnect(world, 0);
    world.settle();
    world.pass(5000);
    agree(world);
    expect(world.agreement()[1]).toContain(':3:');
  });
});

describe('a restored backup', () => {
  it('stays mute while peers are silent, and refuses to write', () => {
    const world = talking(12);
    const backup = world.station(0).backup();
    world.station(0).write({ body: textBody('lost with the disk') });
    world.settle();
    world.disconnect(0, 1);
    world.station(0).restore(backup);
    world.pass(120_000, 5000);
    expect(world.station(0).line.mute).toBe('tail-missing');
    const id = world.station(0).write({ body: textBody('not yet') });
    expect(world.station(0).written.get(id)).toMatchObject({ code: 'station-mute' });
  });

  it('speaks when peers have returned the tail, and cosigns what came meanwhile', () => {
    const world = talking(13);
    const a = world.station(0);
    const backup = a.backup();
    for (let i = 0; i < 3; i++) a.write({ body: textBody(`tail ${i}`) });
    world.settle();
    a.restore(backup);
    expect(a.line.mute).toBe('tail-missing');
    world.station(1).write({ body: textBody('while a is mute') });
    reconnect(world, 0);
    world.pass(5000);
    expect(a.line.mute).toBe(null);
    const other = world.station(1).line;
    expect([...(other.journals.get(other.own)?.cosigned.values() ?? [])][0]?.size).toBe(3);
    a.write({ body: textBody('again') });
    world.settle();
    agree(world);
  });

  it('a second time from one backup: the tail comes back again', () => {
    const world = talking(14);
    const a = world.station(0);
    const backup = a.backup();
    a.write({ body: textBody('one') });
    world.settle();
    for (let round = 0; round < 2; round++) {
      a.restore(backup);
      reconnect(world, 0);
      world.pass(5000);
      expect(a.line.mute).toBe(null);
      a.write({ body: textBody(`round ${round}`) });
      world.settle();
      world.pass(2000);
    }
    agree(world);
  });
});

describe('a guard that is not there', () => {
  it('lets only a new incarnation speak', () => {
    const world = talking(15);
    const a = world.station(0);
    a.loseGuard();
    reconnect(world, 0);
    world.pass(60_000, 1000);
    expect(a.line.mute).toBe('guard-missing');
    a.openIncarnation();
    expect(a.line.mute).toBe(null);
    a.write({ body: textBody('under new keys') });
    world.pass(10_000);
    agree(world);
    expect(world.station(1).line.own).toContain('1.0.');
    expect(a.line.own).toContain('0.1.');
  });
});

describe('a whole machine rolled back, guard and all', () => {
  it('is silenced by the note that a peer shows, for good, until new keys', () => {
    const world = talking(16);
    const a = world.station(0);
    const snapshot = a.snapshot();
    for (let i = 0; i < 3; i++) a.write({ body: textBody(`forgotten ${i}`) });
    world.settle();
    a.rollBack(snapshot);
    expect(a.line.mute).toBe(null);
    reconnect(world, 0);
    world.pass(5000);
    expect(a.line.mute).toBe('beyond-guard');
    a.boot();
    expect(a.line.mute).toBe('beyond-guard');
    a.openIncarnation();
    reconnect(world, 0);
    a.write({ body: textBody('new keys') });
    world.pass(10_000);
    expect(a.line.mute).toBe(null);
    agree(world);
  });
});
