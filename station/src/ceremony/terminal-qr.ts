import { cardCodeHeadLetters } from '@parley/api/card-code.ts';
import { cardLines } from './card-text.ts';
import { pictureOf } from './qr.ts';

/** Cells of a terminal; one column is one module, one row is two. */
export type Cells = { readonly columns: number; readonly rows: number };

/** Where no terminal says its size. */
export const printedCells: Cells = { columns: 80, rows: 50 };

/** White around a code without which scanners do not find it (ISO/IEC 18004): modules. */
const quiet = 4;
/** Lines that stand above a code, and the one that a prompt takes below. */
const besideRows = 2;

/**
 * Letters that a code of each version carries (ISO/IEC 18004, alphanumeric, level L), smallest
 * first. The last fits a page of 80 columns and is still read from a screen by a telephone.
 */
const smallest = [4, 114] as const;
const versions: readonly (readonly [version: number, letters: number])[] = [
  smallest,
  [5, 154],
  [6, 195],
  [7, 224],
  [8, 279],
  [9, 335],
  [10, 395],
  [11, 468],
  [12, 535],
  [13, 619],
];

/** A card as the texts of codes of which each fits the terminal whole. */
export function cardLinesFor(card: Uint8Array, cells: Cells): string[] {
  const fitting = versions.filter(([version]) => {
    const modules = 17 + 4 * version + 2 * quiet;
    const rows = Math.ceil(modules / 2) + besideRows;
    return modules <= cells.columns && rows <= cells.rows;
  });
  const [, letters] = fitting.at(-1) ?? smallest;
  return cardLines(card, letters - cardCodeHeadLetters);
}

/** A QR code in half blocks, with its white margin: dark where ink stands. */
export function blocksOf(text: string): string[] {
  const picture = pictureOf(text);
  const size = picture.length + 2 * quiet;
  const dark = (row: number, column: number) => picture[row - quiet]?.[column - quiet] === true;
  return Array.from({ length: Math.ceil(size / 2) }, (_, line) => {
    const cells = Array.from({ length: size }, (__, column) => {
      const [upper, lower] = [dark(2 * line, column), dark(2 * line + 1, column)];
      if (upper && lower) return '█';
      return upper ? '▀' : lower ? '▄' : ' ';
    });
    return cells.join('');
  });
}
