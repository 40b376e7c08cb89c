import { closeIsolates, FSI, hasRightToLeft, PDI } from './bidi.ts';

export type Align = 'left' | 'right';

/** One column of a table: its least and greatest width in cells, numbers to the right. */
export type Column = { readonly align?: Align; readonly max?: number; readonly min?: number };

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const colour = new RegExp(`${String.fromCharCode(0x1b)}\\[[0-9;]*m`, 'gu');
const empty = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}]*$/u;
const emoji = /^\p{Emoji_Presentation}|\ufe0f/u;

// East Asian wide and full-width blocks (UAX 11), coarse on purpose: what our texts may quote.
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  // Terminals disagree about the rest: a line that seems wider than it is stays within its column.
  [0x10000, 0x10ffff],
];

/** The cells a text takes on a terminal: marks, controls and colours take none, wide letters 2. */
export function displayWidth(text: string): number {
  let cells = 0;
  for (const { segment } of segmenter.segment(text.replace(colour, ''))) cells += cellsOf(segment);
  return cells;
}

/** Fills with spaces to `width` cells; a longer text stays as it is. */
export function padDisplay(text: string, width: number, align: Align = 'left'): string {
  const fill = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return align === 'right' ? fill + text : text + fill;
}

/** Cuts to `width` cells with an ellipsis, never inside a letter, and closes open isolates. */
export function truncateDisplay(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  if (width <= 0) return '';
  let out = '';
  let cells = 0;
  for (const { segment } of segmenter.segment(text.replace(colour, ''))) {
    const next = cellsOf(segment);
    if (cells + next > width - 1) break;
    out += segment;
    cells += next;
  }
  return closeIsolates(`${out}…`);
}

/** Breaks at spaces into lines of at most `width` cells; a longer word is cut between letters. */
export function wrapDisplay(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, Math.max(1, width)));
}

/** One line isolated, so that its direction does not disturb the columns beside it. */
export function isolateLine(line: string): string {
  return hasRightToLeft(line) ? FSI + closeIsolates(line) + PDI : line;
}

/**
 * Lays rows out in columns by display width, two spaces between. Each cell is isolated, so that
 * columns keep their place and numbers stay at the right whatever script stands in a cell.
 */
export function table(rows: readonly (readonly string[])[], columns: readonly Column[]): string[] {
  const widths = columns.map((column, index) => {
    const widest = widestOf(rows, (row) => displayWidth(row[index] ?? ''));
    return Math.max(column.min ?? 0, Math.min(column.max ?? Infinity, widest));
  });
  return rows.map((row) => {
    const cells = columns.map((column, index) => {
      const width = widths[index] ?? 0;
      const cut = truncateDisplay(row[index] ?? '', width);
      return padDisplay(isolateLine(cut), width, column.align ?? 'left');
    });
    return cells.join('  ').trimEnd();
  });
}

/** The most that any row has; rows are as many as a cut has entries, too many for arguments. */
export function widestOf<R>(rows: readonly R[], widthOf: (row: R) => number): number {
  return rows.reduce((most, row) => Math.max(most, widthOf(row)), 0);
}

function cellsOf(segment: string): number {
  if (empty.test(segment)) return segment === '\t' ? 8 : 0;
  if (emoji.test(segment)) return 2;
  const point = segment.codePointAt(0) ?? 0;
  return wide.some(([from, to]) => point >= from && point <= to) ? 2 : 1;
}

function wrapLine(line: string, width: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const piece of line.split(' ').flatMap((word) => cutWord(word, width))) {
    const joined = current === '' ? piece : `${current} ${piece}`;
    if (displayWidth(joined) > width && current !== '') {
      lines.push(current);
      current = piece;
    } else current = joined;
  }
  return [...lines, current].map(closeIsolates);
}

function cutWord(word: string, width: number): string[] {
  if (displayWidth(word) <= width) return [word];
  const pieces: string[] = [];
  let current = '';
  for (const { segment } of segmenter.segment(word)) {
    if (displayWidth(current + segment) > width && current !== '') {
      pieces.push(current);
      current = '';
    }
    current += segment;
  }
  return [...pieces, current];
}
