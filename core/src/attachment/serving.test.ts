import { beforeEach, describe, expect, it } from 'vitest';
import { author, bytes, chunkOf, naming, piece, Scene, wantOf } from '../../test/attaching.ts';
import { equal } from '../base/bytes.ts';
import type { Chunk } from '../codec/payload.ts';
import { Attachments } from './transfer.ts';

/** Party 1 is us; party 0 names a map. */
let scene: Scene;
beforeEach(() => {
  scene = new Scene();
});

describe('what is given', () => {
  it('is what an entry of the line names, to whoever asks on a circuit', () => {
    scene.holds();
    scene.comes(wantOf(0), 2);
    expect(scene.sent).toMatchObject([
      { peer: 2, payload: { type: 'chunk', total: bytes.length } },
    ]);
    const [given] = scene.sent.splice(0).map(({ payload }) => payload as Chunk);
    expect(given && equal(given.bytes, bytes.slice(0, piece))).toBe(true);
    scene.comes(wantOf(2 * piece, 100), 2);
    expect(scene.takeSent()).toEqual([[2, 'chunk', 2 * piece]]);
  });

  it('is nothing that no entry names: a hash finds no file', () => {
    scene.disk.size = bytes.length;
    scene.disk.pieces.set(0, bytes);
    scene.disk.whole = true;
    scene.comes(wantOf(0), 2);
    expect(scene.told).toEqual([{ event: 'refused', code: 'attachment-unnamed', from: 2 }]);
    expect(scene.sent).toEqual([]);
  });

  it('is nothing that is not here whole, nor behind its end', () => {
    scene.says();
    scene.disk.keep(chunkOf(0));
    scene.comes(wantOf(0), 2);
    expect(scene.takeSent()).toEqual([]);
    scene.holds();
    scene.comes(wantOf(bytes.length), 2);
    expect(scene.takeSent()).toEqual([]);
  });

  it('is given once, however often it is asked for while it is on its way', () => {
    scene.holds();
    scene.reached.clear();
    for (let i = 0; i < 5; i++) scene.comes(wantOf(0), 2);
    scene.comes(wantOf(piece), 2);
    scene.reached.add(2);
    scene.attachments.drained(2);
    scene.endTurn();
    expect(scene.takeSent()).toEqual([
      [2, 'chunk', 0],
      [2, 'chunk', piece],
    ]);
    scene.attachments.drained(2);
    expect(scene.takeSent()).toEqual([]);
  });

  it('is bounded: a peer that asks for more at a time than it takes is not listened to', () => {
    const long = new Uint8Array(20 * piece);
    const state = { size: long.length, held: long.length, complete: true };
    const { store, ...rest } = scene.ports();
    const given = new Attachments({
      ...rest,
      store: {
        ...store,
        state: () => state,
        get: (_, at, length) => long.subarray(at, at + length),
      },
    });
    given.entries(author, 0, [naming(long.length)]);
    scene.reached.clear();
    for (let at = 0; at < 20; at++) given.payload(2, 'to us', wantOf(at * piece));
    given.payload(0, 'to us', wantOf(0, long.length));
    scene.endTurn();
    scene.reached.add(2).add(0);
    given.tick();
    scene.endTurn();
    const chunks = scene.takeSent().map(([peer]) => peer);
    expect(chunks.filter((peer) => peer === 2)).toHaveLength(16);
    expect(chunks.filter((peer) => peer === 0)).toHaveLength(16);
  });

  it('is left to the next courier file where it was asked for by one', () => {
    scene.holds();
    scene.comes(wantOf(0), 2, 'stick');
    expect([scene.disk.courier, scene.sent]).toEqual([[2], []]);
  });

  it('is given no further where this disk has lost it meanwhile', () => {
    scene.holds();
    scene.reached.clear();
    scene.comes(wantOf(0, 2 * piece));
    scene.disk.drop();
    scene.reached.add(0);
    expect(scene.askedAfter(2000)).toEqual([]);
    expect(scene.attachments.dueAt()).toBeGreaterThan(scene.now);
  });

  it('waits for entries a second, and for a circuit that takes it however long', () => {
    let busy = true;
    const given = new Attachments({ ...scene.ports(), busy: () => busy });
    scene.holds();
    given.entries(author, 0, [naming()]);
    given.payload(2, 'to us', wantOf(0));
    scene.endTurn();
    expect([scene.takeSent(), given.dueAt()]).toEqual([[], scene.now]);
    scene.now += 1000;
    given.tick();
    expect(scene.takeSent()).toEqual([[2, 'chunk', 0]]);
    busy = false;
    scene.reached.clear();
    given.payload(2, 'to us', wantOf(piece));
    scene.endTurn();
    scene.now += 60_000;
    given.tick();
    expect(scene.takeSent()).toEqual([]);
  });
});
