import type { ShownLeaf, ShownNote } from '@parley/core/codec/fork-proof.ts';
import { originOf } from '@parley/core/codec/names.ts';
import { checkpointText } from '@parley/core/codec/note.ts';
import { JournalTree } from '@parley/core/evidence/tree.ts';
import { inclusionProof } from '@parley/core/journal/proofs.ts';
import { nodeCrypto } from './node-crypto.ts';
import { line, own } from './sample.ts';
import { seededKey } from './seeded.ts';

export const northOrigin = originOf(line, 'north', own);
export const northNote = seededKey('note north');

/** A journal of north with these leaves, signed by north. */
export class SampleTree {
  readonly tree = new JournalTree(nodeCrypto);

  constructor(leaves: readonly Uint8Array[]) {
    for (const leaf of leaves) this.tree.append(leaf);
  }

  /** The signed head of all leaves; another last leaf may be named. */
  note(leaf: Uint8Array = this.tree.leafAt(this.tree.size - 1).slice()): ShownNote {
    const { size } = this.tree;
    const root = this.tree.rootAt(size);
    const text = checkpointText({ origin: northOrigin, size, root, leaf });
    return { size, root, leaf, signature: northNote.sign(text) };
  }

  shown(seq: number): ShownLeaf {
    const { tree } = this;
    const path = inclusionProof(nodeCrypto, tree, seq, tree.size);
    return { leaf: tree.leafAt(seq).slice(), path };
  }
}
