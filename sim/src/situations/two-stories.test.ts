import { decodeForkProof, type ForkProof } from '@parley/core/codec/fork-proof.ts';
import { verifyForkProof } from '@parley/core/journal/fork.ts';
import type { Journal } from '@parley/core/replication/line.ts';
import { describe, expect, it } from 'vitest';
import { fakeCrypto } from '../crypto/fake.ts';
import { Forger } from '../strategies/forger.ts';
import { Scene } from './scene.testkit.ts';

/** Party 0 is a liar; what it says to each is put into the frames by hand. */
async function lied(seed: number) {
  const world = await Scene.open(seed, { parties: 3 });
  world.station(0).crash();
  const tell = (to: number, payload: Uint8Array) => world.give(to, 0, payload);
  return { world, liar: new Forger(world.founding, 0), tell };
}

function journalAt(world: Scene, me: number): Journal {
  const all = [...world.station(me).line.journals.values()];
  return all.find(({ name }) => name.party === 0) as Journal;
}

/** The proof that a station keeps, checked as any third party would. */
function proofAt(world: Scene, me: number): ForkProof['fork'] | undefined {
  const { key, origin, keys } = journalAt(world, me);
  const bytes = world.station(me).machine.disk.facts.get(`fork.${key}`);
  const proof = bytes && decodeForkProof(bytes);
  if (!proof?.ok) return undefined;
  const accused = { line: world.founding.line, origin, noteKey: keys.note };
  return verifyForkProof(fakeCrypto.crypto, accused, proof.value).ok ? proof.value.fork : undefined;
}

describe('a liar who never signs two heads of one size', () => {
  it.each([
    ['one after the other', 1],
    ['longer than a block of stored nodes', 300],
  ])('is convicted by the leaves where his two stories part: %s', async (_, common) => {
    const { world, liar, tell } = await lied(70);
    for (let i = 0; i < common; i++) {
      const payload = liar.say(liar.item(`to both ${i}`));
      for (const to of [1, 2]) tell(to, payload);
    }
    await world.pass(1000);
    const other = liar.fork();
    tell(1, liar.say(liar.item('no missile is fuelled')));
    for (const text of ['all are', 'and aimed']) other.say(other.item(text));
    tell(2, other.bundle(common));
    await world.pass(120_000);
    for (const me of [1, 2]) expect(proofAt(world, me), `at ${me}`).toBe('leaves');
    for (const me of [1, 2]) expect(journalAt(world, me).contested).toBe(true);
  });
});

describe('an entry that was shown before its predecessors', () => {
  it('convicts its author when another one takes its place, after a start too', async () => {
    const { world, liar, tell } = await lied(71);
    tell(1, liar.say(liar.item('first')));
    const other = liar.fork();
    other.say(other.item('second'));
    liar.say(liar.item('second'));
    liar.say(liar.item('launch is off', { precedence: 4 }));
    other.say(other.item('launch is on', { precedence: 4 }));
    other.say(other.item('and more'));
    tell(1, liar.bundle(2));
    expect(journalAt(world, 1).peeked.size).toBe(1);
    world.boot(1);
    await world.pass(3000);
    expect(journalAt(world, 1).peeked.size).toBe(1);
    tell(1, other.bundle(1));
    await world.pass(5000);
    expect(proofAt(world, 1)).toBe('leaves');
    expect(proofAt(world, 2)).toBe('leaves');
  });

  it('convicts him when his note names it under a tree in which another stands', async () => {
    const { world, liar, tell } = await lied(72);
    tell(1, liar.say(liar.item('first')));
    liar.say(liar.item('second'));
    const shown = liar.item('launch is off', { precedence: 4 });
    const stands = liar.item('launch is on', { precedence: 4 });
    liar.say(stands);
    tell(1, liar.falseLeafBundle(2, shown));
    expect(journalAt(world, 1).peeked.size).toBe(1);
    tell(1, liar.bundle(1));
    await world.pass(5000);
    expect(proofAt(world, 1)).toBe('last-leaf');
    expect(journalAt(world, 2).contested).toBe(true);
  });
});
