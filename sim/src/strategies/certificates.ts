import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import {
  type Certificate,
  certificateSigningInput,
  encodeCertificate,
  encodeCertificateContent,
} from '@parley/core/codec/certificate.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { encodeRecord } from '@parley/core/codec/records.ts';
import type { Signer } from '../crypto/ports.ts';
import { type Secrets, secretsWith } from '../founding.ts';
import type { Counterpart } from './counterpart.ts';
import { Forger } from './forger.ts';

/** Keys of a new incarnation around a receive key that nobody holds. */
export function drawKeys(liar: Counterpart): Secrets {
  const receive = { number: 1, publicKey: liar.random.bytes(1216), privateKey: new Uint8Array(32) };
  return secretsWith(liar.founding.crypto, liar.random, receive);
}

/** A certificate with anything in it, signed by the liar's recovery key or by another. */
export function certify(
  liar: Counterpart,
  secrets: Secrets,
  more: Partial<Certificate> = {},
  signer: Signer = liar.founding.recovery[liar.me] as Signer,
): Uint8Array {
  const content = encodeCertificateContent({
    line: liar.founding.line,
    party: liar.me,
    number: 1,
    tag: secrets.tag,
    keys: secrets.keys,
    previous: null,
    ...more,
  });
  return encodeCertificate(content, signer.sign(certificateSigningInput(content)));
}

/** The journal that a certificate opens, with that certificate as its first entry. */
export function openedBy(
  liar: Counterpart,
  secrets: Secrets,
  bytes: Uint8Array,
  number = 1,
): Forger {
  const name = { party: liar.me, number, tag: secrets.tag };
  const forger = new Forger(liar.founding, liar.me, { name, secrets });
  const record = encodeRecord({ kind: 'incarnation', certificate: bytes });
  const body = encodeBody({ ...emptyBody, record });
  forger.say(forger.item('certificate', { kind: kinds.incarnation, class: 0, body }));
  return forger;
}
