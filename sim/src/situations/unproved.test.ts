import { encodeCosignature } from '@parley/core/codec/payload.ts';
import { ownJournal } from '@parley/core/replication/line.ts';
import { expect, it, vi } from 'vitest';
import { textBody } from '../world/texts.ts';
import { Scene } from './scene.testkit.ts';

it('cosignatures that nobody has signed make no peer read the journal without end', async () => {
  const world = await Scene.open(41, { parties: 3 });
  const b = world.station(1);
  for (const other of [0, 2]) world.disconnect(1, other);
  // In one bundle: no size within it has a note of its own.
  const draft = { kind: 1, precedence: 1, class: 2, references: [], shown: null } as const;
  const writes = Array.from({ length: 200 }, (_, i) => ({
    kind: 'write' as const,
    id: 1000 + i,
    draft: { ...draft, salt: new Uint8Array(16).fill(i), body: textBody(`message ${i}`) },
  }));
  world.now(1, ...writes);
  await world.settle();
  const { name, durable } = ownJournal(b.line);
  expect(durable.size).toBe(200);
  const answer = vi.spyOn(b.machine.disk, 'answer');
  const read = () => answer.mock.calls.filter(([{ q }]) => q === 'runs').length;
  const forge = (size: number) => {
    const signature = new Uint8Array(64).fill(size);
    world.give(
      1,
      0,
      encodeCosignature({ journal: name, size, time: 1, signature, cosigner: null }),
    );
  };
  for (let size = 1; size < 200; size++) forge(size);
  await world.settle();
  expect(read()).toBe(120);
  // What is true is taken all the same: the receipts of both.
  world.connect(1, 0);
  await world.pass(10_000);
  expect([...ownJournal(b.line).cosigned.values()].map(({ size }) => size)).toEqual([200, 200]);
});
