import { ok, refuse } from '@parley/core/base/refusal.ts';
import { describe, expect, it } from 'vitest';
import type { VectorFile } from './case.ts';
import { type Checker, judge } from './judge.ts';
import { seeded, seededKey } from './seeded.ts';

/** A format of one length byte and so many bytes. */
const counted: Checker = (bytes) => {
  const length = bytes[0] ?? -1;
  if (length < 0 || length > 9) return refuse('malformed');
  if (bytes.length !== length + 1) return refuse('over-limit');
  return ok({ again: bytes, shows: { length } });
};

const file: VectorFile = {
  format: 'counted',
  about: '',
  pass: [{ name: 'two', bytes: '020000', shows: { length: 2 } }],
  fail: [{ name: 'ten', code: 'malformed', bytes: '0a' }],
};

describe('judging vectors', () => {
  it('finds nothing in a file that holds', () => {
    expect(judge(file, counted)).toEqual([]);
  });

  it('finds a case that must pass and is refused', () => {
    const pass = [{ name: 'two', bytes: '0200' }];
    expect(judge({ ...file, pass }, counted)).toContain('two: refused with over-limit ()');
  });

  it('finds a case that must be refused and is taken, or refused with another code', () => {
    const taken = [{ name: 'none', code: 'malformed' as const, bytes: '00' }];
    expect(judge({ ...file, fail: taken }, counted)[0]).toContain('must be refused');
    const other = [{ name: 'short', code: 'malformed' as const, bytes: '05' }];
    expect(judge({ ...file, fail: other }, counted)[0]).toContain('not with malformed');
  });

  it('finds a reader that takes cut bytes or more bytes', () => {
    const careless: Checker = (bytes) => ok({ again: bytes, shows: { length: 2 } });
    const problems = judge({ ...file, fail: [] }, careless);
    expect(problems).toContain('two: taken, cut to 1 bytes');
    expect(problems).toContain('two: taken with a byte behind');
  });

  it('knows the lengths at which a longer form is whole already', () => {
    const any: Checker = (bytes) => (bytes.length > 2 ? ok({ again: bytes }) : refuse('malformed'));
    const pass = [{ name: 'grows', bytes: '00000000', wholeAt: [3] }];
    const problems = judge({ ...file, pass, fail: [] }, any);
    expect(problems).toEqual(['grows: taken with a byte behind']);
    const wrong = [{ name: 'grows', bytes: '00000000', wholeAt: [2, 3] }];
    expect(judge({ ...file, pass: wrong, fail: [] }, any)).toContain(
      'grows: refused, though whole at 2 bytes',
    );
  });

  it('finds bytes that are written again in another way', () => {
    const loose: Checker = (bytes, given) => {
      const read = counted(bytes, given);
      return read.ok ? ok({ ...read.value, again: new Uint8Array([1]) }) : read;
    };
    expect(judge(file, loose)).toEqual(['two: written again it gives other bytes']);
  });

  it('finds a fact that does not follow', () => {
    const pass = [{ name: 'two', bytes: '020000', shows: { length: 3 } }];
    expect(judge({ ...file, pass }, counted)).toEqual(['two: length is 2']);
  });

  it('finds a file without a case', () => {
    expect(judge({ ...file, pass: [], fail: [] }, counted)).toEqual(['holds no case']);
  });
});

describe('seeded bytes and keys', () => {
  it('are the same in every run, and others for another name', () => {
    expect(seeded('a', 4)).toEqual(new Uint8Array([0x41, 0x14, 0x8c, 0xb0]));
    expect(seeded('a', 40).length).toBe(40);
    expect(seeded('a', 40)).not.toEqual(seeded('b', 40));
  });

  it('sign the same way every time', () => {
    const message = seeded('message', 10);
    expect(seededKey('a').sign(message)).toEqual(seededKey('a').sign(message));
  });
});
