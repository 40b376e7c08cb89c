import { concat } from '@parley/core/base/bytes.ts';
import { decodeForkProof, encodeForkProof } from '@parley/core/codec/fork-proof.ts';
import { checkpointLines, parseCheckpointLines } from '@parley/core/codec/note.ts';
import { decodeOverLimitProof, encodeOverLimitProof } from '@parley/core/codec/over-limit.ts';
import { readSignedHead } from '@parley/core/codec/signed-head.ts';
import { formatNote, parseNote } from '@parley/core/codec/signed-note.ts';
import { formatTlogProof, parseTlogProof } from '@parley/core/codec/tlog-proof.ts';
import { verifyForkProof } from '@parley/core/journal/fork.ts';
import { verifyOverLimitProof } from '@parley/core/journal/over-limit.ts';
import { verifyConsistency, verifyInclusion } from '@parley/core/journal/proofs.ts';
import type { Target } from '../engine/target.ts';
import { again, all } from './again.ts';
import { lenientCrypto as crypto } from './crypto.ts';
import { vectorsOf } from './vectors.ts';

const anyKeys = {
  note: new Uint8Array(32),
  cosign: new Uint8Array(32),
  mldsa: new Uint8Array(1312),
};

/** A signed note, the checkpoint in it, and the signatures of whoever is named. */
const note: Target = {
  name: 'note',
  seeds: () => vectorsOf('note'),
  run: all(again(parseNote, formatNote), (bytes) => {
    const read = parseNote(bytes);
    if (!read.ok) return undefined;
    readSignedHead(crypto, bytes, () => anyKeys);
    const lines = parseCheckpointLines(read.value.text);
    if (!lines.ok) return undefined;
    const written = checkpointLines(lines.value);
    return written === read.value.text ? undefined : `written again it gives ${written}`;
  }),
};

const tlogProof: Target = {
  name: 'tlog-proof',
  seeds: () => vectorsOf('tlog-proof'),
  run: again(parseTlogProof, formatTlogProof),
};

const accused = { line: new Uint8Array(32), origin: 'parley/any', noteKey: new Uint8Array(32) };

const forkProof: Target = {
  name: 'fork-proof',
  seeds: () => vectorsOf('fork-proof'),
  run: all(again(decodeForkProof, encodeForkProof), (bytes) => {
    const read = decodeForkProof(bytes);
    if (read.ok) verifyForkProof(crypto, accused, read.value);
    return undefined;
  }),
};

const overLimit: Target = {
  name: 'over-limit',
  seeds: () => vectorsOf('over-limit'),
  run: all(again(decodeOverLimitProof, encodeOverLimitProof), (bytes) => {
    const read = decodeOverLimitProof(bytes);
    if (read.ok) verifyOverLimitProof(crypto, accused, read.value);
    return undefined;
  }),
};

/** Two numbers of 8 bytes, then hashes. No random path may lead to a root. */
const merkle: Target = {
  name: 'merkle',
  seeds: () => vectorsOf('journal-proof').map((path) => concat(numbers(3, 7), path)),
  run: (bytes) => {
    if (bytes.length < 16) return undefined;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const [seq, size] = [view.getFloat64(0), view.getFloat64(8)];
    const path = Array.from({ length: Math.floor((bytes.length - 16) / 32) }, (_, i) =>
      bytes.slice(16 + 32 * i, 48 + 32 * i),
    );
    const leaf = new Uint8Array(32);
    const root = new Uint8Array(32).fill(1);
    if (verifyInclusion(crypto, { seq, size, leaf, root, path })) return 'included by accident';
    const [olderRoot, newerRoot] = [leaf, root];
    const consistency = { older: seq, newer: size, olderRoot, newerRoot, path };
    return verifyConsistency(crypto, consistency) && seq !== 0
      ? 'consistent by accident'
      : undefined;
  },
};

function numbers(...values: readonly number[]): Uint8Array {
  const out = new Uint8Array(8 * values.length);
  values.forEach((value, i) => {
    new DataView(out.buffer).setFloat64(8 * i, value);
  });
  return out;
}

export const proofTargets: readonly Target[] = [note, tlogProof, forkProof, overLimit, merkle];
