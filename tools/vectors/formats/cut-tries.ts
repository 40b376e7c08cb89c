import { limits } from '@parley/core/base/limits.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { journalKey, type Mark } from '@parley/core/codec/names.ts';
import { TestLine } from '@parley/station/evidence/testing/test-line.ts';
import { exportOf } from '@parley/station/evidence/testing/transcripts.ts';
import type { VectorFile } from '../case.ts';
import { transcript } from '../evidence-checkers.ts';
import { pass } from './evidence.ts';

/** North writes so many entries of kind cut that are none, then one that keeps every other rule. */
function trying(count: number, where: 'covered' | 'bridge'): Uint8Array {
  const line = new TestLine(2);
  line.release(1, 'a message');
  line.settle();
  const own = line.write(0).journal;
  const before = line.mark(own);
  for (let i = 0; i < count; i++) line.write(0, { kind: kinds.cut });
  const lower = (head: Mark) => (journalKey(head) === own.key ? before : head);
  line.cut((cut) => (where === 'covered' ? cut : { ...cut, heads: cut.heads.map(lower) }));
  line.settle();
  return exportOf(line, { tail: true }).whole;
}

/** Transcripts in which a journal has tried to write its next cut before. */
export function cutTriesVectors(): VectorFile {
  const most = limits.cutTriesMax;
  return {
    format: 'transcript',
    about: 'How often a journal may try to write its next cut (spec/transcript.md, cut, rule 1).',
    pass: [
      pass(
        'after 63 entries that are no cut one is, and covers them',
        trying(most - 1, 'covered'),
        transcript,
      ),
      pass('after 63 that lie on the bridge', trying(most - 1, 'bridge'), transcript),
      pass('after 64 none is', trying(most, 'covered'), transcript),
      pass('after 64, of which it covers none', trying(most, 'bridge'), transcript),
    ],
    fail: [],
  };
}
