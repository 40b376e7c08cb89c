import { existsSync } from 'node:fs';
import { equal, hex, unhex } from '@parley/core/base/bytes.ts';
import { z } from 'zod';
import { ActRefusal } from '../acts/act.ts';
import { ed25519Signer, newSeed, type Signer } from '../keys/signer.ts';
import { keyFileBytesMax, readBounded } from '../read-bounded.ts';

const hexText = z.string().regex(/^[0-9a-f]{64}$/u);
const shape = z.strictObject({
  kind: z.literal('parley-recovery-share'),
  party: z.string(),
  share: z.union([z.literal(1), z.literal(2)]),
  /** Of the whole key; of which card or charter the share is, is seen by it. */
  publicKey: hexText,
  bytes: hexText,
});

/** Half of a party's recovery key: alone it says nothing about the other half or the key. */
export type RecoveryShare = z.infer<typeof shape>;

/** A fresh recovery key in two shares, for two officers; the key itself is kept nowhere. */
export function drawRecovery(party: string): {
  publicKey: Uint8Array;
  shares: readonly [RecoveryShare, RecoveryShare];
} {
  const seed = newSeed();
  const first = newSeed();
  const { publicKey } = ed25519Signer(seed);
  const share = (number: 1 | 2, bytes: Uint8Array): RecoveryShare => {
    return {
      kind: 'parley-recovery-share',
      party,
      share: number,
      publicKey: hex(publicKey),
      bytes: hex(bytes),
    };
  };
  return { publicKey, shares: [share(1, first), share(2, xor(seed, first))] };
}

/** A share from its file; refuses `no-such-file`, `file-unreadable`. */
export function readShare(file: string): RecoveryShare {
  if (!existsSync(file)) throw new ActRefusal('no-such-file', file);
  try {
    return shape.parse(JSON.parse(readBounded(file, keyFileBytesMax)?.toString('utf8') ?? ''));
  } catch {
    throw new ActRefusal('file-unreadable', file);
  }
}

/** The recovery key of two shares. Refuses `shares-differ`: one twice, or of two keys. */
export function joinShares(one: RecoveryShare, other: RecoveryShare): Signer {
  const seed = xor(unhex(one.bytes) as Uint8Array, unhex(other.bytes) as Uint8Array);
  const signer = ed25519Signer(seed);
  const named = unhex(one.publicKey) as Uint8Array;
  // One half twice adds up to zeros, which are nobody's key.
  if (!equal(signer.publicKey, named)) {
    throw new ActRefusal('shares-differ');
  }
  return signer;
}

/** The files of the two officers, as `charter sign` and `incarnation open` take them. */
export function recoveryKeyOf(files: readonly string[]): Signer {
  const [one, other] = files.map(readShare);
  if (!one || !other || files.length !== 2) throw new ActRefusal('shares-differ');
  return joinShares(one, other);
}

function xor(one: Uint8Array, other: Uint8Array): Uint8Array {
  return one.map((byte, i) => byte ^ (other[i] ?? 0));
}
