import { expect, it } from 'vitest';
import { foldedTable, hangingLine } from './folded.ts';
import { displayWidth } from './terminal.ts';

const rows = [
  ['moscow/3', 'PRIORITY', 'washington: on their record'],
  ['washington/12', 'FLASH', 'ru (reviewed translation), en, ar'],
];

it('a table that fits stays one line a row', () => {
  expect(foldedTable(rows, 80)).toEqual([
    'moscow/3       PRIORITY  washington: on their record',
    'washington/12  FLASH     ru (reviewed translation), en, ar',
  ]);
});

it('what does not fit goes below its row, broken between cells before it is broken in them', () => {
  expect(foldedTable(rows, 38)).toEqual([
    'moscow/3       PRIORITY',
    '    washington: on their record',
    'washington/12  FLASH',
    '    ru (reviewed translation), en, ar',
  ]);
  expect(foldedTable([['moscow/3', 'FLASH', 'b c', 'd e']], 15)).toEqual([
    'moscow/3  FLASH',
    '    b c  d e',
  ]);
});

it('no line is wider than it may be, whatever the script, but for the first column', () => {
  const arabic = [
    ['washington/12', 'فوق كل أسبقية', 'ar (نسخة مجاملة)، ru، en', 'تمرين. كُتب للعرض'],
  ];
  for (const width of [20, 30, 40, 60]) {
    const lines = foldedTable([...rows, ...arabic], width);
    expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(width);
  }
});

it('a line that is too wide goes on indented, behind its own indent', () => {
  expect(hangingLine('short', 10)).toEqual(['short']);
  expect(hangingLine('  what is wrong, and what is not', 20)).toEqual([
    '  what is wrong,',
    '      and what is',
    '      not',
  ]);
});

it('a table has as many rows as a cut has entries', () => {
  const rows = new Array<readonly string[]>(200_000).fill(['a', 'b']);
  expect(foldedTable(rows, 80).length).toBe(200_000);
});
