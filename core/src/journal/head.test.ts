import { describe, expect, it } from 'vitest';
import { bytesOf, testCrypto } from '../../test/crypto.ts';
import { encode } from '../codec/cbor.ts';
import { type AnyItem, type Item, leafOf } from '../codec/entry.ts';
import { journalKey, type Mark } from '../codec/names.ts';
import { advance, decodeHead, emptyHead, type Head, headRecords, marksTaken } from './head.ts';

const line = bytesOf('line', 32);
const author = { party: 1, number: 0, tag: bytesOf('author', 8) };
const none = emptyHead(testCrypto);
const kinds = { message: 1, ack: 2, service: 6, watch: 7, cut: 13 };

const entry = (kind: number, held: readonly Mark[] = []): Item => ({
  ...{ kind, precedence: 1, class: 2, time: 0, clock: 0, references: [], held },
  ...{ salt: bytesOf('salt', 16), body: Uint8Array.of(0xa0) },
});
const opaque: AnyItem = {
  header: encode([2, line]),
  salt: bytesOf('s', 16),
  body: bytesOf('b', 3),
};
const mark = (size: number, party = 0): Mark => {
  const tag = bytesOf(`tag ${party}`, 8);
  return { party, number: 0, tag, size, root: bytesOf(`root ${size}`, 32) };
};
const after = (head: Head, ...items: AnyItem[]) => advance(line, author, head, items);

describe('a journal that goes on', () => {
  it('has each entry in its tree, of other versions too, and the last one as its leaf', () => {
    const items = [entry(kinds.message), opaque, entry(kinds.ack)];
    const { head, leaves } = after(none, ...items);
    const places = items.map((item, seq) =>
      leafOf(testCrypto, { line, journal: author, seq }, item),
    );
    expect(leaves).toEqual(places);
    expect([head.size, head.leaf]).toEqual([3, places[2]]);
    const more = after(head, entry(kinds.ack));
    const seq = 3;
    expect(more.leaves).toEqual([
      leafOf(testCrypto, { line, journal: author, seq }, entry(kinds.ack)),
    ]);
    expect(after(head).head.leaf).toEqual(places[2]);
    expect(after(head).head.root).toEqual(head.root);
  });

  it('is signed anew: its signature, and what it stood on, are of its own size', () => {
    const signed = { ...none, signature: bytesOf('s', 64), before: { size: 0, root: none.root } };
    const { head } = after(signed, entry(kinds.message));
    expect([head.signature, head.before]).toEqual([null, null]);
  });

  it('leaves the head that it began with as it was', () => {
    const { head } = after(none, entry(kinds.message));
    const { root } = head;
    after(head, entry(kinds.message));
    expect(head.frontier.root()).toEqual(root);
    expect(head.frontier.size).toBe(1);
  });

  it('counts messages up to the last one, and no other kind', () => {
    const { head } = after(none, entry(kinds.ack), entry(kinds.message), entry(kinds.service));
    expect(head.messages).toBe(2);
    expect(after(head, entry(kinds.watch), opaque).head.messages).toBe(2);
    expect(after(head, entry(kinds.ack), entry(kinds.message)).head.messages).toBe(5);
    expect(none.messages).toBe(0);
  });

  it('counts its cuts, and tells of each special entry how many came before it', () => {
    const said = [entry(kinds.cut), entry(kinds.service), entry(kinds.watch), entry(kinds.cut)];
    const { head, special } = after(none, ...said);
    expect(head.cuts).toBe(2);
    expect(special.map(({ index, cuts }) => [index, cuts])).toEqual([
      [0, 0],
      [2, 1],
      [3, 1],
    ]);
    expect(after(head, entry(kinds.cut), opaque).head.cuts).toBe(3);
  });

  it('gives the full subtrees that became whole in it', () => {
    const items = Array.from({ length: 256 }, () => entry(kinds.ack));
    expect(after(none, ...items.slice(1)).nodes).toEqual([]);
    const { nodes, head } = after(none, ...items);
    expect(nodes).toEqual([{ level: 8, index: 0, hash: head.root }]);
  });
});

