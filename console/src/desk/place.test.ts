import { describe, expect, it } from 'vitest';
import { addressOf, placeOf } from './place.ts';

describe('a place on the desk', () => {
  it('has an address that leads back to it, whatever is open', () => {
    for (const open of ['', 'moscow/41', 'a b/ü?#', '34°12′N']) {
      const place = { line: 'quiet-channel', screen: 'messages', open } as const;
      expect(placeOf(addressOf(place))).toEqual(place);
    }
  });

  it('is the messages where the address is of nowhere', () => {
    expect(placeOf('#/line/nowhere/x')).toEqual({ line: 'line', screen: 'messages', open: '' });
    expect(placeOf('#%E0%A4%A')).toMatchObject({ screen: 'messages' });
  });
});
