import { beforeAll, describe, expect, it } from 'vitest';
import { it as keep, describe as kept, beforeEach as prepare, tests } from './suite.ts';

const ran: string[] = [];
const said = (text: string) => () => {
  ran.push(text);
};

beforeAll(() => {
  kept('outer', () => {
    prepare(said('outer'));
    keep('one', said('one'));
    kept.each(['x', 'y'])('inner %s', (which: string) => {
      prepare(said(`inner ${which}`));
      keep.each([
        [1, 2],
        [3, 4],
      ])('adds', (a: number, b: number) => {
        ran.push(`${which} ${a + b}`);
      });
    });
    keep('fails', async () => {
      await Promise.resolve();
      throw new Error('as it should');
    });
  });
});

describe('tests that are kept', () => {
  it('run nothing while they are declared, and are told apart', () => {
    expect(ran).toEqual([]);
    expect(tests).toHaveLength(6);
    expect(new Set(tests.map(({ id }) => id)).size).toBe(6);
  });

  it('run behind what prepares them, the outermost first, as often as they are asked', async () => {
    const [one, first, , third] = tests;
    for (const test of [one, first, third, first]) await test?.run();
    expect(ran.splice(0)).toEqual([
      ...['outer', 'one'],
      ...['outer', 'inner x', 'x 3'],
      ...['outer', 'inner y', 'y 3'],
      ...['outer', 'inner x', 'x 3'],
    ]);
  });

  it('fail as what they hold fails', async () => {
    await expect(tests.at(-1)?.run()).rejects.toThrow('as it should');
  });
});
