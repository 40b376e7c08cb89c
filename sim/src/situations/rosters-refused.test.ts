import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { officerIdOf } from '@parley/core/codec/officer.ts';
import { encodeRecord } from '@parley/core/codec/records.ts';
import { expect, it } from 'vitest';
import { Forger } from '../strategies/forger.ts';
import { Scene } from './scene.testkit.ts';

/** A body that would make somebody an officer, whom nobody has released. */
function appointment({ founding }: Scene): Uint8Array {
  const { crypto } = founding.crypto;
  const publicKey = crypto.sha256(new Uint8Array(1));
  const id = officerIdOf(crypto, 0, publicKey);
  const officer = { id, scheme: 0, publicKey, roles: ['principal'], name: 'nobody' } as const;
  const record = encodeRecord({ kind: 'roster', action: 'add', officer });
  return encodeBody({ ...emptyBody, record });
}

async function saying(seed: number, bodyOf: (scene: Scene) => Uint8Array) {
  const scene = await Scene.open(seed, { parties: 2 });
  await scene.settle();
  scene.lies(0);
  scene.station(0).crash();
  const liar = new Forger(scene.founding, 0).after(scene.journal(1, '0.0.').durable);
  for (let i = 0; i < 100; i++) {
    const kind = i % 2 === 0 ? kinds.roster : kinds.watch;
    scene.give(1, 0, liar.say(liar.item('', { kind, class: 0, body: bodyOf(scene) })));
  }
  await scene.settle();
  const facts = () => [...scene.station(1).machine.disk.facts.keys()];
  return { scene, facts: () => facts().filter((key) => key.includes('roster.0')) };
}

it.each([
  ['that nobody released', appointment],
  ['that cannot be read', () => Uint8Array.of(0xff)],
])('changes of the roster %s leave nothing behind, however many there are', async (_, bodyOf) => {
  const { scene, facts } = await saying(140, bodyOf);
  const { line, shown } = scene.station(1);
  expect(scene.journal(1, '0.0.').durable.size).toBeGreaterThanOrEqual(100);
  expect(shown.filter(({ event }) => event === 'violation').length).toBeGreaterThanOrEqual(50);
  expect(facts()).toEqual([]);
  scene.boot(1);
  await scene.settle();
  expect(line.rosters[0]?.changes).toEqual([]);
});
