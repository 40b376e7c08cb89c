import { describe, expect, it } from 'vitest';
import { displayWidth, padDisplay, table, truncateDisplay, wrapDisplay } from './terminal.ts';

describe('terminal', () => {
  it('counts cells: marks and controls none, wide letters two', () => {
    expect(displayWidth('Москва')).toBe(6);
    expect(displayWidth('مُوَقَّعة')).toBe(5);
    expect(displayWidth('日本')).toBe(4);
    expect(displayWidth('\u001b[31mred\u001b[0m')).toBe(3);
    expect(displayWidth('\u2066ab\u2069')).toBe(2);
  });

  it('pads and cuts by cells and never leaves an isolate open', () => {
    expect(padDisplay('日本', 6, 'right')).toBe('  日本');
    expect(truncateDisplay('\u2067موسكو وواشنطن\u2069', 6)).toBe('\u2067موسكو…\u2069');
    expect(displayWidth(truncateDisplay('日本日本', 4))).toBe(3);
    expect(truncateDisplay('abc', 3)).toBe('abc');
  });

  it('wraps by cells and cuts a word that is too long', () => {
    expect(wrapDisplay('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrapDisplay('abcdef', 4)).toEqual(['abcd', 'ef']);
  });

  it('keeps numbers at the right whatever script stands beside them', () => {
    const rows = table(
      [
        ['Moscow', '7'],
        ['موسكو', '120'],
      ],
      [{}, { align: 'right' }],
    );
    expect(rows).toEqual(['Moscow    7', '\u2068موسكو\u2069   120']);
    expect(new Set(rows.map(displayWidth))).toEqual(new Set([11]));
  });
});
