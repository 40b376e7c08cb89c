import { ed25519Signer, mlDsa44Signer } from '../keys/signer.ts';
import type { LineStore } from '../store/line-store.ts';
import type { LineSigners } from './loop-ports.ts';

/** The signers of an incarnation whose private keys are here. */
export function signersOf(store: LineStore, journal: string): LineSigners {
  const keys = store.keyring.get(journal);
  if (!keys) throw new Error(`no private keys of ${journal}`);
  const [note, cosign] = [ed25519Signer(keys.note), ed25519Signer(keys.cosign)];
  const mldsa = mlDsa44Signer(keys.mldsa);
  return {
    note: (message) => note.sign(message),
    cosign: (message) => cosign.sign(message),
    pq: (message) => mldsa.sign(message),
  };
}
