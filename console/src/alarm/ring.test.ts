import type { Alarm } from '@parley/api/lines.ts';
import { describe, expect, it } from 'vitest';
import { inTurn, lengthMs, rhythmOf, type Stroke } from './rhythm.ts';
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
  const names = ['override', 'flash', 'line'] as const;
  const classes = ['REAL', 'EXERCISE', 'TEST'] as const;
  /** By rhythm alone: whoever hears no pitch tells them apart as well. */
  const beat = (strokes: readonly Stroke[]) => strokes.map(({ onMs, offMs }) => [onMs, offMs]);

  it('differs by rhythm in every pair of alarm and class', () => {
    const all = names.flatMap((name) => classes.map((cls) => beat(rhythmOf(name, cls))));
    expect(new Set(all.map((one) => JSON.stringify(one))).size).toBe(9);
  });

  it.each(['EXERCISE', 'TEST'] as const)('begins low where it is %s', (cls) => {
    for (const name of names) {
      const [real, other] = [rhythmOf(name, 'REAL'), rhythmOf(name, cls)];
      const strokes = other.length - real.length;
      expect(strokes).toBeGreaterThan(1);
      expect(other.slice(0, strokes).every(({ hertz }) => hertz === 330)).toBe(true);
      expect(other.slice(strokes)).toEqual(real);
    }
  });

  it('is tried one after another, each whole, with a pause that parts them', () => {
    const all = names.map((name) => rhythmOf(name, 'REAL'));
    const tried = inTurn(all);
    expect(tried.map(({ onMs }) => onMs)).toEqual(all.flat().map(({ onMs }) => onMs));
    const ends = all.map((_, i) => all.slice(0, i + 1).flat().length - 1);
    for (const end of ends) expect(tried[end]?.offMs).toBe(900);
    expect(lengthMs(tried)).toBeLessThan(8_000);
  });
});
