import { hex } from '@parley/core/base/bytes.ts';
import { TestLine } from '@parley/station/evidence/testing/test-line.ts';
import { exportOf } from '@parley/station/evidence/testing/transcripts.ts';
import type { VectorFile } from '../case.ts';
import { disclosure, transcript } from '../evidence-checkers.ts';
import type { Checker } from '../judge.ts';
import { fail } from '../mutate.ts';
import { disclosed, pass } from './evidence.ts';

function spoken(): TestLine {
  const line = new TestLine(2);
  line.release(0, 'a warning');
  line.settle();
  line.cut();
  line.settle();
  return line;
}

/** Files held against a line that the reader knows from elsewhere. */
function givenVectors(format: string, bytes: Uint8Array, checker: Checker): VectorFile {
  const given = { line: hex(spoken().line) };
  return {
    format,
    about: 'Files of a line that the reader knows from elsewhere, and of another.',
    pass: [{ ...pass('of the line that the reader knows', bytes, checker), given }],
    fail: [
      { ...fail('of another line', 'charter-differs', bytes), given: { line: 'ab'.repeat(32) } },
    ],
  };
}

export function transcriptGivenVectors(): VectorFile {
  return givenVectors('transcript', exportOf(spoken()).whole, transcript);
}

export function disclosureGivenVectors(): VectorFile {
  return givenVectors('disclosure', disclosed(spoken(), [[0, 0]]), disclosure);
}
