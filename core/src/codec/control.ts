import { limits } from '../base/limits.ts';
import { compareJournals } from './names.ts';
import type { HaveMark, Payload } from './payload.ts';
import { Reader } from './reader.ts';

/**
 * Have vectors, challenges, canaries and their answers, read by hand: every station takes hundreds
 * of them a day, and a line that is idle little else. Undefined: another type, or not of the form;
 * the general decoder says which rule is broken, and reads the same (a test compares).
 */
export function readControl(bytes: Uint8Array): Payload | undefined {
  const reader = new Reader(bytes);
  const parts = reader.array();
  const payload = ofType(reader, parts, reader.uint());
  return payload && reader.done ? payload : undefined;
}

function ofType(reader: Reader, parts: number, type: number): Payload | undefined {
  if (type === 3 && parts === 3) return readHave(reader);
  if (type === 4 && parts === 2) return { type: 'challenge', nonce: reader.bstr(8) };
  if (type === 5 && parts === 2) return { type: 'challenge-answer', nonce: reader.bstr(8) };
  if (type === 6 && parts === 2) return { type: 'canary', nonce: reader.bstr(16) };
  if (type === 7 && parts === 5) return readCanaryAnswer(reader);
  return undefined;
}

function readHave(reader: Reader): Payload | undefined {
  const seen = reader.takeNull() ? null : reader.bstr(8);
  const marks = readMarks(reader);
  return marks && { type: 'have', seen, marks };
}

function readCanaryAnswer(reader: Reader): Payload | undefined {
  const nonce = reader.bstr(16);
  const time = reader.uint();
  const marks = readMarks(reader);
  return marks && { type: 'canary-answer', nonce, time, marks, signature: reader.bstr(64) };
}

function readMarks(reader: Reader): HaveMark[] | undefined {
  const count = reader.array();
  if (reader.failed || count > limits.heldMarksMax) return undefined;
  const marks: HaveMark[] = [];
  for (let i = 0; i < count; i++) {
    const mark = readMark(reader);
    const before = marks.at(-1);
    if (!mark || (before && compareJournals(before, mark) >= 0)) return undefined;
    marks.push(mark);
  }
  return marks;
}

function readMark(reader: Reader): HaveMark | undefined {
  if (reader.array() !== 6) return undefined;
  const party = reader.party();
  const number = reader.uint();
  const tag = reader.bstr(8);
  const size = reader.uint();
  const root = reader.bstr(32);
  const gaps = readGaps(reader, size);
  return gaps && !reader.failed ? { party, number, tag, size, root, gaps } : undefined;
}

/** Rising from what is held on, and something is held between one and the next. */
function readGaps(reader: Reader, size: number): [number, number][] | undefined {
  const count = reader.array();
  if (reader.failed || count > limits.gapsMax) return undefined;
  const gaps: [number, number][] = [];
  let least = size;
  for (let i = 0; i < count; i++) {
    if (reader.array() !== 2) return undefined;
    const [first, length] = [reader.uint(), reader.uint()];
    if (reader.failed || first < least || length === 0) return undefined;
    least = first + length + 1;
    if (!Number.isSafeInteger(least)) return undefined;
    gaps.push([first, length]);
  }
  return gaps;
}
