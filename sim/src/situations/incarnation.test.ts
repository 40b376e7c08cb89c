import { encodePayload } from '@parley/core/codec/payload.ts';
import type { Shown } from '@parley/core/replication/io.ts';
import type { Journal } from '@parley/core/replication/line.ts';
import { describe, expect, it } from 'vitest';
import { firstDraft } from '../station/incarnation.ts';
import type { SimStation } from '../station/station.ts';
import { certify, drawKeys } from '../strategies/certificates.ts';
import { Counterpart } from '../strategies/counterpart.ts';
import { Forger } from '../strategies/forger.ts';
import { textBody } from '../world/texts.ts';
import { Scene } from './scene.testkit.ts';

async function opened(seed: number, parties: number): Promise<Scene> {
  const world = await Scene.open(seed, { parties });
  return world;
}

function journalOf(station: SimStation, prefix: string): Journal | undefined {
  return [...station.line.journals.values()].find(({ key }) => key.startsWith(prefix));
}

function has(shown: readonly Shown[], event: Shown['event']): boolean {
  return shown.some((one) => one.event === event);
}

describe('a new incarnation', () => {
  it('while the line runs: nobody asks, nothing is lost, cuts go on', async () => {
    const world = await opened(30, 3);
    for (let i = 0; i < 6; i++) {
      if (i === 3) await world.openIncarnation(0);
      world.station(i % 3).write({ body: textBody(`${i}`) });
      await world.settle();
    }
    await world.pass(10_000);
    expect(new Set(world.agreement()).size).toBe(1);
    expect(journalOf(world.station(2), '0.1.')?.durable.size).toBe(2);
    for (let k = 0; k < 3; k++) {
      world.station(1).input({ kind: 'ask-cut' });
      await world.pass(20_000);
      world.station(k).write({ body: textBody(`more ${k}`) });
      await world.settle();
    }
    await world.pass(20_000);
    const finals = world.stations.map(({ line }) => line.final?.cut.k);
    expect(new Set(finals).size).toBe(1);
    expect(finals[0]).toBeGreaterThanOrEqual(1);
    expect(world.station(1).shown.filter((one) => one.event === 'refused')).toEqual([]);
  });

  it('that a peer missed for two days: it learns of all when it is back', async () => {
    const world = await opened(31, 2);
    world.disconnect(0, 1);
    world.station(0).write({ body: textBody('last of the old') });
    await world.openIncarnation(0);
    world.station(0).write({ body: textBody('first of the new') });
    await world.pass(2 * 86_400_000);
    world.connect(0, 1);
    await world.pass(10_000);
    expect(new Set(world.agreement()).size).toBe(1);
    expect(journalOf(world.station(1), '0.1.')?.ours?.size).toBeGreaterThanOrEqual(2);
    world.boot(1);
    await world.settle();
    expect(journalOf(world.station(1), '0.1.')?.ours?.size).toBeGreaterThanOrEqual(2);
  });

  it('the keys before it, stolen, receipt nothing that is written after their end', async () => {
    const world = await opened(37, 2);
    const a = world.station(0);
    const thief = new Forger(world.founding, 1);
    await world.openIncarnation(1);
    await world.settle();
    a.write({ body: textBody('names the new keys') });
    await world.settle();
    world.disconnect(0, 1);
    a.write({ body: textBody('a warning'), precedence: 4 });
    await world.pass(1000);
    const own = world.journal(0, '0.0.');
    const { size } = own.durable;
    const time = Math.floor(a.line.now.time / 1000);
    world.give(0, 1, thief.cosign(own, own.durable, time, thief.name));
    await world.pass(1000);
    const receipts = a.shown.filter((one) => one.event === 'recorded' && one.size === size);
    expect(receipts).toEqual([]);
    expect(a.line.urgent.map((one) => one.size)).toEqual([size]);
    world.connect(0, 1);
    await world.pass(10_000);
    expect(a.line.urgent).toEqual([]);
    expect(new Set(world.agreement()).size).toBe(1);
  });

  it('on a full disk: its certificate is written when there is space again', async () => {
    const world = await opened(39, 2);
    world.station(0).faults.disk = 'disk-full';
    await world.openIncarnation(0);
    await world.pass(60_000);
    expect(journalOf(world.station(0), '0.1')?.durable.size).toBe(0);
    world.station(0).faults.disk = null;
    await world.pass(70_000);
    expect(journalOf(world.station(0), '0.1')?.durable.size).toBeGreaterThan(0);
    world.station(1).write({ body: textBody('to the new keys') });
    await world.settle();
    expect(has(world.station(1).shown, 'recorded')).toBe(true);
    expect(world.station(0).line.mute).toBe(null);
  });

  it('cut short behind the guard: its certificate is written at the next start', async () => {
    const world = await opened(32, 2);
    const a = world.station(0);
    a.power.at = 'key-kept';
    await world.openIncarnation(0);
    expect(a.running).toBe(false);
    world.boot(0);
    await world.pass(5000);
    expect(a.line.mute).toBe(null);
    expect(journalOf(world.station(1), '0.1.')?.durable.size).toBe(1);
  });
});

