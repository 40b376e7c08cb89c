import { concat, hex } from '@parley/core/base/bytes.ts';
import { JournalTree } from '@parley/core/evidence/tree.ts';
import { consistencyProof, inclusionProof } from '@parley/core/journal/proofs.ts';
import type { Facts, FailCase, PassCase, VectorFile } from '../case.ts';
import { nodeCrypto } from '../node-crypto.ts';
import { seeded } from '../seeded.ts';

const tree = new JournalTree(nodeCrypto);
for (let i = 0; i < 300; i++) tree.append(seeded(`leaf ${i}`, 32));

type Proof = { readonly given: Facts; readonly path: readonly Uint8Array[] };

function inclusion(seq: number, size: number): Proof {
  const root = hex(tree.rootAt(size));
  const given = { proof: 'inclusion', seq, size, leaf: hex(tree.leafAt(seq)), root };
  return { given, path: inclusionProof(nodeCrypto, tree, seq, size) };
}

function consistency(older: number, newer: number): Proof {
  const roots = { olderRoot: hex(tree.rootAt(older)), newerRoot: hex(tree.rootAt(newer)) };
  const given = { proof: 'consistency', older, newer, ...roots };
  return { given, path: consistencyProof(nodeCrypto, tree, older, newer) };
}

function pass(name: string, { given, path }: Proof): PassCase {
  return { name, bytes: hex(concat(...path)), given, shows: { hashes: path.length } };
}

/** The proof with other things given, or another path. */
function wrong(name: string, from: Proof, more: Facts, path = from.path): FailCase {
  const given = { ...from.given, ...more };
  return { name, code: 'proof-mismatch', bytes: hex(concat(...path)), given };
}

const included = [
  [0, 1],
  [0, 2],
  [6, 7],
  [3, 8],
  [255, 256],
  [256, 300],
  [299, 300],
] as const;
const extended = [
  [0, 300],
  [1, 1],
  [1, 2],
  [3, 7],
  [4, 7],
  [6, 8],
  [255, 300],
  [256, 300],
  [299, 300],
] as const;

/** Proofs made by our own generator; those of others are in vectors/outside. */
export function journalProofVectors(): VectorFile {
  const entry = inclusion(5, 7);
  const growth = consistency(3, 7);
  const swapped = [entry.path[1], entry.path[0], ...entry.path.slice(2)] as Uint8Array[];
  return {
    format: 'journal-proof',
    about: 'Inclusion and consistency proofs (spec/journal.md): their hashes one after another.',
    pass: [
      ...included.map(([seq, size]) => pass(`entry ${seq} of ${size}`, inclusion(seq, size))),
      ...extended.map(([older, newer]) => pass(`${older} to ${newer}`, consistency(older, newer))),
    ],
    fail: [
      { ...wrong('half a hash', entry, {}), code: 'malformed', bytes: '00'.repeat(16) },
      wrong('another place', entry, { seq: 4 }),
      wrong('a place beyond the size', entry, { seq: 7 }),
      wrong('a size that needs more hashes', entry, { size: 16 }),
      wrong('another leaf', entry, { leaf: hex(seeded('another leaf', 32)) }),
      wrong('another root', entry, { root: hex(tree.rootAt(8)) }),
      wrong('two hashes swapped', entry, {}, swapped),
      wrong('a hash too few', entry, {}, entry.path.slice(1)),
      wrong('a hash too many', entry, {}, [...entry.path, seeded('one more', 32)]),
      wrong('a journal that shrinks', growth, { older: 7, newer: 3 }),
      wrong('another older root', growth, { olderRoot: hex(tree.rootAt(4)) }),
      wrong('another newer root', growth, { newerRoot: hex(tree.rootAt(8)) }),
      wrong('hashes where none are needed', consistency(7, 7), {}, growth.path),
      wrong('no hashes where some are needed', growth, {}, []),
    ],
  };
}
