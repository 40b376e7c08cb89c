import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../test/crypto.ts';
import { type JournalName, journalKey, type Mark } from '../codec/names.ts';
import { cosignedBy, counts } from './counts.ts';
import { cosignableSize, endOf, endSoFar, isContestedAt } from './ends.ts';
import type { Journal, Line } from './line.ts';

const root = (of: string) => bytesOf(`root ${of}`, 32);
const nameOf = (party: number, number = 0): JournalName => {
  return { party, number, tag: bytesOf(`tag ${party}.${number}`, 8) };
};
const markOf = (name: JournalName, size: number, of = `${journalKey(name)} ${size}`): Mark => {
  return { ...name, size, root: root(of) };
};

type Naming = { since: number; first: Mark; before: readonly Mark[] } & Mark;

/** A journal of that size, with its true roots in memory, and what its author holds. */
function journal(name: JournalName, size: number, held: Record<string, Naming> = {}): Journal {
  const head = { size, root: markOf(name, size).root, held: new Map(Object.entries(held)) };
  const heads = new Map(
    Array.from({ length: size }, (_, i) => [i, { root: markOf(name, i).root, leaf: null }]),
  );
  const key = journalKey(name);
  const rest = { heads, previous: null, contested: false, ours: null, cosigned: new Map() };
  return { name, key, staged: head, durable: head, ...rest } as unknown as Journal;
}

function lineOf(parties: number, ...journals: Journal[]): Line {
  const all = new Map(journals.map((one) => [one.key, one]));
  return { journals: all, charter: { parties: Array(parties).fill({}) } } as unknown as Line;
}

/** A mark as an author's `held` has it, with the entry that named it first. */
function naming(mark: Mark, since: number, before: readonly Mark[] = []): Naming {
  return { ...mark, since, first: mark, before };
}

const old = nameOf(0);
const next = nameOf(0, 1);

/** Party 0 has new keys that state size 4 of its old journal; the others named them or not. */
function replaced(holders: readonly (Record<string, Naming> | null)[], stated: Mark | null) {
  const ended = journal(old, 9);
  const successor = { ...journal(next, 1), previous: stated };
  const others = holders.map((held, i) => journal(nameOf(i + 1), 5, held ?? {}));
  return { line: lineOf(holders.length + 1, ended, successor, ...others), ended, successor };
}

const names = (before: readonly Mark[] = []) => {
  return { [journalKey(next)]: naming(markOf(next, 1), 2, before) };
};

