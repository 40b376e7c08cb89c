import { inflateSync } from 'node:zlib';

/**
 * The words that each sheet of a PDF of Chromium shows, as the numbers of their letters: the same
 * words in the same type are the same numbers, whatever sheet they stand on.
 */
export function sheetsOf(pdf: Buffer): ReadonlySet<string>[] {
  const text = pdf.toString('latin1');
  const pages = [...text.matchAll(/\/Type \/Page\b.*?\/Contents (\d+) 0 R/gsu)];
  return pages.map(([, id]) => {
    const drawn = streamOf(pdf, text, Number(id)).toString('latin1');
    return new Set([...drawn.matchAll(/\bBT\b.*?\bET\b/gsu)].map(([run]) => lettersOf(run)));
  });
}

/** Numbers of the letters of one run, whatever place it is drawn at. */
function lettersOf(run: string): string {
  return [...run.matchAll(/<([0-9A-F]+)> Tj/gu)].map(([, letter]) => letter).join(' ');
}

function streamOf(pdf: Buffer, text: string, id: number): Buffer {
  const at = text.search(new RegExp(`(?<!\\d)${id} 0 obj\\b`, 'u'));
  const begin = text.indexOf('stream\n', at) + 'stream\n'.length;
  const end = text.indexOf('endstream', begin);
  return inflateSync(pdf.subarray(begin, end));
}

/** What every sheet shows. */
export function onEverySheet(sheets: readonly ReadonlySet<string>[]): string[] {
  const [first, ...others] = sheets;
  return [...(first ?? [])].filter((shown) => others.every((one) => one.has(shown)));
}
