import { beforeEach, describe, expect, it } from 'vitest';
import { bytesOf } from '../../test/crypto.ts';
import {
  Author,
  connect,
  holding,
  itemOf,
  shownOf,
  standing,
  taken,
  toldOf,
  trioLine,
} from '../../test/standing.ts';
import { limits } from '../base/limits.ts';
import { type AnyItem, headerBytes } from '../codec/entry.ts';
import type { Bundle } from '../codec/payload.ts';
import { decodeRun, encodeRun } from '../codec/run.ts';
import type { Journal, Line, Peer } from './line.ts';
import { onBundle } from './receive.ts';

/** Party 0 has said six things; two of them are here. */
let line: Line;
let author: Author;
let journal: Journal;
let peer: Peer;
const where = { from: 0, circuit: 'to 0' };

beforeEach(() => {
  line = standing();
  author = new Author(0).say('a', 'b', 'c', 'd', 'e', 'f');
  journal = holding(line, author, 2);
  connect(line, 0);
  peer = line.peers.get(0) as Peer;
});

const comes = (bundle: Bundle) => {
  onBundle(line, peer, where, bundle);
  return taken(line);
};
/** The runs that wait to be written: where each begins, and how many entries it has. */
const gathered = () =>
  (journal.gathering?.records ?? []).flatMap((record) => {
    if (record.t !== 'run') return [];
    const items = decodeRun(record.bytes);
    expect(items.ok && items.value).toEqual(
      author.items.slice(record.first, record.first + record.count),
    );
    return [[record.first, record.count]];
  });
const untouched = () => expect([journal.staged.size, journal.gathering]).toEqual([2, null]);
const refusals = (bundle: Bundle) => shownOf(comes(bundle));

describe('a bundle that follows', () => {
  it('is taken, whether or not it gives its root', () => {
    expect(comes(author.bundle(2, 4))).toEqual([]);
    expect(comes(author.bundle(4, 6, false))).toEqual([]);
    expect(gathered()).toEqual([
      [2, 2],
      [4, 2],
    ]);
    expect([journal.staged.size, journal.durable.size]).toEqual([6, 2]);
    expect(journal.staged.root).toEqual(author.head(6).root);
  });

  it('and begins before what is held is taken from there on', () => {
    expect(comes(author.bundle(1, 5))).toEqual([]);
    expect(gathered()).toEqual([[2, 3]]);
  });

  it('keeps the bytes that it came in, when all of it is new', () => {
    const bundle = author.bundle(2, 4);
    comes(bundle);
    const [run] = journal.gathering?.records ?? [];
    expect(run?.t === 'run' && run.bytes).toBe(bundle.run);
  });

  it('of which all is held is a duplicate', () => {
    comes(author.bundle(0, 2));
    comes(author.bundle(1, 2));
    untouched();
    expect(peer.haveWanted).toBe(false);
  });

  it('is refused when its head is not signed by its author', () => {
    const forged = { ...author.bundle(2, 4), signature: bytesOf('forged', 64) };
    const refusal = { code: 'bad-signature', ...where };
    expect(refusals(forged)).toMatchObject([refusal]);
    expect(refusals({ ...forged, root: null })).toMatchObject([refusal]);
    expect(refusals({ ...forged, root: bytesOf('root', 32) })).toMatchObject([refusal]);
    untouched();
    expect(line.doubts).toEqual([]);
  });

  it('under a signed root of another story contradicts what is held', () => {
    const other = new Author(0).say('A', 'B', 'C', 'D');
    const effects = comes(other.bundle(2, 4));
    expect(toldOf(effects)).toEqual(['contradicts-held', 'entries']);
    expect(shownOf(effects)[0]).toMatchObject(where);
    expect(line.doubts).toEqual([]);
    untouched();
    expect(toldOf(comes(other.bundle(1, 4)))).toContain('contradicts-held');
    expect(line.doubts).toMatchObject([{ journal: author.key, first: 1 }]);
    untouched();
  });

  it('waits while the disk refuses, unless it is a warning', () => {
    const { elapsed } = line.now;
    line.fault = { what: 'io', retryAt: elapsed + 1 };
    expect(comes(author.bundle(2, 4))).toEqual([]);
    untouched();
    const flash = author.fork(3).say(itemOf('flash', { precedence: 4 }));
    onBundle(line, peer, where, flash.bundle(2));
    expect(journal.staged.size).toBe(4);
    line.fault = { what: 'io', retryAt: elapsed };
    const next = flash.say('next');
    onBundle(line, peer, where, next.bundle(4));
    expect(journal.staged.size).toBe(5);
  });

  it('is shown where its author claims to hold less than before', () => {
    const mark = (size: number) => ({ ...new Author(2).name, size, root: bytesOf(`${size}`, 32) });
    const fallen = author
      .fork(2)
      .say(itemOf('x', { held: [mark(3)] }), 'y', itemOf('z', { held: [mark(2)] }));
    const falls = shownOf(comes(fallen.bundle(2)));
    expect(falls).toMatchObject([{ event: 'violation', code: 'held-falls', seq: 4 }]);
    expect(falls[0]).toMatchObject({ journal: author.name });
    expect(journal.staged.size).toBe(5);
    const again = fallen.say(itemOf('w', { held: [mark(1)] }));
    expect(shownOf(comes(again.bundle(5)))).toMatchObject([{ code: 'held-falls', seq: 5 }]);
  });
});