describe('the end of a replaced journal', () => {
  it('is what the certificate states, once all others have named it', () => {
    const { line, ended } = replaced([names(), names()], markOf(old, 4));
    expect(endOf(line, old)).toEqual({ size: 4, asked: [], settled: true });
    expect(cosignableSize(line, ended)).toBe(4);
    expect(isContestedAt(line, ended, 4)).toBe(false);
    expect(isContestedAt(line, ended, 5)).toBe(true);
  });

  it('is its beginning, whatever root the certificate gives it, where that states size 0', () => {
    const { line, ended } = replaced([names(), names()], { ...markOf(old, 0), root: root('none') });
    ended.heads.delete(0);
    expect(endOf(line, old)).toEqual({ size: 0, asked: [], settled: true });
  });

  it('is the highest that another truly held before it named the certificate', () => {
    const held = (size: number, of?: string) => names([markOf(old, size, of)]);
    expect(endOf(replaced([held(6), held(5)], markOf(old, 4)).line, old)?.size).toBe(6);
    expect(endOf(replaced([held(6, 'untrue'), held(5)], markOf(old, 4)).line, old)?.size).toBe(5);
    expect(endOf(replaced([held(3), names()], null).line, old)?.size).toBe(3);
    expect(endOf(replaced([names([markOf(nameOf(2), 8)]), names()], null).line, old)?.size).toBe(0);
  });

  it('may still rise while one has not named the certificate, or named another one', () => {
    const holds = { [journalKey(old)]: naming(markOf(old, 7), 1) };
    const { line, ended } = replaced([names(), holds], markOf(old, 4));
    expect(endOf(line, old)).toBeUndefined();
    expect(endSoFar(line, old)).toEqual({ size: 7, asked: [], settled: false });
    expect(cosignableSize(line, ended)).toBeNull();
    expect(isContestedAt(line, ended, 9)).toBe(false);
    const untrue = { [journalKey(next)]: naming(markOf(next, 1, 'untrue'), 2) };
    expect(endOf(replaced([names(), untrue], markOf(old, 4)).line, old)).toBeUndefined();
  });

  it('asks for roots that are not in memory, of what is held here alone', () => {
    const { line, ended } = replaced([names([markOf(old, 6)]), names()], markOf(old, 12));
    ended.heads.delete(6);
    const end = endOf(line, old);
    expect(end?.asked.map(({ size }) => size)).toEqual([6]);
    expect(end?.size).toBe(12);
    const whole = replaced([names([markOf(old, 9)]), names()], null);
    expect(endOf(whole.line, old)).toEqual({ size: 9, asked: [], settled: true });
  });

  it('is none without a successor that has said something', () => {
    const { line, successor } = replaced([names(), names()], markOf(old, 4));
    expect(endOf(line, next)).toBeUndefined();
    expect(endOf(line, nameOf(5))).toBeUndefined();
    successor.staged = { ...successor.staged, size: 0 };
    expect(endSoFar(line, old)).toBeUndefined();
  });

  it('by two successors is the lowest that is settled, or that is so far', () => {
    const third = nameOf(0, 2);
    const both = (first: Mark, second: Mark, holder: Record<string, Naming>) => {
      const { line } = replaced([holder], first);
      line.journals.set(journalKey(third), { ...journal(third, 1), previous: second });
      return endSoFar(line, old);
    };
    const all = { ...names(), [journalKey(third)]: naming(markOf(third, 1), 3) };
    expect(both(markOf(old, 5), markOf(old, 3), all)).toMatchObject({ size: 3, settled: true });
    expect(both(markOf(old, 3), markOf(old, 5), all)).toMatchObject({ size: 3, settled: true });
    expect(both(markOf(old, 5), markOf(old, 3), names())).toMatchObject({ size: 5, settled: true });
    const late = { [journalKey(third)]: naming(markOf(third, 1), 3) };
    expect(both(markOf(old, 3), markOf(old, 5), late)).toMatchObject({ size: 5, settled: true });
    expect(both(markOf(old, 5), markOf(old, 3), {})).toMatchObject({ size: 3, settled: false });
  });

  it('of a forked one is what was cosigned here', () => {
    const { line, ended } = replaced([names(), names()], markOf(old, 4));
    ended.contested = true;
    expect(cosignableSize(line, ended)).toBe(0);
    ended.ours = { size: 2 } as Journal['ours'];
    expect(cosignableSize(line, ended)).toBe(2);
    expect(isContestedAt(line, ended, 1)).toBe(true);
  });
});

describe('a cosignature by replaced keys', () => {
  const other = nameOf(1);
  const held = { [journalKey(next)]: naming(markOf(next, 1), 3) };

  function standing(...signed: { cosigner: JournalName; size: number }[]) {
    const author = journal(other, 9, held);
    const cosigned = author.cosigned as Map<string, unknown>;
    for (const one of signed) cosigned.set(journalKey(one.cosigner), one);
    return { author, line: lineOf(2, author, journal(old, 4), journal(next, 1)) };
  }

  it('counts up to the entry that names those after them, and not beyond', () => {
    const { line, author } = standing();
    expect(counts(line, author, { cosigner: old, size: 3 })).toBe(true);
    expect(counts(line, author, { cosigner: old, size: 4 })).toBe(false);
    expect(counts(line, author, { cosigner: next, size: 9 })).toBe(true);
    expect(counts(line, author, { cosigner: nameOf(2), size: 9 })).toBe(true);
    expect(counts(line, journal(other, 9), { cosigner: old, size: 9 })).toBe(true);
  });

  it('is passed over where it does not count, and the largest that counts stands', () => {
    const one = standing({ cosigner: old, size: 8 }, { cosigner: next, size: 5 });
    expect(cosignedBy(one.line, one.author, 0)).toBe(5);
    const two = standing({ cosigner: next, size: 6 }, { cosigner: old, size: 2 });
    expect(cosignedBy(two.line, two.author, 0)).toBe(6);
    expect(cosignedBy(two.line, two.author, 2)).toBe(0);
    const three = standing({ cosigner: old, size: 8 });
    expect(cosignedBy(three.line, three.author, 0)).toBe(0);
  });
});
