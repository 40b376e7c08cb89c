import { limits } from '@parley/core/base/limits.ts';
import type { Mark } from '@parley/core/codec/names.ts';
import { seeded, TestLine } from '@parley/station/evidence/testing/test-line.ts';
import { exportOf } from '@parley/station/evidence/testing/transcripts.ts';
import type { VectorFile } from '../case.ts';
import { transcript } from '../evidence-checkers.ts';
import { pass } from './evidence.ts';

/** A journal of party 1 that there is not. */
function invented(number: number): Mark {
  const root = seeded('root of no journal');
  return { party: 1, number, tag: seeded(`no journal ${number}`, 8), size: 1, root };
}

/**
 * North names `count` journals of south that do not exist beside the one that does; then south
 * opens its next one and north names that. The cut covers it where north may have named it.
 */
function naming(count: number): Uint8Array {
  const line = new TestLine(2);
  line.release(1, 'a message');
  const held = Array.from({ length: count }, (_, i) => invented(i + 1));
  for (let at = 0; at < count; at += limits.heldMarksMax) {
    line.write(0, { held: held.slice(at, at + limits.heldMarksMax) });
  }
  line.settle();
  line.write(0);
  const opened = line.open(1);
  line.settle();
  line.write(0);
  line.settle();
  const counts = count < limits.incarnationsMax - 1;
  line.cut((cut) => (counts ? cut : { ...cut, heads: cut.heads.filter(isNot(opened.name)) }));
  line.settle();
  return exportOf(line, { tail: true }).whole;
}

function isNot({ party, number }: { readonly party: number; readonly number: number }) {
  return (head: Mark) => head.party !== party || head.number !== number;
}

/** Transcripts in which a journal names more journals of a party than count. */
export function heldNamesVectors(): VectorFile {
  const most = limits.incarnationsMax;
  return {
    format: 'transcript',
    about: 'How many journals of one party a journal may name (spec/entry.md, which marks count).',
    pass: [
      pass('62 names of no journal, then two that are: all count', naming(most - 2), transcript),
      pass('63 of them: the second that is counts for nothing', naming(most - 1), transcript),
      pass('70: none beyond the 64th counts', naming(most + 6), transcript),
    ],
    fail: [],
  };
}
