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
