import { beforeEach, describe, expect, it } from 'vitest';
import { author, bytes, chunkOf, naming, piece, Scene, sha256 } from '../../test/attaching.ts';
import { bytesOf, testCrypto } from '../../test/crypto.ts';
import { equal } from '../base/bytes.ts';
import type { Chunk } from '../codec/payload.ts';
import { Attachments } from './transfer.ts';

/** Party 1 is us; party 0 names a map. */
let scene: Scene;
beforeEach(() => {
  scene = new Scene();
});

/** As the tables have it that the first entry of that party names it. */
const namedBy = (author: number) => ({
  ...{ sha256, size: bytes.length },
  ...{ author, journal: String(author), seq: 0, precedence: 1 as const },
});

describe('an attachment that an entry names', () => {
  it('is asked for piece by piece, of its author, and is held when all of it came', () => {
    scene.says();
    expect(scene.askedAfter(1)).toEqual([[0, 'want', 0]]);
    scene.comes(chunkOf(0));
    expect(scene.takeSent()).toEqual([[0, 'want', piece]]);
    scene.comes(chunkOf(piece));
    expect(scene.takeSent()).toEqual([[0, 'want', 2 * piece]]);
    expect(scene.told).toEqual([]);
    scene.comes(chunkOf(2 * piece));
    expect(scene.told).toMatchObject([{ event: 'held', named: { author: 0, seq: 0, sha256 } }]);
    expect([equal(scene.disk.read(), bytes), scene.disk.whole]).toEqual([true, true]);
    expect([scene.askedAfter(600_000), scene.attachments.dueAt()]).toEqual([
      [],
      Number.POSITIVE_INFINITY,
    ]);
  });

  it('is no longer than its last piece, which is asked for as it is', () => {
    scene.says();
    scene.attachments.tick();
    scene.comes(chunkOf(0));
    scene.comes(chunkOf(piece));
    const lengths = scene.sent.map(({ payload }) => payload.type === 'want' && payload.length);
    expect(lengths).toEqual([piece, piece, 100]);
  });

  it('is asked for of others where its author does not give it', () => {
    scene.says();
    const asked = [1, 2001, 4001, 8001].flatMap((ms) => scene.askedAfter(ms));
    expect(new Set(asked.map(([peer]) => peer))).toEqual(new Set([0, 2]));
    scene.comes(chunkOf(0), 2);
    expect(scene.disk.pieces.has(0)).toBe(true);
  });

  it('is nothing to fetch where it is empty, or here already', () => {
    scene.says(naming(0));
    expect(scene.askedAfter(1)).toEqual([]);
    scene.disk.size = bytes.length;
    for (const at of [0, piece, 2 * piece]) scene.disk.keep(chunkOf(at));
    scene.says();
    // Its hash was not checked before the power failed: that is made good without asking anybody.
    expect(scene.askedAfter(1)).toEqual([]);
    expect([scene.disk.whole, scene.told.map(({ event }) => event)]).toEqual([true, ['held']]);
  });

  it('is nothing to fetch, nor to read through, where it is our own and here', () => {
    scene.holds();
    scene.attachments = new Attachments({
      ...scene.ports(),
      store: { ...scene.store(), holds: () => false },
    });
    scene.attachments.entries({ ...author, party: 1 }, 0, [naming()]);
    expect([scene.askedAfter(1), scene.told]).toEqual([[], []]);
    expect(scene.attachments.dueAt()).toBe(Number.POSITIVE_INFINITY);
  });

  it('is asked for of the others where it is our own and this disk has lost it', () => {
    const own = { ...author, party: 1 };
    scene.attachments.entries(own, 0, [naming()]);
    const asked = [1, 2001, 4001, 8001].flatMap((ms) => scene.askedAfter(ms));
    expect(new Set(asked.map(([peer]) => peer))).toEqual(new Set([0, 2]));
    // All of it comes, of two, and is something else: of one alone then, and of us never.
    scene.comes(chunkOf(0, { bytes: bytesOf('wrong', piece) }), 2);
    scene.comes(chunkOf(piece));
    scene.comes(chunkOf(2 * piece));
    expect(scene.told).toMatchObject([{ code: 'attachment-mismatch', from: null }]);
    scene.takeSent();
    const again = [60_001, 60_001].flatMap((ms) => scene.askedAfter(ms));
    expect(again.every(([peer]) => peer === 0 || peer === 2)).toBe(true);
    const [[giver] = [0]] = again;
    for (const at of [0, piece, 2 * piece]) scene.comes(chunkOf(at), giver);
    expect(scene.told.at(-1)).toMatchObject({ event: 'held', named: { author: 1, sha256 } });
  });

  it('is looked for in the tables after a start, though it is our own', () => {
    scene.disk.named.push(namedBy(1));
    const next = new Attachments(scene.ports());
    next.tick();
    expect(scene.takeSent()).toMatchObject([[expect.any(Number), 'want', 0]]);
  });

  it('is asked for where a former process stopped, once its entry stands in the tables', () => {
    scene.disk.named.push(namedBy(0));
    scene.disk.keep(chunkOf(0));
    const next = new Attachments(scene.ports());
    next.tick();
    expect(scene.takeSent()).toEqual([[0, 'want', piece]]);
  });

  it('is asked for again where the disk refused a piece, and that counts as not here', () => {
    scene.says();
    scene.askedAfter(1);
    scene.disk.full = true;
    scene.comes(chunkOf(0));
    expect([scene.takeSent(), scene.disk.pieces.size]).toEqual([[], 0]);
    scene.disk.full = false;
    scene.now += 2001;
    scene.attachments.tick();
    expect(scene.takeSent()).toMatchObject([[expect.any(Number), 'want', 0]]);
  });

  it('is not held before the disk has written so, and then it is', () => {
    scene.says();
    scene.askedAfter(1);
    for (const at of [0, piece]) scene.comes(chunkOf(at));
    const keep = scene.disk.keep.bind(scene.disk);
    scene.disk.keep = (one) => {
      const kept = keep(one);
      scene.disk.full = true;
      return kept;
    };
    scene.comes(chunkOf(2 * piece));
    expect(scene.told).toEqual([]);
    scene.disk.full = false;
    scene.takeSent();
    expect(scene.askedAfter(2001)).toEqual([]);
    expect(scene.told.map(({ event }) => event)).toEqual(['held']);
  });
});

