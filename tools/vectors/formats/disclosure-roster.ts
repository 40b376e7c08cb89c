import { newOfficer, releasedBy, roster } from '@parley/station/evidence/testing/roster.ts';
import { TestLine } from '@parley/station/evidence/testing/test-line.ts';
import type { VectorFile } from '../case.ts';
import { disclosure } from '../evidence-checkers.ts';
import { fail } from '../mutate.ts';
import { disclosed, pass } from './evidence.ts';

/** Entry 0 makes a principal, who makes a releaser in 1, who releases 2, is removed in 3, and 4. */
function changed(): TestLine {
  const line = new TestLine(2);
  const [second, third] = [newOfficer('second'), newOfficer('third')];
  line.release(0, 'first change', roster(second, ['principal']));
  releasedBy(line, second, roster(third, ['releaser']));
  releasedBy(line, third, {});
  line.release(0, 'third change', roster(third, ['releaser'], 'remove'));
  releasedBy(line, third, {});
  line.settle();
  return line;
}

/** Releases by officers whom roster entries name: spec/disclosure.md, rule 3. */
export function disclosureRosterVectors(): VectorFile {
  const show = (...seqs: number[]) => {
    return disclosed(
      changed(),
      seqs.map((seq) => [0, seq] as const),
    );
  };
  return {
    format: 'disclosure',
    about: 'Disclosures with roster entries: who is known to have released (spec/disclosure.md).',
    pass: [
      pass('the officer is named by nothing shown', show(2), disclosure),
      pass('by roster entries that stand before, shown behind it', show(2, 0, 1), disclosure),
      pass('by a roster entry whose releaser nothing shown names', show(2, 1), disclosure),
      pass('removed before, and that is shown', show(4, 0, 1, 3), disclosure),
      pass('removed before, and that is not shown', show(4, 0, 1), disclosure),
      pass('removed behind it', show(2, 0, 1, 3), disclosure),
    ],
    fail: [fail('no bytes', 'truncated', new Uint8Array(0))],
  };
}
