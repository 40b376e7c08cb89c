import { hex } from '@parley/core/base/bytes.ts';
import { encodeForkProof, type ForkProof, type ShownNote } from '@parley/core/codec/fork-proof.ts';
import type { PassCase, VectorFile } from '../case.ts';
import { fail } from '../mutate.ts';
import { line, own } from '../sample.ts';
import { seeded } from '../seeded.ts';
import { northNote, northOrigin, SampleTree } from '../tree.ts';

const leaf = (name: number | string): Uint8Array => seeded(`leaf ${name}`, 32);
const one = new SampleTree([0, 1, 2].map(leaf));
const other = new SampleTree([leaf(0), leaf('x'), leaf(2)]);
const longer = new SampleTree([leaf(0), leaf('x'), leaf(2), leaf(3), leaf(4)]);
const base = { line, journal: own } as const;

function rootsOf(a: ShownNote, b: ShownNote, of: Uint8Array = line): ForkProof {
  return { ...base, line: of, fork: 'roots', notes: [a, b] };
}

const roots = rootsOf(one.note(), other.note());
const leaves: ForkProof = {
  ...base,
  fork: 'leaves',
  notes: [one.note(), longer.note()],
  seq: 1,
  leaves: [one.shown(1), longer.shown(1)],
};
const lastLeaf: ForkProof = {
  ...base,
  fork: 'last-leaf',
  note: one.note(leaf('y')),
  leaf: one.shown(2),
};

/** Two statements of one author that cannot both be true: spec/fork-proof.md. */
export function forkProofVectors(): VectorFile {
  const pass = (name: string, proof: ForkProof): PassCase => {
    return { name, bytes: hex(encodeForkProof(proof)), shows: { fork: proof.fork } };
  };
  const bad = (
    name: string,
    code: 'not-a-fork' | 'bad-signature' | 'proof-mismatch' | 'wrong-line',
    proof: ForkProof,
  ) => fail(name, code, encodeForkProof(proof));
  const forged = { ...other.note(), signature: seeded('forged', 64) };
  return {
    format: 'fork-proof',
    about: 'Fork proofs (spec/fork-proof.md), against the incarnation with this origin and key.',
    given: { line: hex(line), origin: northOrigin, noteKey: hex(northNote.publicKey) },
    pass: [
      pass('two roots of one size', roots),
      pass('two leaves at one place, of heads of two sizes', leaves),
      pass('a head whose last leaf is another one', lastLeaf),
    ],
    fail: [
      fail('no bytes', 'malformed-cbor', new Uint8Array(0)),
      bad(
        'another line',
        'wrong-line',
        rootsOf(one.note(), other.note(), seeded('another line', 32)),
      ),
      bad('one head twice', 'not-a-fork', rootsOf(one.note(), one.note())),
      bad('two sizes', 'not-a-fork', rootsOf(one.note(), longer.note())),
      bad('a signature of nobody', 'bad-signature', rootsOf(one.note(), forged)),
      bad('the same leaf twice', 'not-a-fork', {
        ...base,
        fork: 'leaves',
        notes: [one.note(), longer.note()],
        seq: 0,
        leaves: [one.shown(0), longer.shown(0)],
      }),
      bad('a path that leads elsewhere', 'proof-mismatch', {
        ...base,
        fork: 'leaves',
        notes: [one.note(), longer.note()],
        seq: 1,
        leaves: [one.shown(1), longer.shown(2)],
      }),
      bad('the last leaf as it is', 'not-a-fork', {
        ...base,
        fork: 'last-leaf',
        note: one.note(),
        leaf: one.shown(2),
      }),
    ],
  };
}
