import { limits } from '@parley/core/base/limits.ts';
import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { encodeRecord } from '@parley/core/codec/records.ts';
import { ownJournal } from '@parley/core/replication/line.ts';
import { lastCut } from '@parley/core/station/cut-tries.ts';
import { cutTriesSpent } from '@parley/core/station/cuts.ts';
import { describe, expect, it } from 'vitest';
import { Forger } from '../strategies/forger.ts';
import { textBody } from '../world/texts.ts';
import { Scene } from './scene.testkit.ts';

/** Party 0 lies to an honest 1; of three parties the third is out of reach. */
async function lying(seed: number, parties: number) {
  const world = await Scene.open(seed, { parties });
  world.station(1).write({ body: textBody('one') });
  await world.settle();
  world.lies(0);
  world.station(0).crash();
  if (parties > 2) world.disconnect(1, 2);
  const { line } = world.station(1);
  const liar = new Forger(world.founding, 0).after(world.journal(1, '0.0.').durable);
  return { world, line, liar };
}

type Lying = Awaited<ReturnType<typeof lying>>;

/** Says a cut that covers what is held at 1, or one that goes on from no cut there is. */
function sayCut({ world, line, liar }: Lying, k: number, good: boolean): void {
  const others = [...line.journals.values()].filter(({ name }) => name.party > 0);
  const held = others.map(({ name, durable }) => {
    return { ...name, size: durable.size, root: durable.root };
  });
  const own = { ...liar.name, size: liar.head.size, root: liar.head.root };
  const previous = good ? line.id : world.founding.crypto.crypto.sha256(line.id);
  const record = encodeRecord({ kind: 'cut', k, previous, heads: [own, ...held] });
  const marks = held.filter(({ size, party, root }) => {
    const said = [...liar.head.held.values()].find((one) => one.party === party);
    return size > 0 && (said === undefined || said.root !== root);
  });
  const payload = liar.say(
    liar.item('cut', { kind: kinds.cut, body: encodeBody({ ...emptyBody, record }), held: marks }),
  );
  world.give(1, 0, payload);
}

const cutFacts = ({ world }: Lying) =>
  [...world.station(1).machine.disk.facts.keys()].filter((key) => key.startsWith('entry.cut.'));

describe('an entry that tries to be the next cut of its journal', () => {
  it('is it after 63 that were none, and not after 64; a restart changes nothing', async () => {
    for (const bad of [limits.cutTriesMax - 1, limits.cutTriesMax]) {
      const scene = await lying(80, 2);
      for (let i = 0; i < bad; i++) sayCut(scene, 0, false);
      sayCut(scene, 0, true);
      await scene.world.settle();
      const taken = bad < limits.cutTriesMax ? 0 : undefined;
      expect(lastCut(scene.world.station(1).line)?.cut.k).toBe(taken);
      expect(scene.world.station(1).line.candidates.size).toBe(0);
      scene.world.station(1).crash();
      scene.world.boot(1);
      await scene.world.settle();
      expect(lastCut(scene.world.station(1).line)?.cut.k).toBe(taken);
    }
  });

  it('is one too many for its own author as well, who is told so', async () => {
    const world = await Scene.open(83, { parties: 2 });
    const { line } = world.station(0);
    const spent = (cuts: number) => {
      const own = ownJournal(line);
      own.durable = { ...own.durable, cuts };
      return cutTriesSpent(line);
    };
    expect([0, limits.cutTriesMax - 1, limits.cutTriesMax].map(spent)).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('is not kept where it would go on from a cut that we have still to write', async () => {
    const scene = await lying(81, 2);
    for (let i = 1; i <= 200; i++) sayCut(scene, 2 * i, false);
    await scene.world.settle();
    expect(scene.line.candidates.size).toBe(0);
    expect(cutFacts(scene)).toEqual([]);
    const shown = scene.world.station(1).shown.filter(({ event }) => event === 'violation');
    expect(shown.length).toBeGreaterThanOrEqual(200);
  });

  it('waits for what a third party may still bring, so many and no more', async () => {
    const scene = await lying(82, 3);
    const { world, liar } = scene;
    const [third] = [...scene.line.journals.values()].filter(({ name }) => name.party === 2);
    const { sha256 } = world.founding.crypto.crypto;
    const root = sha256(Uint8Array.of(1));
    const unheld = { ...(third as NonNullable<typeof third>).name, size: 1 << 20, root };
    for (let i = 0; i < 500; i++) {
      const own = { ...liar.name, size: liar.head.size, root: liar.head.root };
      const [south] = [...scene.line.journals.values()].filter(({ name }) => name.party === 1);
      const { name } = south as NonNullable<typeof south>;
      const heads = [own, { ...name, size: 0, root: sha256(new Uint8Array(0)) }, unheld];
      const record = encodeRecord({ kind: 'cut', k: 0, previous: scene.line.id, heads });
      const body = encodeBody({ ...emptyBody, record });
      const held = i === 0 ? [unheld] : [];
      world.give(1, 0, liar.say(liar.item('cut', { kind: kinds.cut, body, held })));
    }
    await scene.world.settle();
    expect(scene.line.candidates.get(0)?.length).toBe(limits.cutTriesMax);
    expect(cutFacts(scene)).toHaveLength(limits.cutTriesMax);
  });
});
