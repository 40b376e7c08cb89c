import { concat, equal } from '@parley/core/base/bytes.ts';
import type { Result } from '@parley/core/base/refusal.ts';
import { verifyDisclosure } from '@parley/core/evidence/disclosure.ts';
import { encodeSum } from '@parley/core/evidence/disclosure-format.ts';
import { frameElement } from '@parley/core/evidence/elements.ts';
import { verifyForkFile } from '@parley/core/evidence/fork-file.ts';
import { TranscriptReader } from '@parley/core/evidence/transcript.ts';
import { runningSha256 } from '@parley/station/evidence/running-hash.ts';
import { contentsOf } from '@parley/station/evidence/testing/tampering.ts';
import {
  disclosureForms,
  type ElementForm,
  transcriptForms,
} from '../../tools/vectors/elements-again.ts';
import type { Target } from '../engine/target.ts';
import { all, sameBytes } from './again.ts';
import { lenientCrypto as crypto } from './crypto.ts';
import { smallVectorsOf, vectorsOf } from './vectors.ts';

/** What a form takes it writes again as it was. */
function kept(form: ElementForm): (bytes: Uint8Array) => string | undefined {
  return (bytes) => {
    const written = form(bytes);
    return written && sameBytes(written, bytes);
  };
}

const elements: Target = {
  name: 'transcript-element',
  seeds: () => smallVectorsOf('transcript').flatMap(contentsOf),
  run: all(...transcriptForms.map(kept)),
};

const disclosureElements: Target = {
  name: 'disclosure-element',
  seeds: () => smallVectorsOf('disclosure').flatMap(contentsOf),
  run: all(...disclosureForms.map(kept)),
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
  seeds: () => smallVectorsOf('transcript'),
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
  const contents = contentsOf(bytes);
  if (contents.length < 2) return bytes;
  const framed = contents.slice(0, -1).map(frameElement);
  const hash = runningSha256();
  for (const one of framed) hash.update(one);
  return concat(...framed, frameElement(encodeSum(hash.digest())));
}

const disclosure: Target = {
  name: 'disclosure',
  seeds: () => smallVectorsOf('disclosure'),
  mend: withSum,
  run: (bytes) => {
    const read = verifyDisclosure({ crypto, hash: runningSha256(), desk: undefined }, bytes);
    if (!read.ok) return undefined;
    return equal(withSum(bytes), bytes) ? undefined : 'a sum that is not true was taken';
  },
};

const forkFile: Target = {
  name: 'fork-file',
  seeds: () => vectorsOf('fork-file'),
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
