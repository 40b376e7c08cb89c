import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import { describe, expect, it } from 'vitest';
import { textBody } from '../world/texts.ts';
import { Scene } from './scene.testkit.ts';

describe('three parties, one circuit missing', () => {
  it('a third party passes entries and receipts on within seconds', async () => {
    const world = await Scene.begin(50, { parties: 3 });
    world.connect(0, 1);
    world.connect(1, 2);
    await world.settle();
    world.station(0).write({ body: textBody('by way of 1') });
    world.station(2).write({ body: textBody('and back') });
    await world.pass(6000);
    expect(new Set(world.agreement()).size).toBe(1);
    const recorded = world
      .station(0)
      .shown.flatMap((event) =>
        event.event === 'recorded' && event.by.party === 2 ? [event.size] : [],
      );
    expect(recorded).toEqual([1]);
    world.station(0).input({ kind: 'ask-cut' });
    await world.pass(10_000);
    expect(world.stations.map(({ line }) => line.final?.cut.k)).toEqual([0, 0, 0]);
  });
});

describe('ten parties', () => {
  it('hold one line, and agree on a final cut', async () => {
    const world = await Scene.open(51, { parties: 10 });
    for (const station of world.stations) station.write({ body: textBody(`from ${station.me}`) });
    await world.settle();
    world.station(3).input({ kind: 'ask-cut' });
    await world.pass(10_000);
    expect(new Set(world.agreement()).size).toBe(1);
    expect(new Set(world.stations.map(({ line }) => line.final?.cut.k))).toEqual(new Set([0]));
  });
});

describe('a draft', () => {
  it('that a reply has overtaken is not signed until its releaser has been shown it', async () => {
    const world = await Scene.open(52, { parties: 2 });
    const [a, b] = [world.station(0), world.station(1)];
    b.write({ body: textBody('newer') });
    await world.settle();
    const refused = a.write({ body: textBody('written before'), shown: [] });
    await world.settle();
    expect(a.written.get(refused)).toMatchObject({ code: 'draft-overtaken' });
    const shown = [{ journal: b.line.own, size: 1 }];
    const signed = a.write({ body: textBody('written before'), shown });
    await world.settle();
    expect(a.written.get(signed)).toMatchObject({ ok: true });
  });

  it('released twice makes two entries of one draft id, and both are carried', async () => {
    const world = await Scene.open(53, { parties: 2 });
    const draft = new Uint8Array(16).fill(7);
    const texts = [{ lang: 'en', standing: 0 as const, text: 'once' }];
    const body = encodeBody({ ...emptyBody, texts, draft });
    for (let i = 0; i < 2; i++) world.station(0).write({ body });
    await world.settle();
    expect(world.agreement()[1]).toContain(':2:');
  });
});
