import { describe, expect, it } from 'vitest';
import { limits } from '../base/limits.ts';
import { type CborValue, encode } from './cbor.ts';
import { decodeAny, decodePayload } from './payload.ts';
import { itemsMax } from './payload-shape.ts';

const [tag, hash] = [new Uint8Array(8), new Uint8Array(32)];
const mark = (party: number, gaps: CborValue = []): CborValue => [party, 0, tag, 3, hash, gaps];

const many = (count: number, value: CborValue) => new Array<CborValue>(count).fill(value);
const gaps = (count: number) => many(count, 0).map((_, i) => [4 + 3 * i, 1]);

/** What the refusal of this payload says is wrong with it. */
function told(payload: CborValue): string {
  const read = decodePayload(encode(payload));
  return read.ok ? 'taken' : `${read.code}: ${read.detail}`;
}

describe('a payload that is not of its form', () => {
  it.each<[string, CborValue]>([
    ['payload: no array that begins with a type', 'have'],
    ['payload: no array that begins with a type', ['4', tag]],
    ['challenge: 3 parts, not 2', [4, tag, 0]],
    ['challenge: nonce is not 8 bytes', [4, hash]],
    ['want: length is not a number', [8, hash, 0, -1]],
    ['note-want: party is not the index of a party', [10, 10, 0, tag, 3]],
    ['have: seen is not 8 bytes or null', [3, hash, []]],
    ['have: list is not a list', [3, null, 0]],
    ['have: list of 65 marks', [3, null, Array.from({ length: 65 }, () => mark(0))]],
    ['have: list out of order at mark 1', [3, null, [mark(1), mark(0)]]],
    ['have: list not six parts in mark 0', [3, null, [[0, 0, tag, 3, hash]]]],
    ['have: list no journal, size and root in mark 1', [3, null, [mark(0), mark(10)]]],
    ['have: list no list of gaps in mark 0', [3, null, [mark(0, 0)]]],
    ['have: list no gap in mark 0', [3, null, [mark(0, [[4]])]]],
    ['have: list no gap in mark 0', [3, null, [mark(0, [Uint8Array.of(4, 1)])]]],
    ['have: list no gap in mark 0', [3, null, [mark(0, [[4, 1, 0]])]]],
    ['have: list no list of gaps in mark 0', [3, null, [mark(0, many(33, [4, 1]))]]],
    ['have: list gaps out of order in mark 0', [3, null, [mark(0, [[4, 0]])]]],
    ['have: list gaps out of order in mark 0', [3, null, [mark(0, [[4, 2 ** 53 - 5]])]]],
    ['fork-proof: proof is not bytes', [12, 'proof']],
    ['note: leaf is not 32 bytes or null', [11, 0, 0, tag, 3, hash, tag, new Uint8Array(64)]],
    ['chunk: total is not a number', [9, hash, 0, '9', tag]],
    [
      'pq: cosigner is not a party, a number and a tag',
      [14, 0, 0, tag, 3, hash, 0, Uint8Array.of(0, 0, 8), new Uint8Array(2420)],
    ],
    ['have: list gaps out of order in mark 0', [3, null, [mark(0, [[2, 1]])]]],
    [
      'note: leaf is null where the size is 0, and only there',
      [11, 0, 0, tag, 3, hash, null, new Uint8Array(64)],
    ],
    [
      'pq: cosigner is not a party, a number and a tag',
      [14, 0, 0, tag, 3, hash, 0, [0, 0], new Uint8Array(2420)],
    ],
  ])('is refused with what is wrong: %s', (why, payload) => {
    expect(told(payload)).toBe(`malformed: ${why}`);
  });

  it('is taken where nothing is', () => {
    expect(told([3, tag, [mark(0), mark(1, [[4, 1]])]])).toBe('taken');
    const all = [many(64, 0).map((_, i) => [0, i, tag, 3, hash, []]), [mark(0, gaps(32))]];
    for (const list of all) {
      expect(decodeAny(encode([3, null, list]))).toMatchObject({ ok: true });
    }
    expect(told([14, 0, 0, tag, 0, hash, 0, [0, 0, tag], new Uint8Array(2420)])).toBe('taken');
    expect(told([12, new Uint8Array(0)])).toBe('taken');
  });
});

describe('how many items a payload may have before it is decoded', () => {
  it('are few where its type says how many parts it has, and more where it lists marks', () => {
    const challenge = encode([4, tag]);
    const have = encode([3, null, []]);
    const answer = encode([7, new Uint8Array(16), 0, [], new Uint8Array(64)]);
    expect(itemsMax(challenge)).toBe(limits.shapedItemsMax);
    expect([itemsMax(have), itemsMax(answer)]).toEqual([
      limits.payloadItemsMax,
      limits.payloadItemsMax,
    ]);
    expect(limits.shapedItemsMax).toBeLessThan(limits.payloadItemsMax);
  });

  it('are more where nothing is known of it: another type, no array, no bytes', () => {
    const others = [encode([99, tag]), encode(['4', tag]), encode(new Map([[4, tag]]))];
    for (const other of [...others, new Uint8Array(0), Uint8Array.of(0x7f, 4)]) {
      expect(itemsMax(other)).toBe(limits.payloadItemsMax);
    }
    const [first, last] = [0x80, 0x97].map((head) => itemsMax(Uint8Array.of(head, 4)));
    expect([first, last]).toEqual([limits.shapedItemsMax, limits.shapedItemsMax]);
    expect(itemsMax(Uint8Array.of(0x98, 4))).toBe(limits.payloadItemsMax);
  });
});
