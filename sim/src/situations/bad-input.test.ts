import {
  decodePayload,
  encodeBundle,
  encodeCosignature,
  encodePayload,
} from '@parley/core/codec/payload.ts';
import { ownJournal } from '@parley/core/replication/line.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { Random } from '../random.ts';
import type { SimStation } from '../station/station.ts';
import { Forger } from '../strategies/forger.ts';
import { textBody } from '../world/texts.ts';
import { Scene } from './scene.testkit.ts';

let world: Scene;
let b: SimStation;
let liar: Forger;

beforeEach(async () => {
  world = await Scene.open(40, { parties: 3 });
  world.lies(0);
  b = world.station(1);
  liar = new Forger(world.founding, 0);
});

function give(payload: Uint8Array, from = 0): void {
  world.give(1, from, payload);
}

function codes(): string[] {
  return b.shown.flatMap((event) =>
    event.event === 'refused' || event.event === 'violation' ? [event.code] : [],
  );
}

function held(party = 0): number {
  const journal = [...b.line.journals.values()].find(({ name }) => name.party === party);
  return journal?.durable.size ?? 0;
}

/** Whatever came: an honest third party's message is still on record at once. */
async function lineIsUp(): Promise<void> {
  const size = held(2);
  world.station(2).write({ body: textBody('still here') });
  await world.settle();
  expect(held(2)).toBe(size + 1);
  expect(b.line.mute).toBe(null);
}

describe('payloads that are not what they claim', () => {
  it('random bytes are refused, and the line stays up', async () => {
    const random = new Random(1);
    for (let i = 0; i < 300; i++) give(random.bytes(1 + random.below(300)));
    expect(codes().length).toBe(300);
    await lineIsUp();
  });

  it('a valid bundle a thousand times is taken once', async () => {
    const payload = liar.say(liar.item('once'));
    for (let i = 0; i < 1000; i++) give(payload);
    expect(held()).toBe(1);
    expect(codes()).toEqual([]);
    await lineIsUp();
  });

  it('a bundle cut at any byte is refused', async () => {
    const payload = liar.say(liar.item('whole'));
    for (let end = 0; end < payload.length; end++) give(payload.subarray(0, end));
    expect(held()).toBe(0);
    expect(codes().length).toBe(payload.length);
    give(payload);
    expect(held()).toBe(1);
  });

  it('a bundle with any bit flipped never becomes an entry', async () => {
    const payload = liar.say(liar.item('whole'));
    for (let bit = 0; bit < payload.length * 8; bit++) {
      const flipped = payload.slice();
      flipped[bit >> 3] = (flipped[bit >> 3] as number) ^ (1 << (bit & 7));
      give(flipped);
      expect(held(), `bit ${bit}`).toBe(0);
    }
    give(payload);
    expect(held()).toBe(1);
    await lineIsUp();
  });
});

/** A bundle as it was made: run, root and a true signature. */
function opened(payload: Uint8Array) {
  const read = decodePayload(payload);
  return read.ok && read.value.type === 'bundle' ? read.value : undefined;
}