describe('a fork by a liar', () => {
  /** Party 0 says two different things: one to 1, another to 2. */
  async function forked(seed: number): Promise<{ world: Scene; left: Forger; right: Forger }> {
    const world = await opened(seed, 3);
    world.station(0).crash();
    const left = new Forger(world.founding, 0);
    left.say(left.item('to both'));
    const right = left.fork();
    left.say(left.item('to one'));
    right.say(right.item('to the other'));
    world.give(1, 0, left.bundle(0));
    world.give(2, 0, right.bundle(0));
    await world.pass(70_000);
    return { world, left, right };
  }

  it('is proved by those whom he told, and shown by both', async () => {
    const { world } = await forked(33);
    for (const me of [1, 2]) {
      expect(has(world.station(me).shown, 'contested'), `at ${me}`).toBe(true);
      expect(journalOf(world.station(me), '0.0.')?.contested).toBe(true);
    }
  });

  it('later entries are stored and shown as contested, and not cosigned', async () => {
    const { world, left } = await forked(34);
    const one = world.station(1);
    const before = journalOf(one, '0.0.')?.ours?.size;
    const payload = left.say(left.item('as if nothing had happened'));
    world.give(1, 0, payload);
    await world.settle();
    expect(journalOf(one, '0.0.')?.durable.size).toBe(3);
    expect(journalOf(one, '0.0.')?.ours?.size).toBe(before);
    const entries = one.shown.filter((event) => event.event === 'entries');
    expect(entries.at(-1)).toMatchObject({ contested: true });
  });

  it('a proof against our own present journal silences us until new keys', async () => {
    const { world } = await forked(35);
    const proof = world
      .station(1)
      .machine.disk.facts.get(`fork.${journalOf(world.station(1), '0.0.')?.key}`) as Uint8Array;
    const again = await Scene.begin(35, { parties: 3 });
    const honest = again.station(0);
    again.give(0, 1, encodePayload({ type: 'fork-proof', proof }));
    expect(honest.line.mute).toBe('beyond-guard');
    await again.openIncarnation(0);
    expect(honest.line.mute).toBe(null);
  });
});

describe('the head that a new certificate states', () => {
  it('keeps its note where the disk refuses it, and stores it later', async () => {
    const world = await opened(38, 2);
    const station = world.station(0);
    const hand = new Counterpart(world.world, 'an officer', 0);
    const { key } = world.journal(0, '0.');
    station.write({ body: textBody('the last of the old keys') });
    await world.pass(5);
    station.faults.disk = 'io';
    const draft = firstDraft(station, textBody('certificate'));
    const certificate = certify(hand, drawKeys(hand), { number: 1 });
    world.now(0, { kind: 'open-incarnation', id: 7777, certificate, draft });
    station.faults.disk = null;
    await world.pass(5000);
    const query = { q: 'note', journal: key, size: 1 } as const;
    expect(station.machine.disk.answer(query)).toMatchObject({ note: { size: 1 } });
  });
});

describe('a party that has used up its incarnations', () => {
  it('opens no other one, by its own station or by any, and nothing is written', async () => {
    const world = await opened(37, 2);
    const [station, other] = [world.station(0), world.station(1)];
    const hand = new Counterpart(world.world, 'whoever has the recovery key', 0);
    const draw = (number: number) => certify(hand, drawKeys(hand), { number });
    for (let number = 1; number < 64; number++) {
      world.now(0, { kind: 'certificate', bytes: draw(number), from: null });
      world.now(1, { kind: 'certificate', bytes: draw(number), from: null });
    }
    const guard = new Map(station.machine.guard?.marks);
    const [bytes, id] = [draw(64), 7777];
    const draft = firstDraft(station, textBody('certificate'));
    world.now(0, { kind: 'open-incarnation', id, certificate: bytes, draft });
    expect(station.written.get(id)).toMatchObject({ ok: false, code: 'over-limit' });
    expect(station.machine.guard?.marks).toEqual(guard);
    world.now(1, { kind: 'certificate', bytes, from: null });
    expect(other.shown.at(-1)).toMatchObject({ event: 'refused', code: 'over-limit' });
    world.boot(0);
    await world.settle();
    expect(station.line.journals.size).toBe(65);
    expect(station.line.mute).toBe('beyond-guard');
  });
});

describe('the end of a replaced journal', () => {
  it('a tail that turns up late is shown as contested and cosigned by nobody', async () => {
    const world = await opened(36, 3);
    const [a, b, c] = [world.station(0), world.station(1), world.station(2)];
    a.write({ body: textBody('known to all') });
    await world.settle();
    const thief = new Forger(world.founding, 0).after((journalOf(a, '0.0.') as Journal).durable);
    await world.openIncarnation(0);
    await world.settle();
    for (const station of [b, c]) {
      station.write({ body: textBody('heard of it') });
      await world.settle();
      station.write({ body: textBody('and named it') });
      await world.settle();
    }
    await world.pass(5000);
    const payload = thief.say(thief.item('with the stolen key'));
    world.give(1, 0, payload);
    await world.settle();
    expect(journalOf(b, '0.0.')?.durable.size).toBe(2);
    expect(journalOf(b, '0.0.')?.ours?.size).toBe(1);
    const entries = b.shown.filter((event) => event.event === 'entries');
    expect(entries.at(-1)).toMatchObject({ contested: true, first: 1 });
    b.input({ kind: 'ask-cut' });
    await world.pass(20_000);
    const heads = b.line.final?.cut.heads ?? b.line.cuts[0]?.cut.heads;
    expect(heads?.[0]?.size).toBe(1);
  });
});
