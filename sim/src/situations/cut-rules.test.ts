import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { encodeRecord } from '@parley/core/codec/records.ts';
import { endOf } from '@parley/core/replication/ends.ts';
import { describe, expect, it } from 'vitest';
import { Forger } from '../strategies/forger.ts';
import { textBody } from '../world/texts.ts';
import { Scene } from './scene.testkit.ts';

/** The head of a journal as a mark, or as the head of a cut. */
function markOf(world: Scene, at: number, prefix: string) {
  const { name, durable } = world.journal(at, prefix);
  return { ...name, size: durable.size, root: durable.root };
}

async function write(world: Scene, at: number, text: string): Promise<void> {
  world.station(at).write({ body: textBody(text) });
  await world.settle();
}

describe('a cut is final', () => {
  it('when the entry that it stands in is cosigned, and not when its heads are', async () => {
    const world = await Scene.open(70, { parties: 2 });
    await write(world, 0, 'on record before the cut');
    world.disconnect(0, 1);
    world.station(0).input({ kind: 'ask-cut' });
    await world.settle();
    const { line } = world.station(0);
    expect(line.cuts.map(({ cut }) => cut.k)).toEqual([0]);
    expect(line.final).toBeNull();
    world.connect(0, 1);
    await world.settle();
    expect(line.final?.cut.k).toBe(0);
  });

  it('by keys that count where it stands, and not by those that were replaced there', async () => {
    const world = await Scene.open(71, { parties: 2 });
    world.lies(1);
    const thief = new Forger(world.founding, 1);
    await world.openIncarnation(1);
    world.disconnect(0, 1);
    await write(world, 0, 'names the new keys');
    const own = world.journal(0, '0.0.');
    const naming = own.durable;
    world.station(0).input({ kind: 'ask-cut' });
    await world.settle();
    const { line } = world.station(0);
    expect(line.cuts.map(({ cut }) => cut.k)).toEqual([0]);
    for (const head of [naming, own.durable]) {
      world.give(0, 1, thief.cosign(own, head, 1_700_000_000, thief.name));
      await world.settle();
      expect([...own.cosigned.values()].filter(({ size }) => size === head.size)).toEqual([]);
    }
    expect(line.final).toBeNull();
    world.connect(0, 1);
    await world.settle();
    expect(line.final?.cut.k).toBe(0);
  });
});

describe('of two cuts of one number by one author', () => {
  it('the first is the cut, also where both have waited for what they cover', async () => {
    const world = await Scene.open(72, { parties: 3 });
    await write(world, 1, 'one');
    world.lies(0);
    world.station(0).crash();
    world.disconnect(1, 2);
    await write(world, 2, 'not held by 1 yet');
    const { line } = world.station(1);
    const liar = new Forger(world.founding, 0).after(world.journal(1, '0.0.').durable);
    const held = [markOf(world, 1, '1.0.'), markOf(world, 2, '2.0.')];
    const cutOver = (size: number) => {
      const own = { ...liar.name, size, root: liar.head.root };
      const record = { kind: 'cut', k: 0, previous: line.id, heads: [own, ...held] } as const;
      return encodeBody({ ...emptyBody, record: encodeRecord(record) });
    };
    const first = liar.head.size;
    const more = { kind: kinds.cut, body: cutOver(first) };
    liar.say(liar.item('the first', { ...more, held }));
    liar.say(liar.item('the second', { kind: kinds.cut, body: cutOver(first + 1) }));
    world.give(1, 0, liar.bundle(first));
    await world.settle();
    expect(line.candidates.get(0)?.length).toBe(2);
    world.connect(1, 2);
    await world.pass(5000);
    const [cut] = line.cuts;
    expect(cut).toMatchObject({ seq: first, cut: { k: 0 } });
    const violations = world.station(1).shown.filter(({ event }) => event === 'violation');
    expect(violations).toMatchObject([{ code: 'cut-malformed', seq: first + 1 }]);
  });
});

describe('the end of a replaced journal', () => {
  it('is what another party held of it, where its author no longer knew so much', async () => {
    const world = await Scene.open(73, { parties: 2 });
    const backup = world.backup(0);
    for (const text of ['said', 'and lost', 'with the disk']) await write(world, 0, text);
    await write(world, 1, 'all of it is held here');
    const end = world.journal(1, '0.0.').durable.size;
    world.disconnect(0, 1);
    world.restore(0, backup);
    world.loseGuard(0);
    await world.settle();
    await world.openIncarnation(0);
    const { previous } = world.journal(0, '0.1.');
    expect(previous?.size ?? 0).toBeLessThan(end);
    world.connect(0, 1);
    await world.pass(5000);
    await write(world, 1, 'the new keys are known here');
    await write(world, 0, 'and here the old tail is back');
    for (const { line } of world.stations) {
      const old = [...line.journals.values()].find(({ key }) => key.startsWith('0.0.'));
      expect(old?.durable.size).toBe(end);
      expect(old && endOf(line, old.name)?.size).toBe(end);
    }
    const contested = world.station(1).shown.filter(({ event }) => event === 'contested');
    expect(contested).toEqual([]);
  });
});
