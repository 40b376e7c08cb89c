import { ascii, hex } from '@parley/core/base/bytes.ts';
import { originOf } from '@parley/core/codec/names.ts';
import { checkpointText, cosignatureMessage } from '@parley/core/codec/note.ts';
import { formatSignedHead } from '@parley/core/codec/signed-head.ts';
import { formatTlogProof } from '@parley/core/codec/tlog-proof.ts';
import type { FailCase, PassCase, VectorFile } from '../case.ts';
import { keysByName } from '../given.ts';
import { fail } from '../mutate.ts';
import { nodeCrypto } from '../node-crypto.ts';
import { line, peer, time } from '../sample.ts';
import { seeded, seededKey } from '../seeded.ts';
import { northNote, northOrigin, SampleTree } from '../tree.ts';

const seconds = time / 1000;
const south = originOf(line, 'south', peer);
const cosign = seededKey('cosign south');
const leaves = Array.from({ length: 7 }, (_, i) => seeded(`leaf ${i}`, 32));
const tree = new SampleTree(leaves);

const keys = {
  names: [northOrigin, south],
  noteKeys: [hex(northNote.publicKey), hex(seededKey('note south').publicKey)],
  cosignKeys: [hex(seededKey('cosign north').publicKey), hex(cosign.publicKey)],
};

function note(cosigned: boolean): Uint8Array {
  const { size, root, leaf, signature } = tree.note();
  const checkpoint = { origin: northOrigin, size, root, leaf };
  const message = cosignatureMessage(seconds, checkpointText(checkpoint));
  const cosignature = { name: south, time: seconds, signature: cosign.sign(message) };
  const cosignatures = cosigned ? [cosignature] : [];
  const whole = { checkpoint, signature, cosignatures, pqCosignatures: [] };
  return formatSignedHead(nodeCrypto, whole, keysByName(keys));
}

function proof(index: number, cosigned: boolean): Uint8Array {
  const { path } = tree.shown(index);
  return formatTlogProof({ index, path, extra: null, note: note(cosigned) });
}

/** One entry's leaf below a signed head: spec/disclosure.md and c2sp.org/tlog-proof. */
export function tlogProofVectors(): VectorFile {
  const pass = (name: string, index: number, cosigned = false): PassCase => ({
    name,
    bytes: hex(proof(index, cosigned)),
    given: { leaf: hex(leaves[index] as Uint8Array) },
    shows: { index, size: 7, cosigners: cosigned ? [`${south} ${seconds}`] : [] },
    ...(cosigned ? { wholeAt: [proof(index, false).length] } : {}),
  });
  return {
    format: 'tlog-proof',
    about: 'C2SP tlog-proofs of a leaf (spec/disclosure.md), with the keys of those who sign.',
    given: { origin: northOrigin, ...keys },
    pass: [
      pass('the first of seven', 0),
      pass('the last of seven', 6),
      pass('the fourth of seven, cosigned', 3, true),
    ],
    fail: refused(),
  };
}

function refused(): FailCase[] {
  const text = Buffer.from(proof(3, true)).toString('latin1');
  const given = { leaf: hex(leaves[3] as Uint8Array) };
  const changed = (
    name: string,
    code: FailCase['code'],
    from: string | RegExp,
    to: string,
  ): FailCase => {
    const bytes = new Uint8Array(Buffer.from(text.replace(from, to), 'latin1'));
    return { ...fail(name, code, bytes), given };
  };
  const firstHash = text.split('\n')[2] as string;
  return [
    { ...fail('no bytes', 'malformed', new Uint8Array(0)), given },
    { ...fail('a title alone', 'malformed', ascii('c2sp.org/tlog-proof@v1\n')), given },
    changed('another version', 'malformed', '@v1', '@v2'),
    changed('another place', 'proof-mismatch', 'index 3', 'index 2'),
    changed('a place with a zero in front', 'malformed', 'index 3', 'index 03'),
    changed('a hash too few', 'proof-mismatch', `${firstHash}\n`, ''),
    changed('another size', 'bad-signature', '\n7\n', '\n8\n'),
    changed('a cosignature of another time', 'bad-signature', 'AAAABjWS', 'AAAABjXS'),
    {
      ...fail('another leaf', 'proof-mismatch', proof(3, true)),
      given: { leaf: hex(leaves[2] as Uint8Array) },
    },
  ];
}
