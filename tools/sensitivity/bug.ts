import { createHash } from 'node:crypto';

/**
 * A seeded bug: a small, realistic mistake in one file, as exact text before and after. The proof
 * is only as good as the mistakes it notices, so these are made on purpose, one at a time, and
 * what notices them is published (docs/sensitivity.md).
 */
export type Bug = {
  /** Lower case, with hyphens; unique. */
  readonly name: string;
  /** Where the mistake lies, from the root of the repository. */
  readonly file: string;
  /** One sentence: which mistake it is. */
  readonly mistake: string;
  readonly hunks: readonly Hunk[];
  /** Of file, texts and sentence: a result is of just this bug. */
  readonly digest: string;
};

export type Hunk = { readonly file: string; readonly before: string; readonly after: string };

/**
 * The bugs of one list. A bug is `## name`, the file, the mistake, and lines as in a patch: ` ` for
 * what stays, `-` and `+`; `@@` between two places, with the path of another file if it is one.
 * Throws on anything else.
 */
export function parseBugs(text: string): Bug[] {
  const [, ...sections] = text.split(/^## /m);
  return sections.map(parseBug);
}

function parseBug(section: string): Bug {
  const [name = '', file = '', mistake = '', ...rest] = section.trimEnd().split('\n');
  if (!/^[a-z0-9]+(-[a-z0-9]+)+$/.test(name)) throw new Error(`a bug named '${name}'`);
  if (!mistake.endsWith('.')) throw new Error(`${name}: its mistake is one sentence`);
  const parts = `@@ ${file}\n${rest.join('\n')}`.split(/^@@/m).slice(1);
  const hunks: Hunk[] = [];
  for (const part of parts) {
    const [place = '', ...lines] = part.split('\n');
    hunks.push(parseHunk(name, place.trim() || (hunks.at(-1)?.file ?? file), lines));
  }
  const digest = createHash('sha256').update(section.trimEnd()).digest('hex').slice(0, 16);
  return { name, file, mistake, hunks, digest };
}

function parseHunk(name: string, file: string, all: readonly string[]): Hunk {
  const lines = all.filter((line) => line !== '');
  const strange = lines.find((line) => !/^[-+ ]/.test(line));
  if (strange !== undefined) throw new Error(`${name}: '${strange}' is no line of a patch`);
  const side = (marks: string) =>
    lines
      .filter((line) => marks.includes(line.charAt(0)))
      .map((line) => `${line.slice(1)}\n`)
      .join('');
  const hunk = { file, before: side(' -'), after: side(' +') };
  if (hunk.before === '' || hunk.before === hunk.after) throw new Error(`${name}: changes nothing`);
  return hunk;
}

/** The files that the bug changes. */
export function filesOf({ hunks }: Bug): string[] {
  return [...new Set(hunks.map(({ file }) => file))];
}

/** A file with the bug in it. Throws where a text before does not occur exactly once. */
export function seed(bug: Bug, file: string, source: string): string {
  let seeded = source;
  for (const { file: where, before, after } of bug.hunks) {
    if (where !== file) continue;
    // Whole lines only, or the end of another line would do.
    const places = placesOf(`\n${seeded}`, `\n${before}`);
    if (places !== 1) throw new Error(`${bug.name}: ${places} places in ${file} for:\n${before}`);
    seeded = `\n${seeded}`.replace(`\n${before}`, () => `\n${after}`).slice(1);
  }
  return seeded;
}

function placesOf(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) count++;
  return count;
}
