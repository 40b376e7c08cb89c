import { encodePayload } from '@parley/core/codec/payload.ts';
import type { Peer } from '@parley/core/replication/line.ts';
import { frameType } from '@parley/envelope/frame.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SimStation } from '../station/station.ts';
import { Forger } from '../strategies/forger.ts';
import { textBody } from '../world/texts.ts';
import { Scene } from './scene.testkit.ts';

let world: Scene;
let station: SimStation;
let peer: Peer;
let thief: Forger;
beforeEach(async () => {
  world = await Scene.open(91, { parties: 2 });
  world.station(1).write({ body: textBody('what it said before') });
  await world.settle();
  await world.openIncarnation(1);
  world.station(0).write({ body: textBody('for the new keys') });
  await world.settle();
  world.lies(1);
  station = world.station(0);
  peer = station.line.peers.get(1) as Peer;
  thief = new Forger(world.founding, 1);
});

function give(payload: Uint8Array): string[] {
  const from = station.shown.length;
  const circuit = world.link(0, 1).id;
  world.now(0, { kind: 'frame', circuit, from: 1, by: thief.name, payload });
  const refused = station.shown.slice(from).filter(({ event }) => event === 'refused');
  return refused.map((event) => (event as { code: string }).code);
}

describe('a session that a replaced incarnation opened', () => {
  it('brings nothing that only its sender vouches for', () => {
    const seen = peer.seenChallenge;
    const have = new Map(peer.have);
    const [nonce, long] = [new Uint8Array(8).fill(0xee), new Uint8Array(16).fill(0xee)];
    const hash = new Uint8Array(32);
    const { name: journal, durable } = world.journal(0, '0.0.');
    const mark = { ...journal, size: durable.size + 9, root: durable.root, gaps: [] };
    for (const payload of [
      encodePayload({ type: 'have', seen: null, marks: [mark] }),
      encodePayload({ type: 'challenge', nonce }),
      encodePayload({ type: 'challenge-answer', nonce }),
      encodePayload({ type: 'canary', nonce: long }),
      encodePayload({ type: 'want', hash, offset: 0, length: 9 }),
      encodePayload({ type: 'note-want', journal, size: 1 }),
      encodePayload({ type: 'cut-ask' }),
    ]) {
      expect(give(payload)).toEqual(['old-incarnation']);
    }
    expect(peer.seenChallenge).toBe(seen);
    expect(peer.have).toEqual(have);
    expect(station.line.cutWanted).toBe(false);
  });

  it('is answered with the newest certificate, once in 10 s, however much it brings', async () => {
    const [link, challenge] = [
      world.link(0, 1),
      encodePayload({ type: 'challenge', nonce: new Uint8Array(8) }),
    ];
    const told = () => link.past(0).filter((frame) => frame[0] === frameType.certificate).length;
    const before = told();
    for (let i = 0; i < 100; i++) give(challenge);
    expect(told() - before).toBe(1);
    await world.pass(9000);
    give(challenge);
    expect(told() - before).toBe(1);
    await world.pass(1500);
    give(challenge);
    expect(told() - before).toBe(2);
  });

  it('brings what proves itself, and its receipts are those of its own keys', () => {
    const own = world.journal(0, '0.0.');
    expect(give(thief.note())).toEqual([]);
    expect(give(thief.cosign(own, own.durable, 1_700_000_000))).not.toContain('bad-signature');
    expect(station.line.mute).toBe(null);
  });
});
