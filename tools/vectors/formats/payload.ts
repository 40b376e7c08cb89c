import { hex } from '@parley/core/base/bytes.ts';
import type { CborValue } from '@parley/core/codec/cbor.ts';
import {
  encodeBundle,
  encodeCosignature,
  encodePayload,
  type Payload,
} from '@parley/core/codec/payload.ts';
import { encodeRun } from '@parley/core/codec/run.ts';
import type { FailCase, PassCase, VectorFile } from '../case.ts';
import { fail, failValue, spliced } from '../mutate.ts';
import { mark, own, peer, time } from '../sample.ts';
import { seeded } from '../seeded.ts';
import { message } from './run.ts';

const signature = seeded('signature', 64);
const hash = seeded('attachment', 32);
const marks = [
  { ...own, size: 12, root: seeded('root at 12', 32), gaps: [[14, 2] as const, [17, 1] as const] },
  { ...mark, gaps: [] },
];

function havingGaps(...gaps: number[][]): CborValue {
  return [3, null, [[own.party, own.number, own.tag, 12, seeded('root at 12', 32), gaps]]];
}

type Rare = Parameters<typeof encodePayload>[0];

function pass(payload: Rare): PassCase {
  return { name: payload.type, bytes: hex(encodePayload(payload)), shows: { type: payload.type } };
}

const rare: readonly Rare[] = [
  { type: 'have', seen: seeded('challenge', 8), marks },
  { type: 'challenge', nonce: seeded('challenge', 8) },
  { type: 'challenge-answer', nonce: seeded('challenge', 8) },
  { type: 'canary', nonce: seeded('canary', 16) },
  { type: 'canary-answer', nonce: seeded('canary', 16), time, marks, signature },
  { type: 'want', hash, offset: 65_536, length: 65_536 },
  { type: 'chunk', hash, offset: 0, total: 40, bytes: seeded('chunk', 40) },
  { type: 'note-want', journal: peer, size: 300 },
  {
    type: 'note',
    journal: peer,
    size: 300,
    root: seeded('root at 300', 32),
    leaf: seeded('leaf 299', 32),
    signature,
  },
  { type: 'fork-proof', proof: seeded('proof', 24) },
  { type: 'over-limit', proof: seeded('proof', 24) },
  {
    type: 'pq',
    journal: peer,
    size: 300,
    root: seeded('root at 300', 32),
    time: time / 1000,
    cosigner: own,
    signature: seeded('ml-dsa', 2420),
  },
  { type: 'cut-ask' },
];

/** What a sealed frame holds: spec/bundle.md, spec/have.md, spec/circuit.md. */
export function payloadVectors(): VectorFile {
  const run = encodeRun([message(0), message(1)]);
  const root = seeded('root at 9', 32);
  const bundle = encodeBundle(own, 7, run, { signature, root });
  const cosigned = { journal: own, size: 9, time: time / 1000, signature };
  const hot = (name: string, type: Payload['type'], bytes: Uint8Array): PassCase => {
    return { name, bytes: hex(bytes), shows: { type } };
  };
  return {
    format: 'payload',
    about: 'What a sealed frame holds (spec/frame.md): an array whose first element is its type.',
    pass: [
      hot('bundle with its root', 'bundle', bundle),
      hot(
        'bundle whose root the peer computes',
        'bundle',
        encodeBundle(own, 7, run, { signature, root: null }),
      ),
      hot(
        'cosignature of the present incarnation',
        'cosignature',
        encodeCosignature({ ...cosigned, cosigner: null }),
      ),
      hot(
        'cosignature passed on',
        'cosignature',
        encodeCosignature({ ...cosigned, cosigner: peer }),
      ),
      ...rare.map(pass),
    ],
    fail: refused(bundle),
  };
}

function refused(bundle: Uint8Array): FailCase[] {
  return [
    fail('no bytes', 'malformed-cbor', new Uint8Array(0)),
    fail('a byte behind a bundle', 'malformed', new Uint8Array([...bundle, 0])),
    fail('a party in two bytes', 'malformed', spliced(bundle, 2, 1, [0x18, 0x00])),
    failValue('a type that nobody knows', 'unknown-type', [99, seeded('challenge', 8)]),
    failValue('a type that is a text', 'malformed', ['4', seeded('challenge', 8)]),
    failValue('no array', 'malformed', 'bundle'),
    failValue('a challenge of seven bytes', 'malformed', [4, seeded('challenge', 7)]),
    failValue('a challenge with more', 'malformed', [4, seeded('challenge', 8), 0]),
    failValue('a cut asked for with more', 'malformed', [15, 0]),
    failValue('a note whose size is negative', 'malformed', [10, 1, 2, peer.tag, -1]),
    failValue('a note of some size without its last leaf', 'malformed', [
      ...[11, 1, 2, peer.tag, 300, seeded('root at 300', 32), null, signature],
    ]),
    failValue('a gap below the size', 'malformed', havingGaps([11, 1])),
    failValue('two gaps with nothing held between', 'malformed', havingGaps([14, 2], [16, 1])),
    failValue('a gap of nothing', 'malformed', havingGaps([14, 0])),
    failValue('one journal twice in a have vector', 'malformed', [
      3,
      null,
      [mark, mark].map((one) => [1, 2, peer.tag, one.size, one.root, []]),
    ]),
    failValue('a have vector of 65 marks', 'malformed', [
      3,
      null,
      Array.from({ length: 65 }, () => [1, 2, peer.tag, 0, seeded('empty', 32), []]),
    ]),
    failValue('a have vector with 33 gaps', 'malformed', [
      3,
      null,
      [[1, 2, peer.tag, 0, seeded('empty', 32), Array.from({ length: 33 }, (_, i) => [2 * i, 1])]],
    ]),
  ];
}
