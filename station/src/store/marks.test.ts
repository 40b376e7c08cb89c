import { describe, expect, it } from 'vitest';
import { Marks } from './marks.ts';
import { StoreFault } from './refusals.ts';

function marksOf(count: number): { marks: Marks; written: number[] } {
  const marks = new Marks();
  const written: number[] = [];
  for (let i = 0; i < count; i++) marks.add(() => written.push(i), 1000);
  return { marks, written };
}

const atOnce = (work: () => void): void => work();

describe('marks beside the evidence', () => {
  it('wait a quarter of a second for a transaction that takes them along', () => {
    const { marks } = marksOf(2);
    expect(marks.due(1249)).toHaveLength(0);
    expect(marks.due(1250)).toHaveLength(2);
    expect(marks.due(1250)).toHaveLength(0);
  });

  it('go at once when they are many', () => {
    expect(marksOf(256).marks.due(1000)).toHaveLength(256);
  });

  it('are written in their order when somebody wants to read them', () => {
    const { marks, written } = marksOf(3);
    marks.settle(atOnce);
    marks.settle(() => expect.unreachable('nothing is left'));
    expect(written).toEqual([0, 1, 2]);
  });

  it('outlast a full disk', () => {
    const { marks, written } = marksOf(2);
    marks.settle(() => {
      throw new StoreFault('disk-full', 'no space');
    });
    expect(written).toEqual([]);
    marks.settle(atOnce);
    expect(written).toEqual([0, 1]);
  });
});
