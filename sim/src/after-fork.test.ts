import { journalKey } from '@parley/core/codec/names.ts';
import type { Journal } from '@parley/core/replication/line.ts';
import { describe, expect, it } from 'vitest';
import { Liar } from './liar.ts';
import { pair, textBody, World } from './world.ts';

function journal(world: World, at: number, prefix: string): Journal {
  const all = [...world.station(at).line.journals.values()];
  return all.find(({ key }) => key.startsWith(prefix)) as Journal;
}

function tell(world: World, to: number, payload: Uint8Array): void {
  world.station(to).input({ kind: 'frame', circuit: pair(0, to), from: 0, payload });
}

describe('after a fork', () => {
  it('new keys end it; a late tail of the old journal is contested, and cuts go on', () => {
    const world = new World(80, { parties: 3 });
    world.connectAll();
    world.station(0).write({ body: textBody('said by the party itself') });
    world.settle();
    world.pass(2000);
    // Somebody with a copy of the key tells two of them different things.
    const thief = new Liar(world.founding, 0).after(journal(world, 0, '0.0.').durable);
    const other = new Liar(world.founding, 0).after(journal(world, 0, '0.0.').durable);
    tell(world, 1, thief.say(thief.item('to one')));
    tell(world, 2, other.say(other.item('to the other')));
    world.pass(70_000, 1000);
    for (const me of [0, 1, 2]) expect(journal(world, me, '0.0.').contested, `${me}`).toBe(true);
    expect(world.station(0).line.mute).toBe('beyond-guard');

    world.station(0).openIncarnation();
    for (let i = 0; i < 3; i++) {
      for (const station of world.stations) station.write({ body: textBody(`goes on ${i}`) });
      world.settle();
    }
    expect(world.station(0).line.mute).toBe(null);
    const before = journal(world, 1, '0.0.').ours?.size;
    tell(world, 1, thief.say(thief.item('out of a drawer, weeks later')));
    expect(journal(world, 1, '0.0.').ours?.size).toBe(before);
    const shown = world.station(1).shown.filter(({ event }) => event === 'entries');
    expect(shown.at(-1)).toMatchObject({ contested: true });

    world.station(1).input({ kind: 'ask-cut' });
    world.pass(60_000, 1000);
    for (const { line } of world.stations) {
      const heads = line.final?.cut.heads ?? [];
      expect(heads.map(journalKey), 'a final cut with the new keys').toContain(
        journal(world, 0, '0.1.').key,
      );
    }
    const hashes = world.stations.map(({ line }) =>
      Buffer.from(line.final?.hash ?? []).toString('hex'),
    );
    expect(new Set(hashes).size).toBe(1);
  });
});

describe('an encoding that is not the one', () => {
  it('of a bundle is refused; of a body it is taken, cosigned, and unreadable', () => {
    const world = new World(81, { parties: 3 });
    world.connectAll();
    world.settle();
    world.station(0).crash();
    const liar = new Liar(world.founding, 0);
    const { shown } = world.station(1);
    // The number of the payload in two bytes, where one is enough.
    const payload = liar.say(liar.item('whole'));
    tell(world, 1, Uint8Array.of(payload[0] as number, 0x18, ...payload.subarray(1)));
    expect(shown.at(-1)).toMatchObject({ event: 'refused', code: 'malformed-cbor' });
    expect(journal(world, 1, '0.0.').durable.size).toBe(0);
    tell(world, 1, payload);
    const item = liar.item('a body that decodes to nothing', { body: Uint8Array.of(0x18, 0x01) });
    tell(world, 1, liar.say(item));
    expect(journal(world, 1, '0.0.').ours?.size).toBe(2);
    expect(shown.filter(({ event }) => event === 'refused')).toHaveLength(1);
  });
});
