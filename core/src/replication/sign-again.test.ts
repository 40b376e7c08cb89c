import { expect, it } from 'vitest';
import { Author, holding, standing } from '../../test/standing.ts';
import { encode } from '../codec/cbor.ts';
import { recallUnsigned } from './sign-again.ts';

const own = new Author(1).say('a', 'b');

function recalled(key: string, held = 2, value?: Uint8Array) {
  const line = standing();
  holding(line, own, held);
  const { size, root, leaf } = own.head();
  recallUnsigned(line, new Map([['unsigned', value ?? encode([key, size, root, leaf])]]));
  return line.unsigned;
}

it('a head that was never signed is, by the journal that it stands in and that has it', () => {
  const { size, root, leaf } = own.head();
  expect(recalled(own.key)).toEqual({ size, root, leaf });
  expect(recalled(new Author(1, 1).key), 'of replaced keys').toBe(null);
  expect(recalled(own.key, 1), 'beyond what a backup has').toBe(null);
  expect(recalled(own.key, 2, Uint8Array.of(0xff)), 'not readable').toBe(null);
});
