import { journalKey } from '@parley/core/codec/names.ts';
import { decodePayload, encodeBundle } from '@parley/core/codec/payload.ts';
import { describe, expect, it } from 'vitest';
import { snapshotOf } from '../station/machine.ts';
import { Forger } from '../strategies/forger.ts';
import { textBody } from '../world/texts.ts';
import { Scene } from './scene.testkit.ts';

/** Two stations, three entries of the first on the record of the second. */
async function talking(seed: number): Promise<Scene> {
  const world = await Scene.open(seed, { parties: 2 });
  for (let i = 0; i < 3; i++) {
    world.station(0).write({ body: textBody(`before ${i}`) });
    await world.settle();
  }
  return world;
}

/** Who has stolen the present key of party 0. */
function thief(world: Scene, from = world.journal(0, '0.').durable): Forger {
  return new Forger(world.founding, 0).after(from);
}

describe('a station whose guard', () => {
  it('stands at its size with another root signs nothing', async () => {
    const world = await talking(81);
    const { key } = world.journal(0, '0.');
    world.station(0).machine.guard?.marks.set(key, { size: 3, root: new Uint8Array(32) });
    world.boot(0);
    await world.pass(5000);
    expect(world.station(0).line.mute).toBe('guard-missing');
  });

  it('cannot be written signs nothing, and goes on when it can', async () => {
    const world = await talking(82);
    const a = world.station(0);
    a.faults.guardDisk = 'io';
    a.write({ body: textBody('not guarded') });
    await world.pass(20_000);
    expect(world.journal(1, '0.').durable.size).toBe(3);
    a.faults.guardDisk = null;
    await world.pass(5000);
    expect(world.journal(1, '0.').durable.size).toBe(4);
  });

  it('cannot be written at a start signs nothing of what was decided before', async () => {
    const world = await talking(83);
    const a = world.station(0);
    a.power.at = 'after-persist';
    a.write({ body: textBody('decided, and no more') });
    await world.settle();
    a.faults.guardDisk = 'io';
    world.boot(0);
    await world.pass(20_000);
    expect(world.journal(1, '0.').durable.size).toBe(3);
    a.faults.guardDisk = null;
    await world.pass(5000);
    expect(world.journal(1, '0.').durable.size).toBe(4);
  });

  it('cannot be written at a start is tried again, whatever the database writes', async () => {
    const world = await talking(87);
    const a = world.station(0);
    a.crash();
    a.faults.guardDisk = 'io';
    world.boot(0);
    await world.pass(5000);
    world.station(1).write({ body: textBody('written there'), precedence: 4 });
    await world.pass(5000);
    expect(world.journal(0, '1.').durable.size).toBe(1);
    a.faults.guardDisk = null;
    await world.pass(5000);
    a.write({ body: textBody('it speaks') });
    await world.settle();
    expect(world.journal(1, '0.').durable.size).toBe(4);
  });

  it('cannot be written at a start and is beaten by a head of ours lets new keys in', async () => {
    const world = await talking(88);
    const a = world.station(0);
    const before = snapshotOf(a.machine);
    a.write({ body: textBody('said, and forgotten') });
    await world.settle();
    a.faults.guardDisk = 'disk-full';
    world.rollBack(0, before);
    await world.pass(5000);
    expect(a.line.mute).toBe('beyond-guard');
    a.faults.guardDisk = null;
    await world.pass(5000);
    await world.openIncarnation(0);
    expect([a.line.own.slice(0, 4), a.line.mute]).toEqual(['0.1.', null]);
    expect(world.journal(1, '0.1.').durable.size).toBe(1);
  });

  it('was beaten by a head that a peer showed remembers that over a start', async () => {
    const world = await talking(84);
    const before = snapshotOf(world.station(0).machine);
    world.station(0).write({ body: textBody('said, and forgotten') });
    await world.settle();
    world.rollBack(0, before);
    await world.pass(5000);
    expect(world.station(0).line.mute).toBe('beyond-guard');
    world.disconnect(0, 1);
    world.boot(0);
    await world.pass(5000);
    expect(world.station(0).line.mute).toBe('beyond-guard');
  });

  it('is met by a head of ours with another root falls silent: its key is stolen', async () => {
    const world = await talking(85);
    const forger = new Forger(world.founding, 0);
    for (const text of ['another', 'history', 'of three']) forger.say(forger.item(text));
    world.give(0, 1, forger.note());
    await world.settle();
    expect(world.station(0).line.mute).toBe('beyond-guard');
  });

  for (const [how, shown] of [
    ['shows its root', true],
    ['leaves its root to be computed', false],
  ] as const) {
    it(`is reached in size alone by a tail that ${how} does not speak`, async () => {
      const world = await talking(86);
      const backup = world.backup(0);
      const before = world.journal(0, '0.').durable;
      world.station(0).write({ body: textBody('lost') });
      await world.settle();
      world.disconnect(0, 1);
      world.restore(0, backup);
      await world.settle();
      const forger = thief(world, before);
      forger.say(forger.item('never said'));
      const read = decodePayload(forger.bundle(3));
      if (!read.ok || read.value.type !== 'bundle') throw new Error('a bundle was made');
      const { journal, first, run, signature, root } = read.value;
      world.give(0, 1, encodeBundle(journal, first, run, { signature, root: shown ? root : null }));
      await world.settle();
      expect(world.station(0).line.mute).toBe('beyond-guard');
    });
  }
});

