import { concat, hex } from '@parley/core/base/bytes.ts';
import {
  type Certificate,
  certificateSigningInput,
  encodeCertificate,
  encodeCertificateContent,
} from '@parley/core/codec/certificate.ts';
import { encodeCharter, lineIdOf } from '@parley/core/codec/charter.ts';
import type { PassCase, VectorFile } from '../case.ts';
import { fail } from '../mutate.ts';
import { nodeCrypto } from '../node-crypto.ts';
import { seeded, seededKey } from '../seeded.ts';
import { sampleCharter, sampleKeys } from './charter.ts';

const charter = encodeCharter(sampleCharter);
const given = { charter: hex(charter) };
const recovery = seededKey('recovery north');

const sample: Certificate = {
  line: lineIdOf(nodeCrypto, charter),
  party: 0,
  number: 1,
  tag: seeded('tag of north 1', 8),
  keys: sampleKeys('north 1', 12),
  previous: {
    number: 0,
    tag: seeded('tag of north', 8),
    size: 300,
    root: seeded('root at 300', 32),
  },
};

function signed(certificate: Certificate): Uint8Array {
  const content = encodeCertificateContent(certificate);
  return encodeCertificate(content, recovery.sign(certificateSigningInput(content)));
}

function pass(name: string, certificate: Certificate): PassCase {
  return { name, bytes: hex(signed(certificate)) };
}

/** Certificates of incarnations: spec/incarnation.md. */
export function certificateVectors(): VectorFile {
  const content = encodeCertificateContent(sample);
  const signature = recovery.sign(certificateSigningInput(content));
  const keys = { ...sample.keys, tls: sample.keys.note };
  const cases = [
    fail('no bytes', 'malformed-cbor', new Uint8Array(0)),
    fail('of another line', 'wrong-line', signed({ ...sample, line: seeded('other', 32) })),
    fail('of a party that is not on the line', 'unknown-party', signed({ ...sample, party: 2 })),
    fail('signed by the other party', 'bad-signature', signed({ ...sample, party: 1 })),
    fail(
      'signed without its context',
      'bad-signature',
      encodeCertificate(content, recovery.sign(content)),
    ),
    fail('number 0, which stands in the charter', 'malformed', signed({ ...sample, number: 0 })),
    fail(
      'after a journal of no lower number',
      'malformed',
      signed({
        ...sample,
        previous: { number: 1, tag: seeded('x', 8), size: 1, root: seeded('y', 32) },
      }),
    ),
    fail('one key in two places', 'malformed', signed({ ...sample, keys })),
    fail(
      'the recovery key as note key',
      'malformed',
      signed({
        ...sample,
        keys: { ...sample.keys, note: recovery.publicKey },
      }),
    ),
    fail(
      'content with a byte behind',
      'malformed-cbor',
      encodeCertificate(concat(content, new Uint8Array(1)), signature),
    ),
  ];
  return {
    format: 'certificate',
    about: 'The certificate of an incarnation (spec/incarnation.md), signed by the recovery key.',
    given,
    pass: [
      pass('the second journal of a party', sample),
      pass('a journal whose author knows none before', { ...sample, previous: null }),
    ],
    fail: cases,
  };
}
