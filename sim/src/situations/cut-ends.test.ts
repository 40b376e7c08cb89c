import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import type { Mark } from '@parley/core/codec/names.ts';
import { encodeRecord } from '@parley/core/codec/records.ts';
import type { Journal } from '@parley/core/replication/line.ts';
import { describe, expect, it } from 'vitest';
import { Forger } from '../strategies/forger.ts';
import { textBody } from '../world/texts.ts';
import { Scene } from './scene.testkit.ts';

/** A line with a final cut 0, whose party 0 then opens new keys without its last party. */
async function replaced(seed: number, parties: number): Promise<{ world: Scene; thief: Forger }> {
  const world = await Scene.open(seed, { parties });
  world.station(0).write({ body: textBody('before the cut') });
  await world.settle();
  world.station(0).input({ kind: 'ask-cut' });
  await world.pass(20_000);
  for (const station of world.stations) expect(station.line.final?.cut.k, 'cut 0').toBe(0);
  const thief = new Forger(world.founding, 0).after(journal(world, 0, '0.0.').durable);
  for (let other = 0; other < parties - 1; other++) world.disconnect(other, parties - 1);
  await world.openIncarnation(0);
  await world.settle();
  return { world, thief };
}

function journal(world: Scene, at: number, prefix: string): Journal {
  const all = [...world.station(at).line.journals.values()];
  return all.find(({ key }) => key.startsWith(prefix)) as Journal;
}

/** Two entries: a station names the old journal first, and the new one in the next. */
async function namesIt(world: Scene, at: number): Promise<void> {
  for (const text of ['heard of it', 'and named it']) {
    world.station(at).write({ body: textBody(text) });
    await world.settle();
  }
}

function markOf({ name, durable }: Journal): Mark {
  return { ...name, size: durable.size, root: durable.root };
}

describe('cuts and the end of a replaced journal', () => {
  it('a cut covers no more of it than the end is so far', async () => {
    const { world, thief } = await replaced(60, 3);
    await namesIt(world, 1);
    const end = journal(world, 1, '0.0.').durable.size;
    const tail = thief.say(thief.item('with the stolen key'));
    world.give(1, 0, tail);
    await namesIt(world, 1);
    expect(journal(world, 1, '0.0.').durable.size).toBe(end + 1);
    world.station(1).input({ kind: 'ask-cut' });
    await world.pass(10_000);
    const proposed = world.station(1).line.cuts[0];
    expect(proposed?.cut.heads[0]).toMatchObject({ party: 0, number: 0, size: end });
    world.connect(0, 2);
    world.connect(1, 2);
    await world.pass(60_000);
    for (const { line } of world.stations) expect(line.final?.cut.k).toBe(1);
  });

  it('one that covers more is dropped by whoever took it before the end was settled', async () => {
    const { world, thief } = await replaced(61, 4);
    await namesIt(world, 2);
    const end = journal(world, 2, '0.0.').durable.size;
    const liar = new Forger(world.founding, 1).after(journal(world, 2, '1.0.').durable);
    world.station(1).crash();
    world.disconnect(0, 2);
    world.give(
      2,
      1,
      liar.say(liar.item('knows the new keys', { held: [markOf(journal(world, 2, '0.1.'))] })),
    );
    world.give(2, 1, thief.say(thief.item('with the stolen key')));
    const marks = ['0.0.', '2.0.'].map((prefix) => markOf(journal(world, 2, prefix)));
    world.give(2, 1, liar.say(liar.item('and holds more of the old', { held: marks })));
    await world.settle();
    const own = journal(world, 2, '1.0.');
    const { final } = world.station(2).line;
    const heads = ['0.0.', '0.1.', '1.0.', '2.0.', '3.0.'].map((prefix) => {
      const head = final?.cut.heads.find((one) => one.party === 3 && prefix === '3.0.');
      return head ?? markOf(journal(world, 2, prefix));
    });
    const record = { kind: 'cut', k: 1, previous: final?.hash as Uint8Array, heads } as const;
    const body = encodeBody({ ...emptyBody, record: encodeRecord(record) });
    world.give(2, 1, liar.say(liar.item('cut', { kind: kinds.cut, body })));
    await world.pass(5000);
    expect(own.durable.size).toBeGreaterThan(0);
    expect(world.station(2).line.cuts[0]?.cut.heads[0]?.size).toBe(end + 1);
    world.connect(0, 3);
    await world.settle();
    await namesIt(world, 3);
    world.connect(2, 3);
    await world.pass(20_000);
    expect(world.station(2).line.cuts).toEqual([]);
    const violations = world.station(2).shown.filter(({ event }) => event === 'violation');
    expect(violations.at(-1)).toMatchObject({ code: 'cut-malformed' });
  });
});
