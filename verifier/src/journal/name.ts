/** A journal's name: party, and number and tag of its incarnation (spec/entry.md). */
import { type Bytes, compare, concat, hex } from '../base/bytes.ts';
import type { Reader } from '../cbor/reader.ts';
import { cborBytes, cborUint } from '../cbor/writer.ts';

export type JournalName = {
  readonly party: number;
  readonly number: number;
  readonly tag: Bytes;
};

/** A journal's size and its root there, as somebody names it. */
export type Mark = JournalName & { readonly size: number; readonly root: Bytes };

/** The order of names: by party, then number, then tag. */
export function compareNames(a: JournalName, b: JournalName): number {
  return a.party - b.party || a.number - b.number || compare(a.tag, b.tag);
}

/** The name as a key of maps. */
export function keyOfName(name: JournalName): string {
  return `${name.party}.${name.number}.${hex(name.tag)}`;
}

export function readName(reader: Reader): JournalName {
  return {
    party: reader.uint('party', 9),
    number: reader.uint('number'),
    tag: reader.blob('tag', 8),
  };
}

/** The three parts of a name, as they stand in arrays. */
export function encodeName(name: JournalName): Bytes {
  return concat(cborUint(name.party), cborUint(name.number), cborBytes(name.tag));
}

export function readMark(reader: Reader): Mark {
  reader.array('mark', 5);
  return { ...readName(reader), size: reader.uint('size'), root: reader.blob('root', 32) };
}

/** Whether the marks stand in ascending order of names, each journal once. */
export function areAscending(names: readonly JournalName[]): boolean {
  return names.every((name, i) => {
    const before = names[i - 1];
    return before === undefined || compareNames(before, name) < 0;
  });
}
