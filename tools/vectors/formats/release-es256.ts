import { p256 } from '@noble/curves/nist.js';
import { ascii, concat, hex } from '@parley/core/base/bytes.ts';
import { encodeBody } from '@parley/core/codec/body.ts';
import { officerIdOf } from '@parley/core/codec/officer.ts';
import type { VectorFile } from '../case.ts';
import { fail } from '../mutate.ts';
import { nodeCrypto } from '../node-crypto.ts';
import { line } from '../sample.ts';
import { seededP256 } from '../seeded.ts';
import { challengeOf, header, message } from './release.ts';

const passkey = seededP256('passkey of an officer');

const challenge = challengeOf(message);
const clientDataJson = ascii(
  `{"type":"webauthn.get","challenge":"${Buffer.from(challenge).toString('base64url')}",` +
    '"origin":"https://desk.example","crossOrigin":false}',
);
const authenticatorData = concat(
  nodeCrypto.sha256(ascii('desk.example')),
  new Uint8Array([0x05, 0, 0, 0, 0]),
);
const signed = concat(authenticatorData, nodeCrypto.sha256(clientDataJson));

function releasedBy(signature: Uint8Array, scheme: 1 | 2 = 1): Uint8Array {
  const officer = officerIdOf(nodeCrypto, 1, passkey.publicKey);
  const assertion = { officer, scheme, authenticatorData, clientDataJson, signature };
  return encodeBody({ ...message, releases: [assertion] });
}

/** ECDSA takes the signature with n - s as well: both are of the same officer. */
function otherS(signature: Uint8Array): Uint8Array {
  const { r, s } = p256.Signature.fromBytes(signature, 'der');
  const other = new p256.Signature(r, p256.Point.Fn.neg(s));
  return other.toBytes('der');
}

/** Assertions by ES256: spec/release.md, scheme 1. */
export function es256Vectors(): VectorFile {
  const signature = passkey.sign(signed);
  const compact = p256.Signature.fromBytes(signature, 'der').toBytes('compact');
  const shows = { challenge: hex(challenge) };
  return {
    format: 'release',
    about: 'Releases by passkeys with ES256 (spec/release.md); the signature is in DER.',
    given: { line: hex(line), ...header, officers: [hex(passkey.publicKey)] },
    pass: [
      { name: 'by a passkey with ES256', bytes: hex(releasedBy(signature)), shows },
      { name: 'with the other s', bytes: hex(releasedBy(otherS(signature))), shows },
    ],
    fail: [
      fail('r and s without DER', 'bad-signature', releasedBy(compact)),
      fail(
        'a byte behind the DER',
        'bad-signature',
        releasedBy(concat(signature, new Uint8Array(1))),
      ),
      fail('over other bytes', 'bad-signature', releasedBy(passkey.sign(concat(signed, signed)))),
      fail('as EdDSA', 'unknown-officer', releasedBy(signature, 2)),
    ],
  };
}
