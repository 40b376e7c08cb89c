import { expect, it } from 'vitest';
import { bytesOf } from '../../test/crypto.ts';
import { HashList } from './tree.ts';

it('hashes are found at their places, however many chunks they fill', () => {
  const list = new HashList();
  const count = 3 * 4096 + 1;
  const hash = (at: number) => {
    const bytes = bytesOf('hash', 32).slice();
    new DataView(bytes.buffer).setUint32(0, at);
    return bytes;
  };
  for (let at = 0; at < count; at++) list.push(hash(at));
  expect(list.length).toBe(count);
  for (const at of [0, 63, 64, 4095, 4096, 8191, 8192, count - 1]) {
    expect(list.get(at), `${at}`).toEqual(hash(at));
  }
  expect(() => list.get(count)).toThrow('a node is read where there is one');
});
