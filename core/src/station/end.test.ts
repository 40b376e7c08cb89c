import { beforeEach, expect, it } from 'vitest';
import { Author, connect, holding, standing, taken } from '../../test/standing.ts';
import { groupOf } from '../replication/entries.ts';
import type { Line } from '../replication/line.ts';
import { endIsDue, onEnd } from './end.ts';

let line: Line;

beforeEach(() => {
  line = standing();
  connect(line, 0);
});

it('a turn of the loop has an end where something gathered, and only there', () => {
  const journal = holding(line, new Author(0).say('a'));
  expect(endIsDue(line)).toBe(false);
  groupOf(journal, journal.durable);
  expect(endIsDue(line)).toBe(true);
});

it('a disk that refused is tried with a small write, once for each time that it is due', () => {
  const fault = { what: 'io', retryAt: 0 } as const;
  line.probe = true;
  expect(endIsDue(line), 'nothing failed').toBe(false);
  line.fault = { ...fault };
  expect(endIsDue(line)).toBe(true);
  onEnd(line);
  expect(taken(line)).toMatchObject([
    { kind: 'persist', records: [{ t: 'fact', key: 'probe', value: null }] },
  ]);
  expect(endIsDue(line)).toBe(false);
});

it('what the disk refused of proofs goes with an end, when the disk writes again', () => {
  const record = { t: 'fact', key: 'fork.0', value: null } as const;
  line.unkept.push({ record, urgent: false });
  expect(endIsDue(line)).toBe(true);
  line.fault = { what: 'io', retryAt: 0 };
  expect(endIsDue(line)).toBe(false);
});
