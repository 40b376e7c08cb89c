import { expect, it } from 'vitest';
import { Repeated, repeatedMs } from './repeated.ts';

const refusal = (code: string, detail: string) =>
  ({ event: 'refused', code, detail, from: 1, circuit: 'ws.moscow' }) as const;

it('a flood of refusals is a few lines of the log, and their count', () => {
  const lines: [string, string, number][] = [];
  const sameOf = (one: ReturnType<typeof refusal>) => `${one.code} ${one.circuit}`;
  const repeated = new Repeated(sameOf, ({ code, detail }, count) => {
    lines.push([code, detail, count]);
  });
  for (let i = 0; i < 100_000; i++) repeated.add(refusal('frame-altered', `${i}`), i / 20);
  repeated.add(refusal('malformed', 'x'), 5000);
  expect(lines).toEqual([
    ['frame-altered', '0', 1],
    ['malformed', 'x', 1],
  ]);
  repeated.flush(repeatedMs);
  expect(lines.slice(2)).toEqual([['frame-altered', '99999', 99_999]]);
  // Nothing more for so long, and it is written at once again.
  repeated.flush(4 * repeatedMs);
  repeated.add(refusal('frame-altered', 'later'), 4 * repeatedMs);
  expect(lines.slice(3)).toEqual([['frame-altered', 'later', 1]]);
});
