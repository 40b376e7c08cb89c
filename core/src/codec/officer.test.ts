import { describe, expect, it } from 'vitest';
import { bytesOf, testCrypto } from '../../test/crypto.ts';
import { type Officer, officerCheck, officerIdFits, officerIdOf, officerValue } from './officer.ts';

const officer = (scheme: Officer['scheme'], publicKey: Uint8Array): Officer => {
  const id = officerIdOf(testCrypto, scheme, publicKey);
  return { id, scheme, publicKey, roles: ['releaser', 'auditor'], name: 'red seven' };
};
const p256 = (first: number, length = 65) => {
  const key = bytesOf('p256', length);
  key[0] = first;
  return key;
};
const read = (one: Officer) => officerCheck(officerValue(one));

describe('an officer', () => {
  it('comes back with a key of the length of its scheme', () => {
    for (const one of [
      officer(0, bytesOf('key', 32)),
      officer(1, p256(4)),
      officer(2, bytesOf('key', 32)),
    ]) {
      expect(read(one)).toEqual(one);
    }
  });

  it('is none with a key of another length or form', () => {
    for (const one of [
      officer(0, bytesOf('key', 31)),
      officer(0, p256(4)),
      officer(2, p256(4)),
      officer(1, bytesOf('key', 32)),
      officer(1, p256(4, 64)),
      officer(1, p256(2)),
    ]) {
      expect(read(one)).toBeUndefined();
    }
  });

  it('is none with a role twice, or without any', () => {
    const one = officer(0, bytesOf('key', 32));
    expect(read({ ...one, roles: ['releaser', 'releaser'] })).toBeUndefined();
    expect(read({ ...one, roles: [] })).toBeUndefined();
  });

  it('has the id of its key under its scheme', () => {
    const one = officer(0, bytesOf('key', 32));
    expect(officerIdFits(testCrypto, one)).toBe(true);
    expect(officerIdFits(testCrypto, { ...one, scheme: 2 })).toBe(false);
    expect(officerIdFits(testCrypto, { ...one, publicKey: bytesOf('other', 32) })).toBe(false);
  });
});
