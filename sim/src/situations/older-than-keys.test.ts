import { describe, expect, it } from 'vitest';
import { snapshotOf } from '../station/machine.ts';
import { certify, drawKeys } from '../strategies/certificates.ts';
import { Counterpart } from '../strategies/counterpart.ts';
import { textBody } from '../world/texts.ts';
import { Scene } from './scene.testkit.ts';

describe('a station put back to before its new keys', () => {
  it('by a backup: is mute, though the guard still knows the old journal as it was', async () => {
    const world = await Scene.open(90, { parties: 2 });
    world.station(0).write({ body: textBody('last under the old keys') });
    await world.settle();
    const backup = world.backup(0);
    await world.openIncarnation(0);
    await world.settle();
    world.restore(0, backup);
    await world.settle();
    expect(world.station(0).line.mute).toBe('guard-missing');
    await world.openIncarnation(0);
    expect(world.station(0).line.own).toContain('0.2.');
    await world.pass(10_000);
    expect(world.journal(1, '0.2.').durable.size).toBe(1);
  });

  it('guard and all: is told of them by whoever cannot answer it, and falls silent', async () => {
    const world = await Scene.open(91, { parties: 2 });
    const before = snapshotOf(world.station(0).machine);
    await world.openIncarnation(0);
    world.station(0).write({ body: textBody('under new keys') });
    await world.settle();
    world.rollBack(0, before);
    await world.pass(60_000);
    expect(world.station(0).line.mute).toBe('beyond-guard');
    await world.openIncarnation(0);
    world.station(0).write({ body: textBody('and under newer ones') });
    await world.pass(60_000);
    expect(new Set(world.agreement()).size).toBe(1);
    expect(world.station(0).line.own).toContain('0.2.');
  });

  it('guard and all, with a receive key that others still seal to: is told as well', async () => {
    const world = await Scene.open(93, { parties: 2 });
    const other = new Counterpart(world.world, 'another machine of the party', 0);
    const secrets = drawKeys(other);
    const receive = { ...secrets.keys.receive, number: 0 };
    const bytes = certify(other, secrets, { keys: { ...secrets.keys, receive } });
    world.now(1, { kind: 'certificate', bytes, from: null });
    await world.pass(120_000);
    expect(world.station(0).line.mute).toBe('beyond-guard');
    await world.openIncarnation(0);
    world.station(0).write({ body: textBody('under newer ones than both') });
    await world.pass(60_000);
    expect(new Set(world.agreement()).size).toBe(1);
    expect(world.station(0).line.own).toContain('0.2.');
  });
});

describe('a station put back to before the new keys of its peer', () => {
  it('is shown the certificate again by whoever hears nothing from it', async () => {
    const world = await Scene.open(92, { parties: 2 });
    const backup = world.backup(1);
    await world.openIncarnation(0);
    await world.pass(5000);
    expect(world.journal(0, '0.1.').cosigned.size).toBeGreaterThan(0);
    world.restore(1, backup);
    world.boot(0);
    await world.pass(180_000);
    expect(world.journal(1, '0.1.').durable.size).toBe(1);
    expect(new Set(world.agreement()).size).toBe(1);
  });
});
