import { decodePayload, encodePayload } from '@parley/core/codec/payload.ts';
import { describe, expect, it } from 'vitest';
import { clean } from '../network/profile.ts';
import { textBody } from '../world/texts.ts';
import { Scene } from './scene.testkit.ts';

describe('two stations', () => {
  it('hold the same journals after talking, each entry on the record of the other', async () => {
    const world = await Scene.open(1, { parties: 2 });
    for (let i = 0; i < 20; i++) {
      world.station(i % 2).write({ body: textBody(`message ${i}`) });
      await world.settle();
    }
    const [a, b] = world.agreement();
    expect(a).toBe(b);
    expect(a).toContain(':10:');
    const shown = world.station(0).shown.filter((event) => event.event === 'recorded');
    expect(shown.at(-1)).toMatchObject({ size: 10 });
    expect(world.station(0).shown.filter((event) => event.event === 'refused')).toEqual([]);
  });

  it('catch up after a partition, from the store', async () => {
    const world = await Scene.open(2, { parties: 2 });
    world.disconnect(0, 1);
    for (let i = 0; i < 700; i++) world.station(0).write({ body: textBody(`while cut ${i}`) });
    world.station(0).line.recent.length = 0;
    world.connect(0, 1);
    await world.settle();
    const [a, b] = world.agreement();
    expect(a).toBe(b);
    expect(a).toContain(':700:');
  });

  it('reach a final cut when an officer asks', async () => {
    const world = await Scene.open(3, { parties: 2 });
    world.station(0).write({ body: textBody('one') });
    world.station(1).write({ body: textBody('two') });
    await world.settle();
    world.station(1).input({ kind: 'ask-cut' });
    await world.settle();
    await world.pass(3000);
    expect(world.station(0).line.final?.cut.k).toBe(0);
    expect(world.station(1).line.final?.cut.k).toBe(0);
  });
});

describe('a line that loses every third payload', () => {
  it('loses no entry and doubles none', async () => {
    const world = await Scene.open(4, { parties: 3 });
    for (const link of world.world.links) link.profile = { ...clean, loss: 1 / 3 };
    for (let i = 0; i < 60; i++) {
      world.station(i % 3).write({ body: textBody(`lossy ${i}`), precedence: i % 7 === 0 ? 4 : 1 });
      await world.settle();
      await world.pass(500);
    }
    for (const link of world.world.links) link.profile = clean;
    await world.pass(180_000);
    const [a, b, c] = world.agreement();
    expect(a).toBe(b);
    expect(b).toBe(c);
    expect(a?.match(/:20:/g)?.length).toBe(3);
  });
});

describe('a circuit that is replaced before its canary came back', () => {
  it('is asked again at once, so that the line is known to be up', async () => {
    const world = await Scene.begin(5, { parties: 2 });
    const link = world.link(0, 1);
    link.profile = { ...clean, loss: 1 };
    world.connect(0, 1);
    await world.pass(100);
    world.disconnect(0, 1);
    link.profile = clean;
    world.connect(0, 1);
    await world.settle();
    const up = world.stations.flatMap(({ line }) => [...line.peers.values()].map((p) => p.lineUp));
    expect(up).toEqual([true, true]);
  });
});

describe('a circuit that is away when a canary is due', () => {
  it('is asked when it is back: no line is shown as down though a FLASH arrives', async () => {
    const world = await Scene.open(8, { parties: 2 });
    const { canaryPeriodS, flashBoundS } = world.station(0).line.settings;
    await world.pass((canaryPeriodS - 5) * 1000);
    world.disconnect(0, 1);
    await world.pass(10_000);
    world.connect(0, 1);
    await world.pass(2 * flashBoundS * 1000);
    const up = world.stations.flatMap(({ line }) => [...line.peers.values()].map((p) => p.lineUp));
    expect(up).toEqual([true, true]);
  });
});

describe('two circuits, one of which carries nothing', () => {
  it('the line is up by the other, as a FLASH would go by both', async () => {
    const world = await Scene.begin(9, { parties: 2 });
    const [dead, alive] = [world.link(0, 1), world.world.link('radio', 0, 1)];
    for (const link of [dead, alive]) world.world.connect(link);
    await world.settle();
    // Each circuit was the better one for one of the two.
    for (const link of [alive, dead]) {
      dead.profile = clean;
      alive.profile = clean;
      link.profile = { ...clean, loss: 1 };
      const before = world.station(0).line.peers.get(1)?.canaryOkAt ?? 0;
      world.station(0).input({ kind: 'test' });
      await world.pass(1000);
      expect(world.station(0).line.peers.get(1)?.canaryOkAt).toBeGreaterThan(before);
    }
  });

  it('it is not held for up by what was asked on the other', async () => {
    const world = await Scene.begin(6, { parties: 2 });
    const a = world.station(0);
    const asked = new Map<string, Uint8Array>();
    a.tap = {
      outgoing(payload, _to, circuit) {
        const read = decodePayload(payload);
        if (read.ok && read.value.type === 'challenge') asked.set(circuit, read.value.nonce);
        return undefined;
      },
    };
    const [dead, alive] = [world.link(0, 1), world.world.link('radio', 0, 1)];
    dead.profile = { ...clean, loss: 1 };
    for (const link of [dead, alive]) world.world.connect(link);
    await world.settle();
    const nonce = asked.get(alive.id) as Uint8Array;
    world.give(0, 1, encodePayload({ type: 'challenge-answer', nonce }));
    a.input({ kind: 'test' });
    await world.settle();
    const again = asked.get(alive.id) as Uint8Array;
    world.give(0, 1, encodePayload({ type: 'challenge-answer', nonce: again }));
    await world.settle();
    const up = [...(a.line.peers.get(1)?.circuits.values() ?? [])].map((one) => [one.id, one.up]);
    expect(Object.fromEntries(up)).toEqual({ [dead.id]: false, [alive.id]: true });
  });
});
