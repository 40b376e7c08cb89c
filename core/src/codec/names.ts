import { compare, hex } from '../base/bytes.ts';

/** One incarnation's journal of one party (spec/entry.md, names). */
export type JournalName = {
  /** Index in the charter's order, 0..9. */
  readonly party: number;
  /** Number of the incarnation, 0 at the ceremony. */
  readonly number: number;
  /** 8 random bytes that tell two incarnations of one number apart. */
  readonly tag: Uint8Array;
};

/** The name as a key of maps and rows: `party.number.tag`. */
export function journalKey(name: JournalName): string {
  return `${name.party}.${name.number}.${hex(name.tag)}`;
}

/** Party, then number, then tag: the order in which ready entries of a cut are taken. */
export function compareJournals(a: JournalName, b: JournalName): number {
  return a.party - b.party || a.number - b.number || compare(a.tag, b.tag);
}

/** First line of a journal's checkpoints, and the name of the keys of that incarnation. */
export function originOf(line: Uint8Array, partyName: string, name: JournalName): string {
  return `parley/${hex(line)}/${partyName}/${name.number}-${hex(name.tag)}`;
}

/** A size of a journal with the root it has there. */
export type Mark = JournalName & { readonly size: number; readonly root: Uint8Array };

/**
 * The marks of an entry's `held` that count: all, or none where they are not in the order of
 * names, one journal stands twice, a size is 0, or a journal is the author's (spec/entry.md).
 */
export function marksThatCount(author: number, held: readonly Mark[]): readonly Mark[] {
  const formed = held.every((mark, i) => {
    const rises = i === 0 || compareJournals(held[i - 1] as Mark, mark) < 0;
    return rises && mark.size > 0 && mark.party !== author;
  });
  return formed ? held : [];
}

/** An entry named by its place and its leaf. */
export type Reference = JournalName & { readonly seq: number; readonly leaf: Uint8Array };

/** Each strictly after the one before, by party, number, tag. */
export function rising(names: readonly JournalName[]): boolean {
  return names.every(
    (name, i) => i === 0 || compareJournals(names[i - 1] as JournalName, name) < 0,
  );
}
