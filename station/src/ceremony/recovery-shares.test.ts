import { hex, unhex } from '@parley/core/base/bytes.ts';
import { expect, it } from 'vitest';
import { ed25519Signer } from '../keys/signer.ts';
import { drawRecovery, joinShares } from './recovery-shares.ts';

it('gives the recovery key back from both halves, in either order', () => {
  const { publicKey, shares } = drawRecovery('north');
  const [one, two] = shares;
  expect(joinShares(one, two).publicKey).toEqual(publicKey);
  expect(joinShares(two, one).publicKey).toEqual(publicKey);
});

it('refuses one half twice, and halves of two keys', () => {
  const { shares } = drawRecovery('north');
  const other = drawRecovery('north').shares;
  expect(() => joinShares(shares[0], shares[0])).toThrow('shares-differ');
  expect(() => joinShares(shares[0], other[1])).toThrow('shares-differ');
});

it('keeps no half that is the key itself', () => {
  const { publicKey, shares } = drawRecovery('north');
  for (const { bytes } of shares) {
    const signer = ed25519Signer(unhex(bytes) as Uint8Array);
    expect(hex(signer.publicKey)).not.toBe(hex(publicKey));
  }
});
