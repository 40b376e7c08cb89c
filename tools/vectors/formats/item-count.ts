import { limits } from '@parley/core/base/limits.ts';
import { type CborValue, encode } from '@parley/core/codec/cbor.ts';
import type { VectorFile } from '../case.ts';
import { fail, failValue } from '../mutate.ts';
import { seeded } from '../seeded.ts';

const zeros = (count: number): CborValue => new Array<CborValue>(count).fill(0);

/** An array of that many items is that many and one; a value beside it in a payload is one more. */
function want(items: number): CborValue {
  return [8, seeded('attachment', 32), 0, zeros(items - 5)];
}

/** The last byte is a float's: what cannot be decoded is refused for its encoding where it is. */
function broken(value: CborValue): Uint8Array {
  const bytes = encode(value).slice();
  bytes[bytes.length - 1] = 0xf5;
  return bytes;
}

/** Payloads of more items than any has: spec/reading.md, CBOR, 1. */
export function itemCountVectors(): VectorFile {
  const { shapedItemsMax: shaped, payloadItemsMax: most } = limits;
  return {
    format: 'payload',
    about: 'How many items of CBOR a payload may have, told before it is decoded.',
    pass: [],
    fail: [
      failValue('a want of 64 items, which is none', 'malformed', want(shaped)),
      fail('a want of 64 items with a true among them', 'malformed-cbor', broken(want(shaped))),
      fail('a want of 65 items, whatever they are', 'malformed', broken(want(shaped + 1))),
      failValue('a have vector of 65 items, which is none', 'malformed', [3, zeros(62)]),
      fail(
        'a have vector of 8,192 items, one of them true',
        'malformed-cbor',
        broken([3, zeros(most - 3)]),
      ),
      fail(
        'a have vector of 8,193 items, whatever they are',
        'malformed',
        broken([3, zeros(most - 2)]),
      ),
      failValue('a payload of a later type with 8,192 items', 'unknown-type', [
        16,
        zeros(most - 3),
      ]),
      failValue('a payload of a later type with 8,193 items', 'malformed', [16, zeros(most - 2)]),
    ],
  };
}
