import { describe, expect, it } from 'vitest';
import { snapshotOf } from '../station/machine.ts';
import type { CrashPoint } from '../station/power-cut.ts';
import { textBody } from '../world/texts.ts';
import { Scene } from './scene.testkit.ts';

async function talking(seed: number, parties = 2): Promise<Scene> {
  const world = await Scene.open(seed, { parties });
  for (let i = 0; i < 4; i++) {
    world.station(i % parties).write({ body: textBody(`before ${i}`) });
    await world.settle();
  }
  return world;
}

function agree(world: Scene): void {
  expect(new Set(world.agreement()).size).toBe(1);
}

describe('a crash in a turn of writing', () => {
  const points: CrashPoint[] = ['before-persist', 'after-persist', 'after-guard', 'after-sign'];
  for (const point of points) {
    it(`${point}: the station signs just what was decided, and speaks at once`, async () => {
      const world = await talking(10);
      const a = world.station(0);
      a.power.at = point;
      a.write({ body: textBody('cut short') });
      await world.settle();
      expect(a.running).toBe(false);
      world.boot(0);
      expect(a.line.mute).toBe(null);
      await world.pass(5000);
      a.write({ body: textBody('after') });
      await world.settle();
      await world.pass(10_000);
      agree(world);
      const size = point === 'before-persist' ? 3 : 4;
      expect(world.agreement()[0]).toContain(`:${size}:`);
    });
  }

  it('after (d): the entry is on the record once, not twice', async () => {
    const world = await talking(11);
    const a = world.station(0);
    a.write({ body: textBody('sent') });
    await world.pass(25);
    a.crash();
    world.boot(0);
    await world.settle();
    await world.pass(5000);
    agree(world);
    expect(world.agreement()[1]).toContain(':3:');
  });
});

describe('a restored backup', () => {
  it('stays mute while peers are silent, and refuses to write', async () => {
    const world = await talking(12);
    const backup = world.backup(0);
    world.station(0).write({ body: textBody('lost with the disk') });
    await world.settle();
    world.disconnect(0, 1);
    world.restore(0, backup);
    await world.pass(120_000);
    expect(world.station(0).line.mute).toBe('tail-missing');
    const id = world.station(0).write({ body: textBody('not yet') });
    await world.settle();
    expect(world.station(0).written.get(id)).toMatchObject({ code: 'station-mute' });
  });

  it('speaks when peers have returned the tail, and cosigns what came meanwhile', async () => {
    const world = await talking(13);
    const a = world.station(0);
    const backup = world.backup(0);
    for (let i = 0; i < 3; i++) a.write({ body: textBody(`tail ${i}`) });
    await world.settle();
    world.restore(0, backup);
    expect(a.line.mute).toBe('tail-missing');
    world.station(1).write({ body: textBody('while a is mute') });
    await world.pass(5000);
    expect(a.line.mute).toBe(null);
    const other = world.station(1).line;
    expect([...(other.journals.get(other.own)?.cosigned.values() ?? [])][0]?.size).toBe(3);
    a.write({ body: textBody('again') });
    await world.settle();
    agree(world);
  });

  it('a second time from one backup: the tail comes back again', async () => {
    const world = await talking(14);
    const a = world.station(0);
    const backup = world.backup(0);
    a.write({ body: textBody('one') });
    await world.settle();
    for (let round = 0; round < 2; round++) {
      world.restore(0, backup);
      await world.pass(5000);
      expect(a.line.mute).toBe(null);
      a.write({ body: textBody(`round ${round}`) });
      await world.settle();
      await world.pass(2000);
    }
    agree(world);
  });
});

describe('a backup made before the note of its last head was stored', () => {
  /** Its last entry has another clock than the next: no bundle holds both. */
  async function restored(seed: number) {
    const world = await Scene.open(seed, { parties: 3 });
    const a = world.station(0);
    world.disconnect(0, 2);
    world.disconnect(1, 2);
    a.write({ body: textBody('one') });
    await world.settle();
    a.clock.quality = 0;
    a.write({ body: textBody('the last of the backup') });
    // The note is stored with the receipt that comes 40 ms later.
    await world.pass(5);
    const backup = world.backup(0);
    await world.settle();
    a.clock.quality = 2;
    a.write({ body: textBody('the tail') });
    await world.settle();
    world.restore(0, backup);
    return { world, a };
  }

  /** The third station, which had nothing yet, has it from its author alone. */
  async function reachesTheThird(world: Scene) {
    world.disconnect(0, 1);
    world.connect(0, 2);
    await world.pass(20_000);
    expect(world.journal(2, '0.').durable.size).toBe(3);
  }

  it('has that head signed again, and what it ends reaches whoever lacked it', async () => {
    const { world, a } = await restored(18);
    await world.pass(5000);
    expect(a.line.mute).toBe(null);
    await reachesTheThird(world);
  });

  it('the same when the power fails before the new note is stored', async () => {
    const { world, a } = await restored(19);
    a.onSign = () => (a.power.in = 1);
    await world.pass(5000);
    expect(a.running).toBe(false);
    a.onSign = null;
    world.boot(0);
    await world.pass(5000);
    await reachesTheThird(world);
  });

  it('the same when it is backed up and restored once more before that', async () => {
    const { world, a } = await restored(20);
    let backup = world.backup(0);
    a.onSign = () => {
      backup = world.backup(0);
      a.onSign = null;
    };
    await world.pass(5000);
    expect(a.line.mute).toBe(null);
    world.restore(0, backup);
    await world.pass(5000);
    await reachesTheThird(world);
  });
});

describe('a guard that is not there', () => {
  it('lets only a new incarnation speak', async () => {
    const world = await talking(15);
    const a = world.station(0);
    world.loseGuard(0);
    await world.pass(60_000);
    expect(a.line.mute).toBe('guard-missing');
    await world.openIncarnation(0);
    expect(a.line.mute).toBe(null);
    a.write({ body: textBody('under new keys') });
    await world.pass(10_000);
    agree(world);
    expect(world.station(1).line.own).toContain('1.0.');
    expect(a.line.own).toContain('0.1.');
  });
});

describe('a whole machine rolled back, guard and all', () => {
  it('is silenced by the note that a peer shows, for good, until new keys', async () => {
    const world = await talking(16);
    const a = world.station(0);
    const snapshot = snapshotOf(a.machine);
    for (let i = 0; i < 3; i++) a.write({ body: textBody(`forgotten ${i}`) });
    await world.settle();
    world.rollBack(0, snapshot);
    expect(a.line.mute).toBe(null);
    await world.pass(5000);
    expect(a.line.mute).toBe('beyond-guard');
    world.boot(0);
    expect(a.line.mute).toBe('beyond-guard');
    await world.openIncarnation(0);
    a.write({ body: textBody('new keys') });
    await world.pass(10_000);
    expect(a.line.mute).toBe(null);
    agree(world);
  });
});