describe("entries that are not their author's to write", async () => {
  it('signed by the wrong party: bad-signature', async () => {
    const other = world.founding.secrets[2]?.note;
    give(liar.say(liar.item('forged'), other));
    expect(codes()).toEqual(['bad-signature']);
    expect(held()).toBe(0);
  });

  it('for another line, or with a wrong seq: bad-signature, both stand in the leaf', async () => {
    const elsewhere = new Forger((await Scene.begin(41, { parties: 3 })).founding, 0);
    give(elsewhere.say(elsewhere.item('elsewhere')));
    expect(codes()).toEqual(['unknown-journal']);
    const [zero, one] = [liar.say(liar.item('zero')), liar.say(liar.item('one'))].map(opened);
    if (!zero || !one) throw new Error('two bundles were made');
    // Each is signed as its author signs it, and stands where he has not put it.
    give(encodeBundle(liar.name, 3, zero.run, zero));
    give(encodeBundle(liar.name, 0, one.run, one));
    expect(codes().slice(1)).toEqual(['bad-signature', 'bad-signature']);
    expect([held(), world.peeked(1)]).toEqual([0, 0]);
    give(encodeBundle(liar.name, 0, zero.run, zero));
    expect(held()).toBe(1);
  });

  it('with a `held` beyond what its peer ever signed: taken, cosigned and shown', async () => {
    const { name, durable } = ownJournal(b.line);
    const mark = { ...name, size: 17, root: durable.root };
    give(liar.say(liar.item('I hold what was never said', { held: [mark] })));
    expect(codes()).toEqual(['held-untrue']);
    expect(held()).toBe(1);
    await lineIsUp();
  });

  it('repeating a false mark, or of a list that does not count, is shown once', async () => {
    const { name, durable } = ownJournal(b.line);
    const untrue = { ...name, size: 17, root: durable.root };
    const another = { ...untrue, party: 2, tag: new Forger(world.founding, 2).name.tag };
    give(liar.say(liar.item('64 times', { held: Array(64).fill(untrue) })));
    expect(codes()).toEqual(['held-untrue']);
    give(liar.say(liar.item('of size 0', { held: [{ ...untrue, size: 0 }] })));
    expect(codes()).toEqual(['held-untrue', 'held-untrue']);
    // One that is false, and one of which nothing is known yet.
    give(liar.say(liar.item('and hearsay', { held: [untrue, another] })));
    expect(codes()).toEqual(['held-untrue', 'held-untrue', 'held-untrue']);
    expect(b.line.claims.map(({ seq }) => seq)).toEqual([2]);
    await lineIsUp();
  });

  it('claiming to hold what nobody shows: asked for, then counted against its author', async () => {
    const name = { party: 2, number: 0, tag: new Forger(world.founding, 2).name.tag };
    const mark = { ...name, size: 17, root: new Uint8Array(32) };
    give(liar.say(liar.item('hearsay', { held: [mark] })));
    await world.pass(1_300_000);
    expect(codes()).toContain('held-unshown');
  });
});

describe('an entry over the limits', () => {
  it('is refused with a proof that every party takes, and its journal stands there', async () => {
    give(liar.say(liar.item('fits')));
    const body = new Uint8Array(256 * 1024 + 1);
    give(liar.say(liar.item('large', { body })));
    expect(codes()).toEqual(['body-too-large']);
    await world.settle();
    for (const me of [1, 2]) {
      const { line } = world.station(me);
      const journal = [...line.journals.values()].find(({ name }) => name.party === 0);
      expect(journal?.over, `at ${me}`).toBe(true);
    }
    give(liar.say(liar.item('later')));
    expect(held()).toBe(1);
    world.boot(1);
    const journal = [...b.line.journals.values()].find(({ name }) => name.party === 0);
    expect(journal?.over).toBe(true);
  });
});

describe('what comes in no order', () => {
  it('a bundle without its predecessors is peeked; without a root it is asked for', async () => {
    liar.say(liar.item('one'));
    give(liar.say(liar.item('two')));
    expect(held()).toBe(0);
    expect(world.peeked(1)).toBe(1);
    give(liar.bundle(0));
    expect(held()).toBe(2);
    expect(world.peeked(1)).toBe(0);
  });

  it('a cosignature over a head that we never had is refused', async () => {
    const { name } = ownJournal(b.line);
    const signature = new Uint8Array(64);
    give(encodeCosignature({ journal: name, size: 99, time: 1, signature, cosigner: null }));
    expect(codes()).toEqual(['cosigned-head-unknown']);
    await lineIsUp();
  });

  it('an old have vector replayed makes nobody send anything again', async () => {
    const old = encodePayload({ type: 'have', seen: null, marks: [] });
    for (let i = 0; i < 5; i++) b.write({ body: textBody(`said ${i}`) });
    await world.settle();
    await world.pass(3000);
    const link = world.link(0, 1);
    const before = link.carried;
    for (let i = 0; i < 50; i++) give(old);
    await world.pass(100);
    expect(link.carried).toBe(before);
    await lineIsUp();
  });
});

describe('a clock ten years off', () => {
  it('is carried as what it is: order, receipts, periods do not depend on it', async () => {
    const tenYears = 10 * 365 * 86_400_000;
    for (const off of [tenYears, -tenYears]) {
      const a = world.station(0);
      a.clock.jump(off);
      a.clock.quality = 0;
      a.write({ body: textBody(`off by ${off}`) });
      await world.settle();
    }
    // The hour's ledger that the jump has closed stands between them.
    expect(held()).toBe(3);
    expect(new Set(world.agreement()).size).toBe(1);
    expect(codes()).toEqual([]);
  });
});
