import { limits } from '@parley/core/base/limits.ts';
import { Writer } from '@parley/core/codec/writer.ts';
import { expect, it } from 'vitest';
import { publishedVectors } from '../../tools/vectors/published.ts';
import { agree, answers } from './outcome.ts';

const given = publishedVectors().find(([, { format }]) => format === 'run')?.[1].given;

/** The one code of a run of one entry, whose last part announces so many marks. */
function codeOf(change: { urgency?: number; dt?: 'text' | number; marks: number; body?: number }) {
  const { urgency = 1, dt = 0, marks, body = 1 } = change;
  const writer = new Writer(64 + body).array(3).uint(0).uint(2).array(1);
  writer.array(6).uint(1).uint(urgency);
  if (dt === 'text') writer.text('later');
  else writer.int(dt);
  const bytes = writer.bstr(new Uint8Array(16)).bstr(new Uint8Array(body)).array(marks).bytes();
  const both = answers({ format: 'run', name: '', bytes, given });
  expect(agree(both), JSON.stringify(both)).toBe(true);
  return both.core.code;
}

const tooMany = limits.heldMarksMax + 1;

it('core and verifier look at the parts of an entry in turn, and at ranges after them', () => {
  expect(codeOf({ marks: tooMany })).toBe('over-limit');
  expect(codeOf({ marks: tooMany, dt: 'text' })).toBe('malformed');
  expect(codeOf({ marks: tooMany, urgency: 18 })).toBe('over-limit');
  expect(codeOf({ marks: tooMany, dt: -5 })).toBe('over-limit');
  expect(codeOf({ marks: tooMany, body: limits.bodyBytesMax + 1 })).toBe('over-limit');
  expect(codeOf({ marks: 0, urgency: 18 })).toBe('malformed');
  expect(codeOf({ marks: 0, dt: -5 })).toBe('malformed');
  expect(codeOf({ marks: 0, body: limits.bodyBytesMax + 1 })).toBe('body-too-large');
  expect(codeOf({ marks: 0 })).toBe('not-canonical');
});