describe('a mute station', () => {
  it('sends nothing that is not signed, and signs for nothing of others', async () => {
    const world = await talking(87);
    world.disconnect(0, 1);
    world.station(0).write({ body: textBody('not sent yet') });
    await world.settle();
    world.loseGuard(0);
    world.connect(0, 1);
    world.station(1).write({ body: textBody('are you there') });
    await world.pass(60_000);
    expect(world.station(0).line.mute).toBe('guard-missing');
    expect(world.journal(1, '0.').durable.size).toBe(3);
    expect(world.journal(0, '1.').durable.size).toBe(1);
    expect(world.journal(1, '1.').cosigned.size).toBe(0);
  });

  it('sends what it has signed to whoever lacks it', async () => {
    const world = await Scene.open(91, { parties: 3 });
    world.disconnect(0, 2);
    world.disconnect(1, 2);
    for (const text of ['one', 'two', 'three']) {
      world.station(0).write({ body: textBody(text) });
      await world.settle();
    }
    world.loseGuard(0);
    await world.pass(5000);
    expect(world.station(0).line.mute).toBe('guard-missing');
    expect(world.journal(2, '0.').durable.size).toBe(0);
    world.connect(0, 2);
    await world.pass(60_000);
    expect(world.journal(2, '0.').durable.size).toBe(2);
    expect(world.station(0).line.mute).toBe('guard-missing');
  });

  it('goes on with a warning that it has signed, until it is on record', async () => {
    const world = await talking(92);
    const [a, b] = [world.station(0), world.station(1)];
    b.faults.disk = 'io';
    a.write({ body: textBody('a warning'), precedence: 5 });
    await world.pass(1500);
    const forger = thief(world, world.journal(0, '0.').durable);
    world.lies(0);
    forger.say(forger.item('never said'));
    world.give(0, 1, forger.note());
    expect(a.line.mute).toBe('beyond-guard');
    const before = a.line.urgent[0]?.pauseMs ?? 0;
    await world.pass(40_000);
    expect(a.line.urgent[0]?.pauseMs ?? 0).toBeGreaterThan(before);
    b.faults.disk = null;
    await world.pass(40_000);
    expect(world.journal(1, '0.').durable.size).toBe(4);
  });

  it('whose guard cannot be written opens no new keys either', async () => {
    const world = await talking(88);
    world.station(0).faults.guardDisk = 'io';
    await world.openIncarnation(0);
    await world.pass(3000);
    expect(world.station(0).line.own).toContain('0.0.');
  });
});

describe('a station that was put back', () => {
  it('claims no less of another journal than before, though it holds less', async () => {
    const world = await talking(89);
    const b = world.station(1);
    b.write({ body: textBody('one') });
    await world.settle();
    const backup = world.backup(0);
    b.write({ body: textBody('two') });
    await world.settle();
    world.station(0).write({ body: textBody('I hold two of yours') });
    await world.settle();
    const own = world.journal(1, '1.').key;
    b.tap = {
      // What it wrote itself does not come back, and the other's tail does.
      outgoing(payload) {
        const read = decodePayload(payload);
        const mine =
          read.ok && read.value.type === 'bundle' && journalKey(read.value.journal) === own;
        return mine ? [] : undefined;
      },
    };
    world.restore(0, backup);
    await world.pass(10_000);
    expect(world.station(0).line.mute).toBe(null);
    expect(world.journal(0, '1.').durable.size).toBe(1);
    world.station(0).write({ body: textBody('and now one') });
    await world.pass(5000);
    expect(world.journal(1, '0.').durable.size).toBe(5);
    expect(b.shown.filter((event) => event.event === 'violation')).toEqual([]);
  });
});

describe('an entry that was written and never signed, when its keys retire', () => {
  it('is no part of what the certificate states, and cuts go on without it', async () => {
    const world = await talking(90);
    const a = world.station(0);
    a.power.at = 'after-persist';
    a.write({ body: textBody('never signed') });
    await world.settle();
    a.machine.guard = null;
    world.boot(0);
    await world.settle();
    expect(a.line.mute).toBe('guard-missing');
    await world.openIncarnation(0);
    a.write({ body: textBody('under new keys') });
    await world.pass(5000);
    // The first names what it holds of the old journal, the second the new one.
    for (const text of ['I hear you', 'and go on']) {
      world.station(1).write({ body: textBody(text) });
      await world.pass(5000);
    }
    expect(a.machine.keyring.at(-1)?.certificate.previous?.size).toBe(3);
    for (let i = 0; i < 3; i++) {
      world.station(0).input({ kind: 'ask-cut' });
      await world.pass(10_000);
    }
    const final = world.station(1).line.final?.cut;
    expect(final?.heads.map(({ party, number, size }) => [party, number, size])).toContainEqual([
      0, 0, 3,
    ]);
    expect(final?.heads.some(({ number }) => number === 1)).toBe(true);
  });
});
