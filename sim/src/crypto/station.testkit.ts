import { hex } from '@parley/core/base/bytes.ts';
import { nodeCrypto } from '@parley/station/keys/node-crypto.ts';
import { ed25519Signer, mlDsa44Signer } from '@parley/station/keys/signer.ts';
import { aead } from '@parley/station/ports/aead.ts';
import { hpke } from '@parley/station/ports/hpke.ts';
import { memorySource } from '@parley/verifier/base/source.ts';
import { readCharterFile } from '@parley/verifier/charter/charter-file.ts';
import { verify } from '@parley/verifier/verdict.ts';
import { realCrypto } from './real.ts';

/** Real cryptography, the station's own, and the second verifier: for main.ts and tests. */
export const stationCrypto = realCrypto({
  crypto: nodeCrypto(),
  aead,
  hpke,
  ed25519: ed25519Signer,
  mldsa44: mlDsa44Signer,
  verifier: (transcript, charterFile) => {
    const founding = readCharterFile(charterFile);
    const trusted = { line: founding.charter.line, founding };
    const { kind, found, verdict } = verify(memorySource(transcript), { trusted });
    if (kind !== 'transcript') return { ok: false, why: `${verdict.code} (${verdict.about})` };
    return { ok: true, cuts: found.cuts, hash: hex(found.hash) };
  },
});
