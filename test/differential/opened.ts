/** A transcript taken apart, so that it can be put together as somebody would who lies. */
import type { Cut } from '@parley/core/evidence/cut.ts';
import {
  type Block,
  decodeBlock,
  decodeCut,
  decodeEvidence,
  decodeHeader,
  decodeWitness,
  encodeBlock,
  encodeCut,
  encodeEvidence,
  encodeHeader,
  encodeWitness,
  type Witness,
} from '@parley/core/evidence/transcript-format.ts';
import { contentsOf, fileOf } from '@parley/station/evidence/testing/tampering.ts';

type Taken<T> = { readonly ok: true; readonly value: T } | { readonly ok: false };

export type Opened = {
  readonly charterFile: Uint8Array;
  cuts: { cut: Cut; blocks: Block[] }[];
  bridge: Block[];
  witnesses: Witness[];
  certificates: readonly Uint8Array[];
  tail: { heads: Cut['heads']; blocks: Block[]; witnesses: Witness[] } | null;
};

/** The parts of a good transcript. */
export function opened(file: Uint8Array): Opened {
  const rest = contentsOf(file);
  const next = <T>(decode: (content: Uint8Array) => Taken<T>): T => {
    const taken = decode(rest.shift() as Uint8Array);
    if (!taken.ok) throw new Error('the file to begin with is good');
    return taken.value;
  };
  const blocks = (): Block[] => {
    const found: Block[] = [];
    while (rest[0] !== undefined && decodeBlock(rest[0]).ok) found.push(next(decodeBlock));
    return found;
  };
  const many = <T>(count: number, decode: (content: Uint8Array) => Taken<T>): T[] =>
    Array.from({ length: count }, () => next(decode));
  const { charterFile, cuts: count } = next(decodeHeader);
  const cuts = Array.from({ length: count }, () => {
    return { cut: next(decodeCut), blocks: blocks() };
  });
  const evidence = next(decodeEvidence);
  const { certificates } = evidence;
  const bridge = many(evidence.bridge, decodeBlock);
  const witnesses = many(evidence.witnesses, decodeWitness);
  if (evidence.tail === null)
    return { charterFile, cuts, bridge, witnesses, certificates, tail: null };
  const { heads } = evidence.tail;
  const tail = { heads, blocks: blocks(), witnesses: many(evidence.tail.witnesses, decodeWitness) };
  return { charterFile, cuts, bridge, witnesses, certificates, tail };
}

/** The file of these parts, all counts as they are. */
export function closed(parts: Opened): Uint8Array {
  const { charterFile, cuts, bridge, witnesses, certificates, tail } = parts;
  return fileOf([
    encodeHeader({ charterFile, cuts: cuts.length }),
    ...cuts.flatMap(({ cut, blocks }) => [encodeCut(cut), ...blocks.map(encodeBlock)]),
    encodeEvidence({
      bridge: bridge.length,
      witnesses: witnesses.length,
      certificates,
      tail: tail === null ? null : { heads: tail.heads, witnesses: tail.witnesses.length },
    }),
    ...bridge.map(encodeBlock),
    ...witnesses.map(encodeWitness),
    ...(tail?.blocks.map(encodeBlock) ?? []),
    ...(tail?.witnesses.map(encodeWitness) ?? []),
  ]);
}
