import { describe, expect, it } from 'vitest';
import { bytesOf, testCrypto } from '../../test/crypto.ts';
import { line, signersOf } from '../../test/founding.ts';
import { limits } from '../base/limits.ts';
import { encode } from '../codec/cbor.ts';
import {
  bodyHash,
  headerBytes,
  type Item,
  leafOfParts,
  opaqueHeaderStart,
} from '../codec/entry.ts';
import {
  decodeForkProof,
  encodeForkProof,
  type ForkProof,
  type ShownNote,
} from '../codec/fork-proof.ts';
import { originOf } from '../codec/names.ts';
import { checkpointText } from '../codec/note.ts';
import {
  decodeOverLimitProof,
  encodeOverLimitProof,
  type OverLimitProof,
} from '../codec/over-limit.ts';
import { verifyForkProof } from './fork.ts';
import { Frontier, nodeHash } from './frontier.ts';
import { verifyOverLimitProof } from './over-limit.ts';
import { type HashSource, inclusionProof } from './proofs.ts';

const journal = { party: 1, number: 0, tag: bytesOf('moscow tag', 8) };
const origin = originOf(line, 'moscow', journal);
const { note: signer } = signersOf('moscow');
const accused = { line, origin, noteKey: signer.publicKey };

class Tree implements HashSource {
  readonly leaves: Uint8Array[];
  constructor(leaves: Uint8Array[]) {
    this.leaves = leaves;
  }
  hashOf(level: number, index: number): Uint8Array {
    if (level === 0) return this.leaves[index] as Uint8Array;
    return nodeHash(
      testCrypto,
      this.hashOf(level - 1, 2 * index),
      this.hashOf(level - 1, 2 * index + 1),
    );
  }
  note(leaf = this.leaves.at(-1) as Uint8Array): ShownNote {
    const frontier = new Frontier(testCrypto);
    for (const one of this.leaves) frontier.add(one);
    const head = { size: this.leaves.length, root: frontier.root(), leaf };
    return { ...head, signature: signer.sign(checkpointText({ origin, ...head })) };
  }
  shown(seq: number) {
    const path = inclusionProof(testCrypto, this, seq, this.leaves.length);
    return { leaf: this.leaves[seq] as Uint8Array, path };
  }
}

const leaf = (n: number | string) => bytesOf(`leaf ${n}`, 32);
const one = new Tree([0, 1, 2].map(leaf));
const other = new Tree([leaf(0), leaf('x'), leaf(2)]);
const longer = new Tree([leaf(0), leaf('x'), leaf(2), leaf(3), leaf(4)]);
const base = { line, journal };

const roots: ForkProof = { ...base, fork: 'roots', notes: [one.note(), other.note()] };
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
  note: one.note(leaf('false')),
  leaf: one.shown(2),
};

const verify = (proof: ForkProof) => verifyForkProof(testCrypto, accused, proof);

describe('a fork proof', () => {
  it('comes back from its bytes and convicts, in each of its three forms', () => {
    for (const proof of [roots, leaves, lastLeaf]) {
      expect(decodeForkProof(encodeForkProof(proof))).toEqual({ ok: true, value: proof });
      expect(verify(proof)).toEqual({ ok: true, value: proof });
    }
  });

  it('convicts nobody who contradicted nothing', () => {
    const note = one.note();
    expect(verify({ ...roots, notes: [note, note] })).toMatchObject({ code: 'not-a-fork' });
    const growth: ForkProof = { ...roots, notes: [other.note(), longer.note()] };
    expect(verify(growth)).toMatchObject({ code: 'not-a-fork' });
    const same: ForkProof = { ...leaves, seq: 0, leaves: [one.shown(0), longer.shown(0)] };
    expect(verify(same)).toMatchObject({ code: 'not-a-fork' });
    const honest: ForkProof = { ...lastLeaf, note };
    expect(verify(honest)).toMatchObject({ code: 'not-a-fork' });
  });

  it('is refused with a path that leads elsewhere', () => {
    const moved: ForkProof = { ...leaves, leaves: [one.shown(1), longer.shown(2)] };
    expect(verify(moved)).toMatchObject({ code: 'proof-mismatch' });
    const early: ForkProof = { ...lastLeaf, leaf: one.shown(1) };
    expect(verify(early)).toMatchObject({ code: 'proof-mismatch' });
  });

  it('is refused with a note that the accused did not sign, and for another line', () => {
    const forged = { ...one.note(), signature: new Uint8Array(64) };
    const bad: ForkProof = { ...roots, notes: [forged, other.note()] };
    expect(verify(bad)).toMatchObject({ code: 'bad-signature' });
    for (const note of [forged, { ...forged, leaf: leaf('false') }]) {
      expect(verify({ ...lastLeaf, note })).toMatchObject({ code: 'bad-signature' });
    }
    const elsewhere: ForkProof = { ...roots, line: bytesOf('other', 32) };
    expect(verify(elsewhere)).toMatchObject({ code: 'wrong-line' });
  });

  it('names the leaf of a head where anything was said, and only there', () => {
    const empty = { size: 0, root: leaf(0), leaf: null, signature: new Uint8Array(64) };
    const shown = (note: ShownNote) => {
      return decodeForkProof(encodeForkProof({ ...roots, notes: [empty, note] }));
    };
    expect(shown(one.note())).toMatchObject({ ok: true });
    expect(shown({ ...empty, size: 1 })).toMatchObject({ code: 'malformed' });
    expect(shown({ ...empty, leaf: leaf(1) })).toMatchObject({ code: 'malformed' });
  });

  it('is refused above its size before it is read', () => {
    const over = new Uint8Array(limits.forkProofBytesMax + 1);
    expect(decodeForkProof(over)).toMatchObject({ code: 'over-limit' });
    expect(decodeForkProof(over.subarray(1))).not.toMatchObject({ code: 'over-limit' });
    const large = new Uint8Array(limits.overLimitProofBytesMax + 1);
    expect(decodeOverLimitProof(large)).toMatchObject({ code: 'over-limit' });
    expect(decodeOverLimitProof(large.subarray(1))).not.toMatchObject({ code: 'over-limit' });
  });

  it('is refused when it is cut at any byte', () => {
    const bytes = encodeForkProof(leaves);
    for (let i = 0; i < bytes.length; i++)
      expect(decodeForkProof(bytes.subarray(0, i)).ok).toBe(false);
  });
});

