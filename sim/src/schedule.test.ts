import { describe, expect, it } from 'vitest';
import { Schedule } from './schedule.ts';

/*
 * Left out once each, and found: the guard compared at a start, the silence without a guard, the
 * guard before the signature, the silence after a note beyond the guard. Left out and not found by
 * these schedules: the receipt after the commit, and cuts behind the end of a replaced journal.
 */

function run(from: number, to: number, rollbacks: boolean): string[] {
  const failed: string[] = [];
  for (let seed = from; seed < to; seed++) {
    try {
      new Schedule(seed, rollbacks).run(250);
    } catch (error) {
      failed.push(`${seed}: ${(error as Error).message}`);
    }
  }
  return failed;
}

describe('random schedules', () => {
  it('leave honest stations with one history, nobody mute and nothing recorded lost', () => {
    expect(run(0, 150, false)).toEqual([]);
  }, 60_000);

  it('also where whole machines are rolled back', () => {
    expect(run(5000, 5100, true)).toEqual([]);
  }, 60_000);
});
