import { journalKey } from '@parley/core/codec/names.ts';
import { describe, expect, it } from 'vitest';
import { Forger } from '../strategies/forger.ts';
import { textBody } from '../world/texts.ts';
import { Scene } from './scene.testkit.ts';

describe('after a fork', () => {
  it('new keys end it; a late tail of the old journal is contested, and cuts go on', async () => {
    const world = await Scene.open(80, { parties: 3 });
    world.station(0).write({ body: textBody('said by the party itself') });
    await world.settle();
    await world.pass(2000);
    // Somebody with a copy of the key tells two of them different things.
    const thief = new Forger(world.founding, 0).after(world.journal(0, '0.0.').durable);
    const other = new Forger(world.founding, 0).after(world.journal(0, '0.0.').durable);
    world.give(1, 0, thief.say(thief.item('to one')));
    world.give(2, 0, other.say(other.item('to the other')));
    await world.pass(70_000);
    for (const me of [0, 1, 2]) expect(world.journal(me, '0.0.').contested, `${me}`).toBe(true);
    expect(world.station(0).line.mute).toBe('beyond-guard');

    await world.openIncarnation(0);
    for (let i = 0; i < 3; i++) {
      for (const station of world.stations) station.write({ body: textBody(`goes on ${i}`) });
      await world.settle();
    }
    expect(world.station(0).line.mute).toBe(null);
    const before = world.journal(1, '0.0.').ours?.size;
    world.give(1, 0, thief.say(thief.item('out of a drawer, weeks later')));
    expect(world.journal(1, '0.0.').ours?.size).toBe(before);
    const shown = world.station(1).shown.filter(({ event }) => event === 'entries');
    expect(shown.at(-1)).toMatchObject({ contested: true });

    world.station(1).input({ kind: 'ask-cut' });
    await world.pass(60_000);
    for (const { line } of world.stations) {
      const heads = line.final?.cut.heads ?? [];
      expect(heads.map(journalKey), 'a final cut with the new keys').toContain(
        world.journal(0, '0.1.').key,
      );
    }
    const hashes = world.stations.map(({ line }) =>
      Buffer.from(line.final?.hash ?? []).toString('hex'),
    );
    expect(new Set(hashes).size).toBe(1);
  });
});

describe('an encoding that is not the one', () => {
  it('of a bundle is refused; of a body it is taken, cosigned, and unreadable', async () => {
    const world = await Scene.open(81, { parties: 3 });
    world.lies(0);
    world.station(0).crash();
    const liar = new Forger(world.founding, 0);
    const { shown } = world.station(1);
    // The number of the payload in two bytes, where one is enough.
    const payload = liar.say(liar.item('whole'));
    world.give(1, 0, Uint8Array.of(payload[0] as number, 0x18, ...payload.subarray(1)));
    expect(shown.at(-1)).toMatchObject({ event: 'refused', code: 'malformed-cbor' });
    expect(world.journal(1, '0.0.').durable.size).toBe(0);
    world.give(1, 0, payload);
    const item = liar.item('a body that decodes to nothing', { body: Uint8Array.of(0x18, 0x01) });
    world.give(1, 0, liar.say(item));
    await world.settle();
    expect(world.journal(1, '0.0.').ours?.size).toBe(2);
    expect(shown.filter(({ event }) => event === 'refused')).toHaveLength(1);
  });
});
