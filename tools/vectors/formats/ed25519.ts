import { ED25519_TORSION_SUBGROUP, ed25519 } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { ascii, concat, hex, unhex } from '@parley/core/base/bytes.ts';
import type { VectorFile } from '../case.ts';
import { fail } from '../mutate.ts';
import { seeded } from '../seeded.ts';

const { Point } = ed25519;
type Curve = InstanceType<typeof Point>;

const order = Point.Fn.ORDER;
/** A point of order 8: added to a key or a commitment it divides the verifiers of this world. */
const torsion = Point.fromHex(ED25519_TORSION_SUBGROUP[1] as string);
const message = ascii('parley: which signatures count');
const secret = seeded('ed25519 secret', 32);
const { scalar, point } = ed25519.utils.getExtendedPublicKey(secret);
const nonce = numberFrom(seeded('ed25519 nonce', 32));

function numberFrom(bytes: Uint8Array): bigint {
  return BigInt(`0x${hex(bytes.toReversed())}`) % order;
}

function little(value: bigint): Uint8Array {
  const bytes = unhex(value.toString(16).padStart(64, '0')) as Uint8Array;
  return bytes.toReversed();
}

function challenge(r: Uint8Array, key: Uint8Array, text: Uint8Array): bigint {
  return numberFrom(sha512(concat(r, key, text)));
}

/** Key, commitment and answer of whoever knows the secret and chooses the rest. */
function crafted(key: Curve, commitment: Curve, k: bigint, text = message): Uint8Array {
  const [r, publicKey] = [commitment.toBytes(), key.toBytes()];
  const s = (k + challenge(r, publicKey, text) * scalar) % order;
  return concat(publicKey, r, little(s), text);
}

/** A text for which the torsion of the key vanishes from the equation, or does not. */
function textWhere(key: Curve, commitment: Curve, vanishes: boolean): Uint8Array {
  for (let i = 0; ; i++) {
    const text = ascii(`parley: which signatures count ${i}`);
    const k = challenge(commitment.toBytes(), key.toBytes(), text);
    if ((k % 8n === 0n) === vanishes) return text;
  }
}

/** Signatures on the edge of RFC 8032: spec/checkpoint.md, "Which signatures count". */
export function ed25519Vectors(): VectorFile {
  const commitment = Point.BASE.multiply(nonce);
  const mixed = point.add(torsion);
  const plain = crafted(point, commitment, nonce);
  const s = numberFrom(plain.slice(64, 96));
  const small = [...ED25519_TORSION_SUBGROUP].map((text) => unhex(text) as Uint8Array);
  const above = (p: number) => concat(new Uint8Array([0xed + p]), new Uint8Array(30).fill(0xff));
  return {
    format: 'ed25519',
    about: 'Public key (32), signature (64), message: which Ed25519 signatures count.',
    pass: [
      {
        name: 'by RFC 8032',
        bytes: hex(concat(ed25519.getPublicKey(secret), ed25519.sign(message, secret), message)),
      },
      { name: 'with a chosen nonce', bytes: hex(plain) },
      {
        name: 'a key of mixed order whose torsion vanishes from the equation',
        bytes: hex(crafted(mixed, commitment, nonce, textWhere(mixed, commitment, true))),
      },
    ],
    fail: [
      fail(
        'a key of mixed order: holds only times the cofactor',
        'bad-signature',
        crafted(mixed, commitment, nonce, textWhere(mixed, commitment, false)),
      ),
      fail(
        'a commitment of mixed order: holds only times the cofactor',
        'bad-signature',
        crafted(point, commitment.add(torsion), nonce),
      ),
      fail('the neutral point as commitment', 'bad-signature', crafted(point, Point.ZERO, 0n)),
      fail(
        'an answer above the order',
        'bad-signature',
        concat(plain.slice(0, 64), little(s + order), message),
      ),
      fail(
        'another encoding of the neutral point as commitment, y = p + 1',
        'bad-signature',
        concat(plain.slice(0, 32), above(1), new Uint8Array([0x7f]), plain.slice(64)),
      ),
      fail(
        'another encoding of a key, y = p + 1',
        'bad-signature',
        concat(
          above(1),
          new Uint8Array([0x7f]),
          small[0] as Uint8Array,
          new Uint8Array(32),
          message,
        ),
      ),
      ...small.map((key, i) =>
        fail(
          `a key of small order ${i}: anyone signs with it`,
          'bad-signature',
          concat(
            key,
            Point.BASE.multiply(nonce).toBytes(),
            little(nonce),
            textFor(key, commitment),
          ),
        ),
      ),
    ],
  };
}

/** A text whose challenge is a multiple of 8: then every key of small order falls out. */
function textFor(key: Uint8Array, commitment: Curve): Uint8Array {
  for (let i = 0; ; i++) {
    const text = ascii(`parley: which signatures count ${i}`);
    if (challenge(commitment.toBytes(), key, text) % 8n === 0n) return text;
  }
}