describe('a bundle', () => {
  it('of a journal that is not known is refused, and what is held here is told', () => {
    const unknown = { ...author.bundle(2, 4), journal: { ...author.name, number: 3 } };
    expect(refusals(unknown)).toMatchObject([{ code: 'unknown-journal', ...where }]);
    expect(peer.haveWanted).toBe(true);
  });

  it('of a journal that stands at an entry over the limits is refused', () => {
    journal.over = true;
    expect(refusals(author.bundle(2, 4))).toMatchObject([{ code: 'over-limit', ...where }]);
    expect(refusals(author.bundle(0, 2))).toMatchObject([{ code: 'over-limit' }]);
    untouched();
  });

  it('of our own journal is no news to us', () => {
    const own = new Author(1).say('ours');
    expect(comes(own.bundle(0, 1, false))).toEqual([]);
    expect(line.journals.get(line.own)?.gathering).toBeNull();
  });

  it('with an entry of a later version is taken in its place, and in no other', () => {
    const opaqueAt = (seq: number): AnyItem => {
      const place = { line: trioLine, journal: author.name, seq };
      const header = headerBytes(place, itemOf('later'));
      header[1] = 2;
      return { header, salt: bytesOf('s', 16), body: bytesOf('b', 3) };
    };
    const wrong = author.fork(2).say('c', opaqueAt(2), 'e');
    expect(refusals(wrong.bundle(2))).toMatchObject([{ code: 'malformed', ...where }]);
    expect(refusals(wrong.bundle(3))).toMatchObject([{ code: 'malformed' }]);
    untouched();
    const right = author.fork(2).say('c', opaqueAt(3), 'e');
    expect(comes(right.bundle(2))).toEqual([]);
    expect(journal.staged.size).toBe(5);
  });
});

describe('a bundle whose predecessors are missing', () => {
  const peekedNow = () => [...journal.peeked.keys()];

  it('gives its last entry, shown at once and kept with the head that vouches for it', () => {
    const { root, leaf, signature } = author.head(6);
    const effects = comes(author.bundle(4));
    const items = [author.items[5]];
    const event = { event: 'entries', journal: author.name, first: 5, items, peeked: true };
    expect(effects).toEqual([{ kind: 'show', event }]);
    expect(peer.haveWanted).toBe(true);
    const size = encodeRun(author.items.slice(5)).length;
    expect([...journal.peeked]).toEqual([[5, { leaf, size, note: { root, signature } }]]);
    const group = journal.gathering;
    expect(group?.records.map(({ t }) => t)).toEqual(['fact', 'peeked']);
    expect(group?.records[1]).toMatchObject({ journal: author.key, seq: 5 });
    expect([group?.urgent, group?.head.size, journal.staged.size]).toEqual([false, 2, 2]);
    expect(comes(author.bundle(4)), 'again').toEqual([]);
  });

  it('is urgent when that entry is a warning', () => {
    comes(author.bundle(3, 4));
    comes(
      author
        .fork(4)
        .say('e', itemOf('flash', { precedence: 5 }))
        .bundle(5),
    );
    expect([peekedNow(), journal.gathering?.urgent]).toEqual([[3, 5], true]);
    comes(author.bundle(4, 5));
    expect(journal.gathering?.urgent).toBe(true);
  });

  it('without a root, or with one that its author did not sign, gives nothing', () => {
    expect(comes(author.bundle(4, 6, false))).toEqual([]);
    expect(peer.haveWanted).toBe(true);
    const forged = { ...author.bundle(4), signature: bytesOf('forged', 64) };
    expect(refusals(forged)).toMatchObject([{ code: 'bad-signature', ...where }]);
    expect(peekedNow()).toEqual([]);
    untouched();
  });

  it('is kept while there is room, counted in entries and in bytes', () => {
    const bytes = encodeRun(author.items.slice(5)).length;
    const fill = (count: number, size: number) => {
      journal.peeked.clear();
      for (let i = 0; i < count; i++) {
        journal.peeked.set(1000 + i, { leaf: bytesOf('l', 32), size, note: null });
      }
      comes(author.bundle(4));
      return journal.peeked.has(5);
    };
    expect(fill(limits.peekedMax - 1, 1)).toBe(true);
    expect(fill(limits.peekedMax, 1)).toBe(false);
    expect(fill(1, limits.peekedBytesMax - bytes)).toBe(true);
    expect(fill(1, limits.peekedBytesMax - bytes + 1)).toBe(false);
    expect(fill(2, limits.peekedBytesMax / 2)).toBe(false);
  });
});
