/** A merge of two changes of one text; null where both changed the same words. */
export type Merged = { readonly text: string | null; readonly proposal: string };

/** Words and the blanks between them; a merge never cuts a word. */
function pieces(text: string): string[] {
  return text.match(/\s+|[^\s]+/gu) ?? [];
}

/**
 * What two officers made of one text, in one: words that only one of them changed are his. Where
 * both changed the same words differently there is no merge, and `proposal` holds both, theirs
 * first, so that nothing is lost whichever way it is taken.
 */
export function merge(base: string, theirs: string, yours: string): Merged {
  if (theirs === yours || base === yours) return { text: theirs, proposal: theirs };
  if (base === theirs) return { text: yours, proposal: yours };
  const [o, a, b] = [pieces(base), pieces(theirs), pieces(yours)];
  const [inA, inB] = [matchesOf(o, a), matchesOf(o, b)];
  const out: string[] = [];
  let clash = false;
  let [io, ia, ib] = [0, 0, 0];
  while (io < o.length || ia < a.length || ib < b.length) {
    if (io < o.length && inA[io] === ia && inB[io] === ib) {
      out.push(o[io] as string);
      io++;
      ia++;
      ib++;
      continue;
    }
    let end = io;
    while (end < o.length && (inA[end] === -1 || inB[end] === -1)) end++;
    const [ea, eb] = [inA[end] ?? a.length, inB[end] ?? b.length];
    const [so, sa, sb] = [
      o.slice(io, end).join(''),
      a.slice(ia, ea).join(''),
      b.slice(ib, eb).join(''),
    ];
    if (sa === sb || sb === so) out.push(sa);
    else if (sa === so) out.push(sb);
    else {
      clash = true;
      out.push(sa, sa === '' || sb === '' || /\s$/u.test(sa) ? '' : ' ', sb);
    }
    [io, ia, ib] = [end, ea, eb];
  }
  const proposal = out.join('');
  return { text: clash ? null : proposal, proposal };
}

/** For each piece of `from` the index of the same piece in `to`, in rising order; -1: none. */
function matchesOf(from: readonly string[], to: readonly string[]): Int32Array {
  const matches = new Int32Array(from.length).fill(-1);
  let start = 0;
  while (start < from.length && start < to.length && from[start] === to[start]) {
    matches[start] = start;
    start++;
  }
  let [endFrom, endTo] = [from.length, to.length];
  while (endFrom > start && endTo > start && from[endFrom - 1] === to[endTo - 1]) {
    endFrom--;
    endTo--;
    matches[endFrom] = endTo;
  }
  longest(matches, { from, to, start, endFrom, endTo });
  return matches;
}

/** Cells of the table below at most: beyond it the middle counts as rewritten whole. */
const cellsMax = 4_000_000;

type Middle = {
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly start: number;
  readonly endFrom: number;
  readonly endTo: number;
};

/** Longest common subsequence of the middles. */
function longest(matches: Int32Array, { from, to, start, endFrom, endTo }: Middle): void {
  const [n, m] = [endFrom - start, endTo - start];
  if (n === 0 || m === 0 || n * m > cellsMax) return;
  const width = m + 1;
  const table = new Uint16Array((n + 1) * width);
  const at = (i: number, j: number) => table[i * width + j] as number;
  for (let i = n - 1; i >= 0; i--) {
    for (let j = m - 1; j >= 0; j--) {
      const same = from[start + i] === to[start + j];
      table[i * width + j] = same ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  for (let i = 0, j = 0; i < n && j < m; ) {
    if (from[start + i] === to[start + j]) matches[start + i++] = start + j++;
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
}