describe('what is taken', () => {
  const refusals = () =>
    scene.told.splice(0).map((one) => (one.event === 'refused' ? one.code : ''));

  it('is what an entry names, under the size that it names', () => {
    scene.comes(chunkOf(0));
    expect(refusals()).toEqual(['attachment-unnamed']);
    scene.says();
    scene.comes(chunkOf(0, { total: bytes.length + 1, bytes: bytesOf('x', piece) }));
    expect([refusals(), scene.disk.pieces.size]).toEqual([['attachment-mismatch'], 0]);
  });

  it('is one whole piece, and no more than a piece', () => {
    scene.says();
    const part = bytesOf('part', 10);
    scene.comes(chunkOf(0, { bytes: part }));
    scene.comes(chunkOf(1));
    scene.comes(chunkOf(0, { bytes: new Uint8Array(0) }));
    expect(refusals()).toEqual(['malformed', 'malformed', 'malformed']);
    scene.comes(chunkOf(2 * piece, { bytes: bytesOf('x', 101) }));
    scene.comes(chunkOf(0, { bytes: bytesOf('x', piece + 1) }));
    expect([refusals(), scene.disk.pieces.size]).toEqual([['over-limit', 'over-limit'], 0]);
  });

  it('is held where a courier file brings all of it, though nobody was asked for it', () => {
    scene.disk.named.push(namedBy(0));
    for (const at of [0, piece, 2 * piece]) scene.comes(chunkOf(at), 0, 'stick');
    expect(scene.told.map(({ event }) => event)).toEqual(['held']);
    expect([scene.disk.whole, scene.takeSent()]).toEqual([true, []]);
  });

  it('is thrown away where that is not what was named, and nobody is held guilty', () => {
    scene.disk.named.push(namedBy(0));
    const wrong = chunkOf(0, { bytes: bytesOf('another map', piece) });
    for (const one of [wrong, chunkOf(piece), chunkOf(2 * piece)]) scene.comes(one, 0, 'stick');
    expect(scene.told).toEqual([{ event: 'refused', code: 'attachment-mismatch', from: null }]);
    expect([scene.disk.pieces.size, scene.disk.whole]).toEqual([0, false]);
  });

  it('is what is being fetched, but for what a courier file brings unasked', () => {
    scene.disk.named.push(namedBy(0));
    scene.comes(chunkOf(0));
    expect([scene.disk.pieces.size, scene.told]).toEqual([0, []]);
    scene.comes(chunkOf(0), 2, 'stick');
    expect([...scene.disk.pieces.keys()]).toEqual([0]);
  });

  describe('with another hash when all of it is there', () => {
    const named = bytesOf('what was named', 100);
    const other = testCrypto.sha256(named);
    const gives = (from: number) => {
      const part = bytesOf('wrong', 100);
      const chunk: Chunk = { type: 'chunk', hash: other, offset: 0, total: 100, bytes: part };
      scene.attachments.payload(from, 'to us', chunk);
      scene.endTurn();
    };
    const guilty = (from: number) => {
      expect(scene.told).toEqual([{ event: 'refused', code: 'attachment-mismatch', from }]);
    };
    beforeEach(() => {
      const state = () => {
        const held = scene.disk.held();
        return held === 0 ? undefined : { size: 100, held, complete: false };
      };
      scene.attachments = new Attachments({ ...scene.ports(), store: { ...scene.store(), state } });
      scene.attachments.entries(author, 0, [naming(100, other)]);
      scene.attachments.tick();
    });

    it('is thrown away with its giver’s name', () => {
      gives(2);
      guilty(2);
      expect([scene.disk.pieces.size, scene.disk.whole]).toEqual([0, false]);
    });

    it('is not of one whose bytes the disk refused before', () => {
      scene.disk.full = true;
      gives(0);
      scene.disk.full = false;
      gives(2);
      guilty(2);
    });
  });

  it('is kept once', () => {
    scene.says();
    scene.askedAfter(1);
    scene.comes(chunkOf(0));
    const [first] = scene.disk.pieces.values();
    scene.comes(chunkOf(0, { bytes: bytesOf('others', piece) }));
    expect(scene.disk.pieces.get(0)).toBe(first);
  });
});

it('other payloads are not its matter, and those that are wait for the turn to end', () => {
  scene.attachments.payload(0, 'to us', { type: 'challenge', nonce: bytesOf('n', 8) });
  expect(scene.later).toEqual([]);
  scene.attachments.payload(0, 'to us', chunkOf(0));
  scene.says();
  expect([scene.later.length, scene.told]).toEqual([1, []]);
  scene.endTurn();
  // The entry that names it came in the same turn.
  expect([scene.told, [...scene.disk.pieces.keys()]]).toEqual([[], [0]]);
});
