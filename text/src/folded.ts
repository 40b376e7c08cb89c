import {
  type Column,
  displayWidth,
  isolateLine,
  table,
  widestOf,
  wrapDisplay,
} from './terminal.ts';

const indent = '    ';

/**
 * A table where it fits `width` cells. Where it does not, the columns that fit stay, and what
 * stands behind them goes on indented lines below its row: a terminal would break it anywhere.
 */
export function foldedTable(rows: readonly (readonly string[])[], width: number): string[] {
  const all = widestOf(rows, (row) => row.length);
  const whole = firstColumns(rows, all);
  if (fits(whole, width)) return whole;
  let kept = Math.max(1, all - 1);
  let heads = firstColumns(rows, kept);
  while (kept > 1 && !fits(heads, width)) heads = firstColumns(rows, --kept);
  return rows.flatMap((row, i) => {
    const below = filled(row.slice(kept), Math.max(1, width - indent.length));
    return [heads[i] ?? '', ...below.map((line) => indent + line)];
  });
}

/** Cells one after another; one that does not fit whole begins a line, and is broken only there. */
function filled(cells: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const cell of cells) {
    if (cell === '') continue;
    const last = lines.at(-1);
    const joined = last === undefined ? cell : `${last}  ${isolateLine(cell)}`;
    if (last !== undefined && displayWidth(joined) <= width) lines[lines.length - 1] = joined;
    else lines.push(...wrapDisplay(cell, width).map(isolateLine));
  }
  return lines;
}

function firstColumns(rows: readonly (readonly string[])[], count: number): string[] {
  return table(rows, new Array<Column>(count).fill({}));
}

function fits(lines: readonly string[], width: number): boolean {
  return lines.every((line) => displayWidth(line) <= width);
}

/** A line that is wider than `width` cells goes on below, behind its own indent and four more. */
export function hangingLine(line: string, width: number): string[] {
  if (displayWidth(line) <= width) return [line];
  const words = line.trimStart();
  const lead = line.slice(0, line.length - words.length);
  const room = Math.max(1, width - lead.length - indent.length);
  const [first = '', ...rest] = wrapDisplay(words, room);
  return [lead + first, ...rest.map((one) => lead + indent + one)];
}
