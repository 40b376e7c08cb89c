/** The marks and references of entries, compared with what the file shows (spec/entry.md). */
import type { ItemHeader, RunItem } from '../entry/run.ts';
import { areAscending, type JournalName, keyOfName, type Mark } from '../journal/name.ts';
import type { Journal } from './journal.ts';
import type { LineRecord } from './line-record.ts';

/** All marks of an entry, or none of a list that breaks its order. */
export function orderedMarks(header: ItemHeader, author: number): readonly Mark[] {
  return isGood(header.held, author) ? header.held : [];
}

function isGood(held: readonly Mark[], author: number): boolean {
  return held.every(({ party, size }) => size > 0 && party !== author) && areAscending(held);
}

/** A name without its surroundings, for keeping. */
export function kept(mark: Mark): Mark {
  return { ...mark, tag: mark.tag.slice(), root: mark.root.slice() };
}

/** Takes the claims of an entry's `held`, and judges each mark now or when it can be told. */
export function takeHeld(record: LineRecord, journal: Journal, item: RunItem): void {
  const held = item.header?.held ?? [];
  const previous = item.seq === 0 ? journal.certificate?.previous : undefined;
  if (held.length === 0 && previous === undefined) return;
  const ordered = isGood(held, journal.name.party) ? held : [];
  const untrue = () => record.violates(journal.name, item.seq, 'held-untrue');
  if (ordered.length < held.length) untrue();
  const stated = previous === undefined ? ordered : [previous, ...ordered];
  const marks = stated.map((mark) => ({ key: keyOfName(mark), mark: kept(mark) }));
  const names = marks.some(({ key }) => !journal.namings.has(key));
  const before = names ? [...journal.claims.marks] : [];
  let falls = false;
  for (const { key, mark } of marks) {
    falls ||= mark.size < (journal.claims.marks.get(key)?.size ?? 0);
    if (!journal.claims.take(key, mark)) {
      untrue();
      continue;
    }
    if (!journal.namings.has(key)) {
      const others = before.filter(([, claim]) => claim.party === mark.party);
      journal.namings.set(key, { seq: item.seq, mark, before: new Map(others) });
    }
    const truth = record.isTrue(mark);
    if (truth === false) untrue();
    if (truth !== undefined) continue;
    record.await(mark, mark.size, { of: 'head', hash: mark.root, told: (is) => is || untrue() });
  }
  if (falls) record.violates(journal.name, item.seq, 'held-falls');
}

/** Compares the leaf that each reference names, now or when its entry is shown. */
export function takeReferences(record: LineRecord, journal: Journal, item: RunItem): void {
  for (const reference of item.header?.references ?? []) {
    const untrue = () => record.violates(journal.name, item.seq, 'reference-untrue');
    const target = record.get(reference);
    const size = reference.seq + 1;
    if (target === undefined || target.size < size) {
      const { leaf } = reference;
      record.await(reference, size, { of: 'leaf', hash: leaf, told: (is) => is || untrue() });
    } else if (!hasLeaf(target, reference.seq, reference.leaf)) {
      untrue();
    }
  }
}

function hasLeaf(target: Journal, seq: number, leaf: Uint8Array): boolean {
  return target.tree.leaf(seq).every((byte, i) => byte === leaf[i]);
}

/** Whether a journal truly names another one, and at which seq first. */
export function namesAt(record: LineRecord, by: Journal, name: JournalName): number | undefined {
  const naming = by.namings.get(keyOfName(name));
  return naming !== undefined && record.isTrue(naming.mark) === true ? naming.seq : undefined;
}
