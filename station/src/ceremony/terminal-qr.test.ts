import jsqr from 'jsqr';
import { expect, it } from 'vitest';
import { cardBytes, cardLines, missingParts } from './card-text.ts';
import { pictureOf } from './qr.ts';
import { blocksOf, type Cells, cardLinesFor, printedCells } from './terminal-qr.ts';

const card = Uint8Array.from({ length: 3300 }, (_, i) => (i * i * 31 + (i >> 3)) & 255);
const fileOf = (lines: readonly string[]) => new Uint8Array(Buffer.from(lines.join('\r\n')));
const inkOf: Readonly<Record<string, readonly [boolean, boolean]>> = {
  ' ': [false, false],
  '▀': [true, false],
  '▄': [false, true],
  '█': [true, true],
};

/** What a camera sees of printed lines, read by a decoder that is none of ours. */
function scan(lines: readonly string[]): string | undefined {
  const pixels = 3;
  const columns = (lines[0] as string).length;
  const [width, height] = [columns * pixels, 2 * lines.length * pixels];
  const image = new Uint8ClampedArray(4 * width * height).fill(255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const row = Math.floor(y / pixels);
      const ink = inkOf[(lines[row >> 1] as string)[Math.floor(x / pixels)] as string];
      if (ink?.[row & 1]) image.fill(0, 4 * (y * width + x), 4 * (y * width + x) + 3);
    }
  }
  return jsqr.default(image, width, height)?.data;
}

function scanned(cells: Cells): { text: (string | undefined)[]; columns: number; rows: number } {
  const codes = cardLinesFor(card, cells).map(blocksOf);
  const columns = Math.max(...codes.flat().map((line) => line.length));
  return { text: codes.map(scan), columns, rows: Math.max(...codes.map((one) => one.length)) };
}

it('a printed card is read again by another decoder, each code whole on 80 columns', () => {
  const { text, columns, rows } = scanned(printedCells);
  expect(columns).toBeLessThanOrEqual(80);
  expect(rows).toBeLessThanOrEqual(48);
  expect(cardBytes(fileOf(text.toReversed() as string[]))).toEqual(card);
  expect(text.length).toBeLessThan(11);
});

it('on a terminal of 24 lines there are more codes, of which each is still seen whole', () => {
  const { text, columns, rows } = scanned({ columns: 80, rows: 24 });
  expect(columns).toBeLessThanOrEqual(80);
  expect(rows).toBeLessThanOrEqual(22);
  expect(cardBytes(fileOf(text as string[]))).toEqual(card);
});

it('the codes of the desk are read as well', () => {
  const lines = cardLines(card);
  expect(lines.map(blocksOf).map(scan)).toEqual(lines);
});

it('no code is of a greater version than was asked for', () => {
  for (const rows of [24, 26, 28, 30, 33, 36, 38, 40, 42, 50]) {
    for (const line of cardLinesFor(card, { columns: 80, rows })) {
      expect(Math.ceil((pictureOf(line).length + 8) / 2) + 2).toBeLessThanOrEqual(rows);
    }
  }
});

it('says which codes were not scanned yet', () => {
  const lines = cardLinesFor(card, printedCells);
  const some = fileOf(lines.filter((_, i) => i !== 2 && i !== 4));
  expect(cardBytes(some)).toBeUndefined();
  expect(missingParts(some)).toEqual({ parts: [3, 5], count: lines.length });
});