describe('what an author claims to hold', () => {
  it('falls at the first entry that claims less than one before it', () => {
    const falls = (...sizes: number[]) => {
      return after(none, ...sizes.map((size) => entry(kinds.ack, [mark(size)]))).heldFalls;
    };
    expect(falls(3, 3, 4)).toBe(-1);
    expect(falls(3, 2)).toBe(1);
    expect(falls(1, 5, 4, 3)).toBe(2);
    expect(falls(1, 5, 4, 6, 3)).toBe(2);
    const { head } = after(none, entry(kinds.ack, [mark(4)]));
    expect(after(head, entry(kinds.ack), entry(kinds.ack, [mark(3)])).heldFalls).toBe(1);
  });

  it('is empty before it says anything, and of what it had not named where it names more', () => {
    expect(none.held.size).toBe(0);
    const { head } = after(none, entry(kinds.ack, [mark(4)]), entry(kinds.ack, [mark(2, 2)]));
    expect([...head.held.values()].map(({ before }) => before)).toEqual([[], []]);
    const second = { ...mark(1), number: 1 };
    const { held } = after(head, entry(kinds.ack, [second])).head;
    expect(held.get(journalKey(second))?.before).toEqual([mark(4)]);
    expect(held.get(journalKey(mark(4)))?.before).toEqual([]);
  });

  it('counts where its journal has named it', () => {
    const { head } = after(none, entry(kinds.ack, [mark(4)]));
    const list = [mark(4), mark(2, 2)];
    expect(marksTaken(author.party, head, [mark(9)])).toEqual([mark(9)]);
    expect(marksTaken(author.party, head, list)).toEqual([mark(4)]);
    expect(marksTaken(author.party, head, [mark(2, 2)])).toEqual([]);
  });
});

describe('the row of a head on disk', () => {
  const signed = (): Head => {
    const { head } = after(none, entry(kinds.message, [mark(4)]), entry(kinds.cut));
    return { ...head, signature: bytesOf('s', 64), before: { size: 1, root: bytesOf('r', 32) } };
  };
  const rows = (head: Head) => {
    const [row, fact] = headRecords('1.0.x', head, none);
    if (row?.t !== 'head' || fact?.t !== 'fact') throw new Error('a row and what it names');
    return { row, named: fact.value as Uint8Array };
  };

  it('brings the head back as it was', () => {
    const head = signed();
    const { row, named } = rows(head);
    expect(row).toMatchObject({ journal: '1.0.x', size: 2 });
    expect(decodeHead(testCrypto, row.state, named)).toEqual(head);
    const unsigned = { ...head, signature: null, before: null };
    expect(decodeHead(testCrypto, rows(unsigned).row.state, named)).toEqual(unsigned);
  });

  it('of a journal in which nothing was said brings back its beginning', () => {
    const [row, ...rest] = headRecords('1.0.x', none, none);
    if (row?.t !== 'head') throw new Error('a row');
    expect(rest).toEqual([]);
    expect(decodeHead(testCrypto, row.state, undefined)).toEqual(none);
  });

  it('that is damaged, or lacks what the journal named, brings nothing back', () => {
    const { row, named } = rows(signed());
    const read = (state: Uint8Array, of: Uint8Array | undefined = named) => {
      return decodeHead(testCrypto, state, of);
    };
    for (let cut = 0; cut < row.state.length; cut++) {
      expect(read(row.state.subarray(0, cut))).toBeUndefined();
    }
    expect(read(encode(8))).toBeUndefined();
    expect(read(encode(new Map([[1, 2]])))).toBeUndefined();
    expect(read(encode([2, [], null, null, [], 0, 0]))).toBeUndefined();
    expect(read(encode([0, [], null, null, [], 0, 0, null, 0]), encode([]))).toBeUndefined();
    expect(decodeHead(testCrypto, row.state, undefined)).toBeUndefined();
    expect(read(row.state, encode([]))).toBeUndefined();
    expect(read(row.state, named.subarray(0, -1))).toBeUndefined();
  });
});
