import type { Alarm } from '@parley/api/lines.ts';
import { describe, expect, it } from 'vitest';
import { lengthMs, rhythmOf } from './rhythm.ts';
import { type Ringing, ringing, silence, stageByTime } from './ring.ts';

const alarm = (name: string, stage: Alarm['stage'] = 'desk'): Alarm & Ringing => ({
  name,
  entry: name,
  from: 'washington',
  precedence: 'FLASH',
  class: 'REAL',
  kind: 'message',
  recorded: 0,
  since: 0,
  due: 600_000,
  stage,
  next: null,
});
const chain = { again: 30, secondDesk: 120, dutyChief: 300 };

describe('what rings', () => {
  it('is each unacknowledged alarm until it is silenced, and again after its time', () => {
    const all = [alarm('a'), alarm('b')];
    expect(ringing(all, 'desk', new Map(), 0)).toHaveLength(2);
    const quiet = silence(new Map(), 'a', 1000, 30_000);
    expect(ringing(all, 'desk', quiet, 1000).map(({ name }) => name)).toEqual(['b']);
    expect(ringing(all, 'desk', quiet, 31_000)).toHaveLength(2);
    const longer = silence(new Map(), 'a', 1000, 60_000);
    expect(ringing(all, 'desk', longer, 60_999)).toHaveLength(1);
    expect(ringing(all, 'desk', longer, 61_000)).toHaveLength(2);
  });

  it('is heard at a later desk only when the chain has come there', () => {
    expect(ringing([alarm('a')], 'second-desk', new Map(), 0)).toEqual([]);
    expect(ringing([alarm('a', 'second-desk')], 'second-desk', new Map(), 0)).toHaveLength(1);
    expect(ringing([alarm('a', 'second-desk')], 'duty-chief', new Map(), 0)).toEqual([]);
    expect(ringing([alarm('a', 'duty-chief')], 'desk', new Map(), 0)).toHaveLength(1);
  });

  it('goes on by time where the station says nothing, and never back', () => {
    expect(stageByTime(alarm('a'), chain, 119_000)).toBe('desk');
    expect(stageByTime(alarm('a'), chain, 120_000)).toBe('second-desk');
    expect(stageByTime(alarm('a'), chain, 300_000)).toBe('duty-chief');
    expect(stageByTime(alarm('a', 'duty-chief'), chain, 0)).toBe('duty-chief');
  });
});

describe('how it sounds', () => {
  it('differs by rhythm in every pair, and begins low where it is not real', () => {
    const names = ['override', 'flash', 'line'] as const;
    const patterns = names.map((name) => JSON.stringify(rhythmOf(name, 'REAL')));
    expect(new Set(patterns).size).toBe(3);
    for (const name of names) {
      const exercise = rhythmOf(name, 'EXERCISE');
      expect(exercise.slice(0, 3).every(({ hertz }) => hertz === 330)).toBe(true);
      expect(exercise.slice(3)).toEqual(rhythmOf(name, 'REAL'));
      expect(lengthMs(exercise)).toBeGreaterThan(lengthMs(rhythmOf(name, 'REAL')));
    }
  });
});
