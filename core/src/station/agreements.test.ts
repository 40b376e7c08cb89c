import { describe, expect, it } from 'vitest';
import type { ExerciseStep } from '../codec/records.ts';
import { exercisesOf, runningExercise, termListsOf, termsInForce } from './agreements.ts';

const id = new Uint8Array(16).fill(7);
const plan = { exercise: id, title: 'Quiet Channel', from: 1000, until: 2000 };
const said = (party: number, step: ExerciseStep['step'], changes = {}) => {
  return { party, entry: `p${party}/${step}`, record: { ...plan, step, ...changes } };
};
const stateOf = (...words: ReturnType<typeof said>[]) => exercisesOf(words, [0, 1])[0]?.state;

describe('an exercise', () => {
  it('runs when all have started it in the same words, and only then', () => {
    expect(stateOf(said(0, 'start'))).toBe('proposed');
    expect(stateOf(said(0, 'start'), said(0, 'start'))).toBe('proposed');
    expect(stateOf(said(0, 'start'), said(1, 'start', { until: 2001 }))).toBe('proposed');
    expect(stateOf(said(0, 'start'), said(1, 'start'))).toBe('running');
  });

  it('is over when all have ended it, and frames every screen until then', () => {
    const both = [said(0, 'start'), said(1, 'start')];
    const ending = exercisesOf([...both, said(1, 'end')], [0, 1]);
    expect(ending[0]).toMatchObject({ state: 'ending', waitsFor: [0] });
    expect(runningExercise(ending)).toBeDefined();
    const ended = exercisesOf([...both, said(1, 'end'), said(0, 'end')], [0, 1]);
    expect(ended[0]?.state).toBe('ended');
    expect(runningExercise(ended)).toBeUndefined();
  });

  it('goes on whatever one party says of it in other words, before or after by its clock', () => {
    const other = said(1, 'start', { until: 2001 });
    const both = [said(0, 'start'), said(1, 'start')];
    for (const words of [
      [other, ...both],
      [...both, other],
      [other, said(1, 'end', { until: 2001 }), ...both],
    ]) {
      const all = exercisesOf(words, [0, 1]);
      expect(all).toMatchObject([{ state: 'running', step: { until: 2000 } }]);
    }
    const proposed = exercisesOf([other, said(0, 'start')], [0, 1]);
    expect(proposed.map(({ waitsFor }) => waitsFor)).toEqual([[0], [1]]);
  });

  it('is withdrawn by who proposed it, before the other has agreed', () => {
    expect(stateOf(said(0, 'start'), said(0, 'end'))).toBe('withdrawn');
    expect(stateOf(said(0, 'start'), said(1, 'end'))).toBe('proposed');
  });
});

describe('a list of terms', () => {
  const placeIn = (entry: string) => ({ number: 0, seq: Number(entry.split('/')[1]) });
  const list = (entry: string, party: number) => {
    const terms = [[{ lang: 'en', word: 'launch' }]];
    const record = { kind: 'terms', terms } as const;
    return { party, entry, about: null, record, place: placeIn(entry) };
  };
  const agrees = (entry: string, party: number, about: string) => {
    const record = { kind: 'terms', terms: null } as const;
    return { party, entry, about, record, place: placeIn(entry) };
  };

  it('that was signed later counts, whatever times were claimed', () => {
    const old = [list('b/1', 1), agrees('a/1', 0, 'b/1')];
    const later = [list('b/2', 1), agrees('a/2', 0, 'b/2')];
    for (const said of [
      [...old, ...later],
      [...later, ...old],
    ]) {
      expect(termsInForce(termListsOf(said, [0, 1]))?.entry).toBe('b/2');
    }
    const own = [list('a/3', 0), agrees('b/3', 1, 'a/3'), ...old];
    expect(termsInForce(termListsOf(own, [0, 1]))?.entry).toBe('a/3');
  });

  it('is in force when all others have signed it; the newest such list counts', () => {
    const first = [list('a/1', 0), agrees('b/1', 1, 'a/1')];
    const lists = termListsOf([...first, list('b/2', 1)], [0, 1]);
    expect(lists.map(({ waitsFor }) => waitsFor)).toEqual([[], [0]]);
    expect(termsInForce(lists)?.entry).toBe('a/1');
    const after = termListsOf([...first, list('b/2', 1), agrees('a/2', 0, 'b/2')], [0, 1]);
    expect(termsInForce(after)?.entry).toBe('b/2');
  });

  it('of three parties waits for whoever has not signed it', () => {
    const all = [list('a/1', 0), agrees('b/1', 1, 'a/1'), agrees('c/1', 2, 'a/1')];
    const waits = (count: number) => termListsOf(all.slice(0, count), [0, 1, 2])[0]?.waitsFor;
    expect([waits(1), waits(2), waits(3)]).toEqual([[1, 2], [2], []]);
    expect(termsInForce(termListsOf(all, [0, 1, 2]))?.agreed.map(({ party }) => party)).toEqual([
      1, 2,
    ]);
  });

  it('that was signed under later keys counts, however little was said under them', () => {
    const old = [list('b/1', 1), agrees('a/9', 0, 'b/1')];
    const renewed = { ...agrees('a/1', 0, 'b/2'), place: { number: 1, seq: 1 } };
    for (const said of [
      [...old, list('b/2', 1), renewed],
      [list('b/2', 1), renewed, ...old],
    ]) {
      expect(termsInForce(termListsOf(said, [0, 1]))?.entry).toBe('b/2');
    }
  });

  it('is not signed by its own author twice', () => {
    const lists = termListsOf([list('a/1', 0), agrees('a/2', 0, 'a/1')], [0, 1]);
    expect(lists[0]?.waitsFor).toEqual([1]);
  });
});
