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

describe('the ledger of an hour', () => {
  it('marks just the minutes in which the line was up', async () => {
    // The world begins at 22:13:20 of its own time.
    const world = await Scene.open(121, { parties: 2 });
    await world.pass(10 * 60_000);
    world.disconnect(0, 1);
    await world.pass(20 * 60_000);
    world.connect(0, 1);
    await world.pass(30 * 60_000);
    const [first] = ledgers(world);
    expect(new Date(first?.hour ?? 0).toISOString()).toContain('T22:00');
    const up = first?.up.map((is) => (is ? '1' : '0')).join('') ?? '';
    // The simulated timer looks at a quiet line once a minute: first in minute 14, up from 13 on.
    expect(up).toMatch(/^0{14}1+0+1+$/);
  });
});
