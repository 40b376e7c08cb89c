import { ElementSplitter, frameElement } from '@parley/core/evidence/elements.ts';
import {
  decodeBlock,
  decodeWitness,
  encodeWitness,
  type Witness,
} from '@parley/core/evidence/transcript-format.ts';

/** Contents of the elements of a file. */
export function contentsOf(file: Uint8Array): Uint8Array[] {
  const splitter = new ElementSplitter();
  splitter.push(file);
  const contents: Uint8Array[] = [];
  for (let next = splitter.next(); next.ok && next.value !== null; next = splitter.next()) {
    contents.push(next.value.content);
  }
  return contents;
}

export function fileOf(contents: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(contents.map(frameElement)));
}

export function isBlock(content: Uint8Array): boolean {
  return decodeBlock(content).ok;
}

/** The file with every witness changed. */
export function changeWitnesses(
  file: Uint8Array,
  change: (witness: Witness) => Witness,
): Uint8Array {
  return fileOf(
    contentsOf(file).map((content) => {
      const witness = decodeWitness(content);
      return witness.ok ? encodeWitness(change(witness.value)) : content;
    }),
  );
}
