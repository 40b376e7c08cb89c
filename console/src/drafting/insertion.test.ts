import { describe, expect, it } from 'vitest';
import { withWord } from './insertion.ts';

describe('a word put into a text', () => {
  it('stands apart from its neighbours and takes the place of what was selected', () => {
    expect(withWord('', 'launch', 0, 0)).toEqual({ text: 'launch', caret: 6 });
    expect(withWord('the is a test', 'launch', 3, 3).text).toBe('the launch is a test');
    expect(withWord('the firing.', 'launch', 4, 10)).toEqual({ text: 'the launch.', caret: 10 });
    expect(withWord('قبل، ثم', 'الإطلاق', 3, 3).text).toBe('قبل الإطلاق، ثم');
  });
});
