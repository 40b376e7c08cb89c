import { limits } from '@parley/core/base/limits.ts';
import { minuteIsUp } from '@parley/core/codec/availability.ts';
import { decodeBody } from '@parley/core/codec/body.ts';
import { isOpaque } from '@parley/core/codec/entry.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { decodeRecordOf } from '@parley/core/codec/records.ts';
import { describe, expect, it } from 'vitest';
import { Scene } from './scene.testkit.ts';

/** What party 0 states of the line to party 1, as party 1 was shown it. */
function ledgers(world: Scene): { hour: number; up: boolean[] }[] {
  return world.station(1).shown.flatMap((event) => {
    if (event.event !== 'entries' || event.journal.party !== 0) return [];
    return event.items.flatMap((item) => {
      if (isOpaque(item) || item.kind !== kinds.availability) return [];
      const body = decodeBody(item.body);
      const record = body.ok ? decodeRecordOf('availability', body.value.record) : body;
      if (!record.ok) throw new Error('an hour that does not decode');
      const { hour, parties } = record.value;
      const bits = parties[0]?.lineUp as Uint8Array;
      return [{ hour, up: Array.from({ length: 60 }, (_, minute) => minuteIsUp(bits, minute)) }];
    });
  });
}

/**
 * An hour and more in which a circuit is gone for twenty minutes: the minutes up in each hour. The
 * timer of both stations comes as often as asked for, and not only when it has something to do.
 */
async function minutesUp(timerMs: number | null): Promise<string[]> {
  // The world begins at 22:13:20 of its own time.
  const world = await Scene.open(121, { parties: 2 });
  const pass = async (minutes: number) => {
    if (timerMs === null) return await world.pass(minutes * 60_000);
    for (let passed = 0; passed < minutes * 60_000; passed += timerMs) {
      await world.pass(timerMs);
      for (const station of world.world.stations) station.input({ kind: 'timer' });
    }
  };
  await pass(10);
  world.disconnect(0, 1);
  await pass(20);
  world.connect(0, 1);
  await pass(80);
  return ledgers(world).map(({ up }) => up.map((is) => (is ? '1' : '0')).join(''));
}

const hourMs = 3_600_000;

/** What party 0 has stated, as rows: the hour, counted from the first one, and its minutes up. */
function stated(world: Scene): [hour: number, minutes: number][] {
  const all = ledgers(world);
  const first = all[0]?.hour ?? 0;
  return all.map(({ hour, up }) => [(hour - first) / hourMs, up.filter((is) => is).length]);
}

describe('the ledger of an hour in which the station stopped', () => {
  it('goes on where it stood when a canary came last', async () => {
    const world = await Scene.open(122, { parties: 2 });
    await world.pass(30 * 60_000);
    world.station(0).crash();
    await world.pass(60_000);
    world.boot(0);
    await world.pass(20 * 60_000);
    const [[, minutes]] = stated(world) as [[number, number]];
    // 46 minutes and a half but for one, and a canary's period of five that a crash may take.
    expect(minutes).toBeGreaterThanOrEqual(39);
    expect(minutes).toBeLessThanOrEqual(47);
  });

  it('is stated with the first that ends after the start, and so are those between', async () => {
    const world = await Scene.open(123, { parties: 2 });
    await world.pass(30 * 60_000);
    world.station(0).crash();
    await world.pass(3 * hourMs);
    world.boot(0);
    await world.pass(60_000);
    expect(stated(world)).toEqual([]);
    await world.pass(hourMs);
    world.boot(0);
    await world.pass(hourMs);
    const [first, second, third, fourth, fifth] = stated(world);
    expect(first?.[1]).toBeGreaterThanOrEqual(24);
    expect([second, third]).toEqual([
      [1, 0],
      [2, 0],
    ]);
    expect([fourth?.[0], fifth?.[0], stated(world).length]).toEqual([3, 4, 5]);
  });

  it('is one of so many at most', async () => {
    const world = await Scene.open(124, { parties: 2 });
    await world.pass(10 * 60_000);
    world.station(0).crash();
    await world.pass(400 * hourMs);
    world.boot(0);
    await world.pass(hourMs);
    const all = ledgers(world);
    expect(all.length).toBe(limits.ledgersOwedMax);
    const [first, last] = [all[0], all.at(-1)];
    expect(((last?.hour ?? 0) - (first?.hour ?? 0)) / hourMs).toBe(limits.ledgersOwedMax - 1);
  });

  it('waits for the disk, and for the keys, and is stated then', async () => {
    const world = await Scene.open(125, { parties: 2 });
    await world.pass(10 * 60_000);
    const station = world.station(0);
    // It answers no canary meanwhile, so that what the two state of these hours differs.
    const inTrouble = async () => {
      for (let i = 0; i < 2; i++) {
        world.run.disturbed(0);
        await world.pass(hourMs);
      }
      world.run.disturbed(0);
    };
    station.faults.disk = 'disk-full';
    await inTrouble();
    expect(stated(world)).toEqual([]);
    station.faults.disk = null;
    await world.pass(hourMs);
    expect(stated(world).map(([hour]) => hour)).toEqual([0, 1, 2]);
    world.loseGuard(0);
    await inTrouble();
    await world.openIncarnation(0);
    await world.pass(hourMs);
    expect(stated(world).map(([hour]) => hour)).toEqual([0, 1, 2, 3, 4, 5]);
  });
});

describe('the ledger of an hour', () => {
  it('marks just the minutes in which the line was up', async () => {
    const [first, second] = await minutesUp(null);
    // The last canary came back at 22:23:20; up until half a minute after the next one was due.
    expect(first).toMatch(/^0{13}1{16}0{14}1{17}$/);
    expect(second).toBe('1'.repeat(60));
  });

  it('is the same however often the timer comes', async () => {
    expect(await minutesUp(250)).toEqual(await minutesUp(null));
  });
});
