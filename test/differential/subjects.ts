/** The files that are mutated: every case of the vectors, and lines made by chance. */
import { withGiven } from '../../tools/vectors/case.ts';
import { publishedVectors } from '../../tools/vectors/published.ts';
import type { Subject } from './outcome.ts';

/** All cases of all formats, good and bad ones. */
export function vectorSubjects(): Subject[] {
  return publishedVectors().flatMap(([path, file]) =>
    [...withGiven(file, file.pass), ...withGiven(file, file.fail)].map((one) => ({
      format: file.format,
      name: `${path}: ${one.name}`,
      bytes: new Uint8Array(Buffer.from(one.bytes, 'hex')),
      // Words and lines are those of one card alone: of a card gone wrong they say nothing.
      given: file.format === 'card' ? undefined : one.given,
    })),
  );
}
