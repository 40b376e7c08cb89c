import { describe, expect, it } from 'vitest';
import { Schedule } from './schedule.ts';

/*
 * Each of these rules was left out once, and the schedules found it: the guard before the
 * signature, the wait for the lost tail, the silence after a note beyond the guard, the receipt
 * after the commit, the end of a replaced journal.
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
    expect(run(0, 200, false)).toEqual([]);
  }, 60_000);

  it('also where whole machines are rolled back', () => {
    expect(run(5000, 5150, true)).toEqual([]);
  }, 60_000);
});
