import { limits } from '@parley/core/base/limits.ts';
import { opaqueHeaderStart } from '@parley/core/codec/entry.ts';
import { describe, expect, it } from 'vitest';
import { Forger } from '../strategies/forger.ts';
import { textBody } from '../world/texts.ts';
import { Scene } from './scene.testkit.ts';

describe('a party that could not be reached when an entry over the limits was proven', () => {
  it.each([
    ['without a start between', false],
    ['after a start of the one that tells', true],
  ])('has the proof when a circuit to it comes up, %s', async (_, starts) => {
    const world = await Scene.begin(103, { parties: 3 });
    world.lies(0);
    const liar = new Forger(world.founding, 0);
    world.give(1, 0, liar.say(liar.item('large', { body: new Uint8Array(256 * 1024 + 1) })));
    await world.settle();
    expect(world.journal(1, '0.').over).toBe(true);
    await world.pass(3_600_000);
    if (starts) world.boot(1);
    expect(world.journal(2, '0.').over).toBe(false);
    world.connect(1, 2);
    await world.pass(5000);
    const journal = world.journal(2, '0.');
    expect(journal.over).toBe(true);
    expect([...world.station(2).machine.disk.facts.keys()]).toContain(`over.${journal.key}`);
  });
});

describe('an entry over the limits whose bundle fits a frame and whose proof does not', () => {
  it('is proven where it came, stops nobody, and the line stays up', async () => {
    const world = await Scene.open(104, { parties: 3 });
    world.lies(0);
    const liar = new Forger(world.founding, 0);
    const more = liar.fork();
    const spare = limits.payloadBytesMax - more.say(more.item('')).length - 64;
    const payload = liar.say(liar.item('huge', { body: new Uint8Array(spare) }));
    expect(payload.length).toBeLessThanOrEqual(limits.payloadBytesMax);
    world.give(1, 0, payload);
    await world.settle();
    const journal = world.journal(1, '0.');
    expect(journal.over).toBe(true);
    expect(journal.overProof?.length).toBeGreaterThan(limits.payloadBytesMax);
    world.disconnect(1, 2);
    world.boot(1);
    world.connect(1, 2);
    await world.pass(5000);
    expect(world.journal(2, '0.').over).toBe(false);
    world.station(1).write({ body: textBody('still here') });
    await world.settle();
    const own = world.journal(1, '1.').durable.size;
    expect(own).toBeGreaterThan(0);
    expect(world.journal(2, '1.').durable.size).toBe(own);
  });
});

describe('an entry over the limits', () => {
  const large = new Uint8Array(256 * 1024 + 1);

  async function told(give: (liar: Forger, world: Scene) => Uint8Array) {
    const world = await Scene.open(105, { parties: 3 });
    world.lies(0);
    world.give(1, 0, give(new Forger(world.founding, 0), world));
    await world.settle();
    return world.journal(1, '0.');
  }

  it('behind others in its bundle is proven, under the root of all before it', async () => {
    const journal = await told((liar) => {
      for (const text of ['first', 'second']) liar.say(liar.item(text));
      liar.say(liar.item('large', { body: large }));
      return liar.bundle(0);
    });
    expect(journal.over).toBe(true);
  });

  it('of a later version is proven as well', async () => {
    const journal = await told((liar, world) => {
      const start = opaqueHeaderStart({ line: world.founding.line, journal: liar.name, seq: 0 });
      const header = Uint8Array.of(0x85, 2, ...start);
      return liar.say({ header, salt: new Uint8Array(16), body: large });
    });
    expect(journal.over).toBe(true);
  });

  it('that its author has not signed, or that does not follow on, convicts nobody', async () => {
    const unsigned = await told((liar, world) => {
      const other = new Forger(world.founding, 2);
      return liar.say(liar.item('large', { body: large }), other.secrets.note);
    });
    expect(unsigned.over).toBe(false);
    const later = await told((liar) => {
      liar.say(liar.item('withheld'));
      return liar.say(liar.item('large', { body: large }));
    });
    expect(later.over).toBe(false);
  });
});
