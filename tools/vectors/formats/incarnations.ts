import { limits } from '@parley/core/base/limits.ts';
import {
  decodeDisclosureHeader,
  encodeDisclosureHeader,
} from '@parley/core/evidence/disclosure-format.ts';
import { contentsOf, fileOf } from '@parley/station/evidence/testing/tampering.ts';
import { TestLine } from '@parley/station/evidence/testing/test-line.ts';
import { exportOf } from '@parley/station/evidence/testing/transcripts.ts';
import type { VectorFile } from '../case.ts';
import { disclosure, transcript } from '../evidence-checkers.ts';
import { fail } from '../mutate.ts';
import { disclosed, pass, summed } from './evidence.ts';

const most = limits.incarnationsMax;

/** North says something, and then opens so many incarnations, one after another. */
function opening(count: number): TestLine {
  const line = new TestLine(2);
  line.release(0, 'a message');
  for (let i = 0; i < count; i++) line.open(0);
  return line;
}

/** No cut is final: all of it is a tail. */
function tailOf(count: number): Uint8Array {
  return exportOf(opening(count), { tail: true }).whole;
}

/** The message, by keys that have nothing to do with those certificates. */
function shownWith(count: number): Uint8Array {
  const line = opening(count);
  const [first, ...rest] = contentsOf(disclosed(line, [[0, 0]]));
  const header = decodeDisclosureHeader(first as Uint8Array);
  if (!header.ok) throw new Error('the file to begin with is good');
  const { certificates } = line;
  return summed(fileOf([encodeDisclosureHeader({ ...header.value, certificates }), ...rest]));
}

/** Transcripts of a party that has opened new keys again and again. */
export function transcriptIncarnationsVectors(): VectorFile {
  return {
    format: 'transcript',
    about: 'How many incarnations of one party a file may show (spec/reading.md, files).',
    pass: [pass('64, the founding one among them', tailOf(most - 1), transcript)],
    fail: [fail('65', 'over-limit', tailOf(most))],
  };
}

/** Disclosures that show the certificates of such a party. */
export function disclosureIncarnationsVectors(): VectorFile {
  return {
    format: 'disclosure',
    about: 'How many incarnations of one party a file may show (spec/reading.md, files).',
    pass: [pass('64, the founding one among them', shownWith(most - 1), disclosure)],
    fail: [fail('65', 'over-limit', shownWith(most))],
  };
}
