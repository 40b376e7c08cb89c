import { describe, expect, it } from 'vitest';
import { type CborValue, encode } from './cbor.ts';
import { decodePayload } from './payload.ts';

const [tag, hash] = [new Uint8Array(8), new Uint8Array(32)];
const mark = (party: number, gaps: CborValue = []): CborValue => [party, 0, tag, 3, hash, gaps];

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
  });
});