function overLimit(change: Partial<Item>): OverLimitProof {
  const item: Item = {
    kind: 1,
    precedence: 1,
    class: 0,
    time: 0,
    clock: 2,
    salt: bytesOf('salt', 16),
    body: new Uint8Array(3),
    held: [],
    references: [],
    ...change,
  };
  const header = headerBytes({ line, journal, seq: 1 }, item);
  const hash = bodyHash(testCrypto, item.salt, item.body);
  const tree = new Tree([leaf(0), leafOfParts(testCrypto, header, hash), leaf(2)]);
  const { path } = tree.shown(1);
  const { salt, body } = item;
  return { ...base, seq: 1, header, salt, body, note: tree.note(), path };
}

/** An entry of another version: of its header only the place is known. */
function overLimitOf(header: Uint8Array): OverLimitProof {
  const [salt, body] = [bytesOf('salt', 16), new Uint8Array(limits.bodyBytesMax + 1)];
  const shown = leafOfParts(testCrypto, header, bodyHash(testCrypto, salt, body));
  const tree = new Tree([leaf(0), shown, leaf(2)]);
  return { ...base, seq: 1, header, salt, body, note: tree.note(), path: tree.shown(1).path };
}

describe('a proof that an entry is over the limits', () => {
  const reference = { ...journal, seq: 0, leaf: leaf(0) };
  const mark = { ...journal, size: 1, root: leaf(0) };
  const many = <T>(value: T, count: number) => new Array<T>(count).fill(value);
  const prove = (proof: OverLimitProof) => verifyOverLimitProof(testCrypto, accused, proof);

  it('holds for a body, marks or references too many', () => {
    const proofs = [
      overLimit({ body: new Uint8Array(limits.bodyBytesMax + 1) }),
      overLimit({ held: many(mark, limits.heldMarksMax + 1) }),
      overLimit({ references: many(reference, limits.referencesMax + 1) }),
    ];
    for (const proof of proofs) {
      expect(decodeOverLimitProof(encodeOverLimitProof(proof))).toEqual({ ok: true, value: proof });
      expect(prove(proof)).toMatchObject({ ok: true });
    }
  });

  it('holds for a version that is not known here, as soon as its header has a place', () => {
    const named = [line, journal.party, [journal.number, journal.tag], 1];
    for (const more of [[], ['and more']]) {
      expect(prove(overLimitOf(encode([7, ...named, ...more])))).toMatchObject({ ok: true });
    }
    const elsewhere = { code: 'contradicts-held' };
    const place = opaqueHeaderStart({ line, journal, seq: 1 });
    for (const header of [
      encode([7, ...named.slice(0, 3)]),
      encode(new Map([[7, 1]])),
      new Uint8Array(0),
      place,
      Uint8Array.from([0x84, 7, ...place]),
      Uint8Array.from([0x85, 0x40, ...place]),
    ]) {
      expect(prove(overLimitOf(header))).toMatchObject(elsewhere);
    }
  });

  it('holds for nothing within the limits', () => {
    const full = {
      held: many(mark, limits.heldMarksMax),
      references: many(reference, limits.referencesMax),
    };
    expect(prove(overLimit(full))).toMatchObject({ code: 'proof-mismatch' });
  });

  it('is refused for another place, body, line or signature', () => {
    const proof = overLimit({ body: new Uint8Array(limits.bodyBytesMax + 1) });
    expect(prove({ ...proof, seq: 2 })).toMatchObject({ code: 'contradicts-held' });
    const longerBody = new Uint8Array(limits.bodyBytesMax + 2);
    expect(prove({ ...proof, body: longerBody })).toMatchObject({ code: 'proof-mismatch' });
    expect(prove({ ...proof, line: leaf(9) })).toMatchObject({ code: 'wrong-line' });
    const note = { ...proof.note, size: 9 };
    expect(prove({ ...proof, note })).toMatchObject({ code: 'bad-signature' });
  });
});
