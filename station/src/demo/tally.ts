import type { HeldEntry } from './desk.ts';

/** What became of one station's entries. */
export type Tally = {
  /** Entries in its own journal. */
  readonly entries: number;
  /** Of these, on the record of the other side. */
  readonly recorded: number;
  /** Of its messages, acknowledged by an officer of the other side. */
  readonly acknowledged: number;
  /** Entries that the other side lacks or holds with other words, or that were never written. */
  readonly lost: number;
  /** Drafts and texts that the other side holds more than once. */
  readonly duplicated: number;
};

/** What an author said, as the player remembers it: not taken from any station. */
export type Spoken = { readonly entry: string; readonly texts: readonly string[] };

/**
 * Counts at the other side, not at the author's: by entry, by draft id and by text, against what
 * the player itself had said.
 */
export function tally(
  party: string,
  spoken: readonly Spoken[],
  here: readonly HeldEntry[],
  there: readonly HeldEntry[],
): Tally {
  const own = here.filter((one) => one.author === party);
  const copies = there.filter((one) => one.author === party);
  const held = new Map(copies.map((one) => [one.entry, one]));
  const lostEntries = own.filter((one) => !sameWords(one, held.get(one.entry)));
  const mine = new Map(own.map((one) => [one.entry, one]));
  const lostWords = spoken.filter(({ entry, texts }) => {
    const copy = held.get(entry);
    return mine.has(entry) && (!copy || !texts.every((text) => copy.texts.includes(text)));
  });
  const neverWritten = spoken.filter(({ entry }) => !mine.has(entry));
  const lost = new Set([...lostEntries, ...lostWords, ...neverWritten].map(({ entry }) => entry));
  return {
    entries: own.length,
    recorded: own.filter((one) => one.recorded).length,
    acknowledged: own.filter((one) => one.acknowledged).length,
    lost: lost.size,
    duplicated: doubled(copies, spoken),
  };
}

function sameWords(one: HeldEntry, copy: HeldEntry | undefined): boolean {
  return copy !== undefined && one.draft === copy.draft && sameTexts(one.texts, copy.texts);
}

function sameTexts(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, i) => text === b[i]);
}

/** More copies than sayings: the same entry, draft id or set of texts a second time. */
function doubled(copies: readonly HeldEntry[], spoken: readonly Spoken[]): number {
  const said = countBy(spoken.map(({ texts }) => JSON.stringify(texts)));
  const texts = countBy(
    copies.flatMap((one) => (one.texts.length ? [JSON.stringify(one.texts)] : [])),
  );
  const more = [...texts].reduce(
    (sum, [text, n]) => sum + Math.max(0, n - (said.get(text) ?? 1)),
    0,
  );
  const drafts = repeats(copies.flatMap((one) => (one.draft === null ? [] : [one.draft])));
  return Math.max(more, drafts, repeats(copies.map((one) => one.entry)));
}

function repeats(keys: readonly string[]): number {
  return keys.length - new Set(keys).size;
}

function countBy(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
