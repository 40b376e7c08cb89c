import { hex } from '@parley/core/base/bytes.ts';
import { certificateIn, forkFileOf, twoHeads } from '@parley/station/evidence/testing/forks.ts';
import { type TestJournal, TestLine } from '@parley/station/evidence/testing/test-line.ts';
import type { VectorFile } from '../case.ts';
import { forkFile } from '../fork-file-checker.ts';
import { fail, withByte } from '../mutate.ts';
import { seeded } from '../seeded.ts';
import { pass } from './evidence.ts';

/** Fork proofs that travel alone: spec/fork-proof.md, "File". */
export function forkFileVectors(): VectorFile {
  const line = new TestLine(2);
  const founding = line.present[1] as TestJournal;
  const later = line.open(1);
  const [certificate, another] = [certificateIn(later), certificateIn(line.open(1))];
  const { charterFile } = line;
  const fork = twoHeads(line, founding);
  const own = forkFileOf(line, fork);
  const ofLater = (of: Uint8Array | null) =>
    forkFileOf(line, twoHeads(line, later), { certificate: of });
  const nobody = { ...fork, journal: { ...founding.name, party: 5 } };
  const once = { ...fork, notes: [fork.notes[0], fork.notes[0]] as const };
  const ofAnother = twoHeads(line, founding, seeded('another line', 32));
  const lineKnown = { line: hex(line.line) };
  return {
    format: 'fork-file',
    about: 'Fork proofs in a file, with the charter (spec/fork-proof.md, "File").',
    pass: [
      pass('against a journal of the charter', own, forkFile),
      pass('against a later journal, with its certificate', ofLater(certificate), forkFile),
      { ...pass('of the line that the reader knows', own, forkFile), given: lineKnown },
    ],
    fail: [
      fail('no bytes', 'truncated', new Uint8Array(0)),
      fail('a byte behind the file', 'malformed', new Uint8Array([...own, 0])),
      fail(
        'a charter whose last signature is altered',
        'bad-signature',
        forkFileOf(line, fork, { charterFile: altered(charterFile) }),
      ),
      { ...fail('of another line', 'charter-differs', own), given: { line: 'ab'.repeat(32) } },
      fail('a party that is not on the line', 'unknown-party', forkFileOf(line, nobody)),
      fail('a later journal without its certificate', 'unknown-journal', ofLater(null)),
      fail('the certificate of another journal', 'wrong-author', ofLater(another)),
      fail('a certificate that is altered', 'bad-signature', ofLater(altered(certificate))),
      fail('a proof of another line', 'wrong-line', forkFileOf(line, ofAnother)),
      fail('one head twice', 'not-a-fork', forkFileOf(line, once)),
      fail('no proof', 'malformed-cbor', forkFileOf(line, fork, { proof: new Uint8Array(0) })),
    ],
  };
}

/** One bit of the last byte the other way. */
function altered(bytes: Uint8Array): Uint8Array {
  const last = bytes.length - 1;
  return withByte(bytes, last, (bytes[last] as number) ^ 1);
}
