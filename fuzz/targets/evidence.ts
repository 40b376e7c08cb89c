import { concat, equal } from '@parley/core/base/bytes.ts';
import type { Result } from '@parley/core/base/refusal.ts';
import { verifyDisclosure } from '@parley/core/evidence/disclosure.ts';
import {
  decodeDisclosureHeader,
  decodeLater,
  decodeShown,
  decodeSum,
  encodeDisclosureHeader,
  encodeLater,
  encodeShown,
  encodeSum,
} from '@parley/core/evidence/disclosure-format.ts';
import { ElementSplitter, frameElement } from '@parley/core/evidence/elements.ts';
import { encodeForkFile, verifyForkFile } from '@parley/core/evidence/fork-file.ts';
import { TranscriptReader } from '@parley/core/evidence/transcript.ts';
import {
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
} from '@parley/core/evidence/transcript-format.ts';
import type { Target } from '../engine/target.ts';
import { again, all } from './again.ts';
import { lenientCrypto as crypto, runningSha256 } from './crypto.ts';
import { casesOf, vectorsOf } from './vectors.ts';

/** Content of every element of some files, whatever stands in them. */
function elementsOf(files: readonly Uint8Array[]): Uint8Array[] {
  const found: Uint8Array[] = [];
  for (const file of files) {
    const splitter = new ElementSplitter();
    splitter.push(file);
    for (let next = splitter.next(); next.ok && next.value !== null; next = splitter.next()) {
      found.push(next.value.content.slice());
    }
  }
  return found;
}

const elements: Target = {
  name: 'transcript-element',
  seeds: () => elementsOf(vectorsOf('transcript')),
  run: all(
    again(decodeHeader, encodeHeader),
    again(decodeCut, encodeCut),
    again(decodeBlock, encodeBlock),
    again(decodeEvidence, encodeEvidence),
    again(decodeWitness, encodeWitness),
  ),
};

const disclosureElements: Target = {
  name: 'disclosure-element',
  seeds: () => elementsOf(vectorsOf('disclosure')),
  run: all(
    again(decodeDisclosureHeader, encodeDisclosureHeader),
    again(decodeShown, encodeShown),
    again(decodeLater, encodeLater),
    again(decodeSum, encodeSum),
  ),
};

function readTranscript(pieces: readonly Uint8Array[]): Result<unknown> {
  const reader = new TranscriptReader({ crypto, hash: runningSha256(), desk: undefined });
  for (const piece of pieces) {
    const pushed = reader.push(piece);
    if (!pushed.ok) return pushed;
  }
  return reader.finish();
}

/** A whole transcript says the same in one piece and in many. */
const transcript: Target = {
  name: 'transcript',
  seeds: () => vectorsOf('transcript'),
  run: (bytes) => {
    const whole = readTranscript([bytes]);
    const third = Math.ceil(bytes.length / 3);
    const pieces = [0, 1, 2].map((i) => bytes.subarray(i * third, (i + 1) * third));
    const pieced = readTranscript(pieces);
    if (whole.ok !== pieced.ok) return 'it depends on the pieces in which it comes';
    if (whole.ok || pieced.ok) return undefined;
    return whole.code === pieced.code ? undefined : `${whole.code}, in pieces ${pieced.code}`;
  },
};

/** The sum at the end of a disclosure made true. */
function withSum(bytes: Uint8Array): Uint8Array {
  const contents = elementsOf([bytes]);
  if (contents.length < 2) return bytes;
  const framed = contents.slice(0, -1).map(frameElement);
  const hash = runningSha256();
  for (const one of framed) hash.update(one);
  return concat(...framed, frameElement(encodeSum(hash.digest())));
}

const disclosure: Target = {
  name: 'disclosure',
  seeds: () => vectorsOf('disclosure'),
  mend: withSum,
  run: (bytes) => {
    const read = verifyDisclosure({ crypto, hash: runningSha256(), desk: undefined }, bytes);
    if (!read.ok) return undefined;
    return equal(withSum(bytes), bytes) ? undefined : 'a sum that is not true was taken';
  },
};

const forkFile: Target = {
  name: 'fork-file',
  seeds: () => {
    const charterFile = vectorsOf('charter-file')[0] ?? new Uint8Array(0);
    const proofs = casesOf('fork-proof').map(({ bytes }) => bytes);
    const certificate = vectorsOf('certificate')[0] ?? null;
    return proofs.flatMap((proof) => [
      encodeForkFile({ charterFile, certificate: null, proof }),
      encodeForkFile({ charterFile, certificate, proof }),
    ]);
  },
  run: (bytes) => {
    verifyForkFile(crypto, bytes);
    return undefined;
  },
};

export const evidenceTargets: readonly Target[] = [
  elements,
  disclosureElements,
  transcript,
  disclosure,
  forkFile,
];
