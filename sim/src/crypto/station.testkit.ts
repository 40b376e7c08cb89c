import { nodeCrypto } from '@parley/station/keys/node-crypto.ts';
import { ed25519Signer, mlDsa44Signer } from '@parley/station/keys/signer.ts';
import { aead } from '@parley/station/ports/aead.ts';
import { hpke } from '@parley/station/ports/hpke.ts';
import { realCrypto } from './real.ts';

/** Real cryptography for tests: the station's own. */
export const stationCrypto = realCrypto({
  crypto: nodeCrypto(),
  aead,
  hpke,
  ed25519: ed25519Signer,
  mldsa44: mlDsa44Signer,
});
