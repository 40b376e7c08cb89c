import { decodePayload, encodePayload, type Payload } from '@parley/core/codec/payload.ts';
import { courierCircuit } from '@parley/core/station/courier-memory.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { textBody } from '../world/texts.ts';
import { Scene } from './scene.testkit.ts';

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.open(130, { parties: 3 });
  for (const party of [0, 1, 2]) scene.station(party).write({ body: textBody(`of ${party}`) });
  await scene.settle();
});

/** A payload out of a courier file of that party's. */
function brought(to: number, from: number, payload: Payload): void {
  const bytes = encodePayload(payload as Parameters<typeof encodePayload>[0]);
  scene.now(to, { kind: 'frame', circuit: courierCircuit, from, payload: bytes });
}

/** What the next courier file holds, without its bundles; empty: none is made. */
async function file(from: number, to: number): Promise<Payload[]> {
  const { process } = scene.station(from);
  const made: Payload[] = [];
  process.couriers.set(4711, ({ payloads }) => {
    for (const payload of payloads) {
      const read = decodePayload(payload);
      if (read.ok) made.push(read.value);
    }
  });
  scene.now(from, { kind: 'courier', id: 4711, to });
  await scene.settle();
  return made;
}

describe('signed heads by courier', () => {
  it('that a peer asks for stand in the next file, once, and none that there is not', async () => {
    const journal = scene.journal(1, '0.');
    const { name, durable } = journal;
    const stranger = { ...name, number: 7 };
    brought(1, 2, { type: 'note-want', journal: name, size: durable.size });
    brought(1, 2, { type: 'note-want', journal: name, size: durable.size + 5 });
    brought(1, 2, { type: 'note-want', journal: stranger, size: 1 });
    const notes = (await file(1, 2)).filter((one) => one.type === 'note');
    expect(notes).toMatchObject([{ size: durable.size, root: durable.root }]);
    expect((await file(1, 2)).filter((one) => one.type === 'note')).toEqual([]);
  });

  it('are still owed after a start', async () => {
    const { name, durable } = scene.journal(1, '0.');
    brought(1, 2, { type: 'note-want', journal: name, size: durable.size });
    await scene.settle();
    scene.boot(1);
    await scene.settle();
    expect((await file(1, 2)).filter((one) => one.type === 'note')).toHaveLength(1);
  });

  it('are asked for where a peer names another root than ours', async () => {
    const { name, durable } = scene.journal(1, '0.');
    const mark = { ...name, size: durable.size, root: new Uint8Array(32), gaps: [] };
    const [challenge] = await file(1, 2);
    if (challenge?.type !== 'challenge') throw new Error('a file begins with a challenge');
    brought(1, 2, { type: 'have', seen: challenge.nonce, marks: [mark] });
    const wanted = (await file(1, 2)).filter((one) => one.type === 'note-want');
    expect(wanted).toMatchObject([{ journal: { party: 0 }, size: durable.size }]);
  });
});

describe('a courier file', () => {
  it('of a station that signs nothing holds what it has signed', async () => {
    const station = scene.station(1);
    scene.disconnect(0, 1);
    scene.disconnect(1, 2);
    for (const text of ['signed, and known to be', 'perhaps signed']) {
      station.write({ body: textBody(text) });
      await scene.settle();
    }
    scene.loseGuard(1);
    await scene.settle();
    expect(station.line.mute).toBe('guard-missing');
    const own = (await file(1, 2)).flatMap((one) => {
      return one.type === 'bundle' && one.journal.party === 1 ? [one] : [];
    });
    const { size } = scene.journal(1, '1.').durable;
    expect(own.map(({ first, items }) => first + items.length)).toEqual([size - 1]);
  });

  it('for nobody on the line is not made', async () => {
    expect(await file(1, 9)).toEqual([]);
  });

  it('is not made of what cannot be read, and the next one is', async () => {
    const station = scene.station(1);
    scene.disconnect(1, 2);
    station.write({ body: textBody('to be carried') });
    await scene.settle();
    const { disk } = station.machine;
    const answer = disk.answer.bind(disk);
    disk.answer = (query) => (query.q === 'runs' ? { q: 'runs', runs: [] } : answer(query));
    const without = await file(1, 2);
    expect(without.filter((one) => one.type === 'bundle')).toEqual([]);
    disk.answer = answer;
    expect((await file(1, 2)).filter((one) => one.type === 'bundle')).toHaveLength(1);
  });
});
