import { ml_kem768_x25519 as xwing } from '@noble/post-quantum/hybrid.js';
import { hex } from '@parley/core/base/bytes.ts';
import { encodeOpen, keyNameOf, openInfo, openMessage } from '@parley/envelope/open.ts';
import { sessionId } from '@parley/envelope/session.ts';
import { aead } from '@parley/station/ports/aead.ts';
import type { VectorFile } from '../case.ts';
import { nodeCrypto } from '../node-crypto.ts';
import { line, own } from '../sample.ts';
import { seeded, seededKey } from '../seeded.ts';
import { sealedSecret } from './opens-sealed.ts';

/** What the case opens to, and by what. */
const secret = seeded('secret of a session that opens', 32);
const psk = seeded('secret of a ceremony', 32);
const receiveSeed = seeded('private receive key', 32);
const keyName = keyNameOf(nodeCrypto, xwing.keygen(receiveSeed).publicKey);
const bound = { line, sender: own, recipient: 1, id: sessionId(aead, secret), keyName };

/** For whoever seals the secret anew: the key, and what the sealed bytes are bound to. */
export const sealing = { receiveSeed, secret, info: openInfo(bound), psk, pskId: line };

/** An `open` with all that opens it: spec/envelope.md. */
export function opensVectors(): VectorFile {
  const north = seededKey('note north');
  const content = { ...bound, keyNumber: 3, ...sealedSecret };
  const frame = encodeOpen({ ...content, signature: north.sign(openMessage(content)) });
  const shows = { recipient: 1, id: hex(bound.id), keyName: hex(keyName), keyNumber: 3 };
  return {
    format: 'open',
    about: 'An open frame (spec/envelope.md) with the key and psk that open it to this secret.',
    given: {
      noteKey: hex(north.publicKey),
      receiveSeed: hex(receiveSeed),
      psk: hex(psk),
      info: hex(sealing.info),
      secret: hex(secret),
    },
    pass: [{ name: 'to key 3 of party 1', bytes: hex(frame), shows }],
    fail: [],
  };
}
