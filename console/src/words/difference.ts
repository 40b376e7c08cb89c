import { findTokens } from '@parley/text/find-tokens.ts';

/** A piece of a text: the same in both, or only in the older or the newer one. */
export type Piece = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string };

/** Longer texts are compared line by line, then only as a whole: the table grows by the square. */
const wordsMax = 1500;

/** What changed from one text to another, word by word; joined, the pieces are both texts. */
export function difference(before: string, after: string): Piece[] {
  const old = wordsIn(before);
  const now = wordsIn(after);
  if (old.length > wordsMax || now.length > wordsMax) return whole(before, after);
  const lengths = table(old, now);
  const pieces: Piece[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      push(pieces, 'same', old[i++] ?? '');
      j++;
    } else if (
      j >= now.length ||
      (i < old.length && at(lengths, i + 1, j) >= at(lengths, i, j + 1))
    ) {
      push(pieces, 'removed', old[i++] ?? '');
    } else push(pieces, 'added', now[j++] ?? '');
  }
  return pieces;
}

/** A token is one word, whatever stands within it: half a coordinate is another place. */
function wordsIn(text: string): string[] {
  return findTokens(text).flatMap((run) => {
    return typeof run === 'string' ? (run.match(/\s+|[^\s]+/gu) ?? []) : [run.text];
  });
}

function whole(before: string, after: string): Piece[] {
  if (before === after) return [{ kind: 'same', text: after }];
  return [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ];
}

type Table = { readonly cells: Uint16Array; readonly width: number };

/** Length of the longest run of words common to what is left of both. */
function table(old: readonly string[], now: readonly string[]): Table {
  const width = now.length + 1;
  const cells = new Uint16Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      const below = cells[(i + 1) * width + j] ?? 0;
      const beside = cells[i * width + j + 1] ?? 0;
      const both = (cells[(i + 1) * width + j + 1] ?? 0) + 1;
      cells[i * width + j] = old[i] === now[j] ? both : Math.max(below, beside);
    }
  }
  return { cells, width };
}

function at({ cells, width }: Table, i: number, j: number): number {
  return cells[i * width + j] ?? 0;
}

function push(pieces: Piece[], kind: Piece['kind'], text: string): void {
  const last = pieces.at(-1);
  if (last?.kind === kind) pieces[pieces.length - 1] = { kind, text: last.text + text };
  else pieces.push({ kind, text });
}
