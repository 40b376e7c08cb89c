import { beforeEach, describe, expect, it } from 'vitest';
import { bytesOf } from '../../test/crypto.ts';
import { keysFor } from '../../test/founding.ts';
import { Author, standing, taken } from '../../test/standing.ts';
import {
  addJournal,
  isOwnParty,
  journalOf,
  type Line,
  newTask,
  presentJournal,
  refused,
  rememberHead,
  sortedJournals,
} from './line.ts';

let line: Line;
beforeEach(() => {
  line = standing();
});

const add = (party: number, number: number) => {
  const { name } = new Author(party, number);
  return addJournal(line, name, keysFor('any', number), null);
};

describe('the journals of a line', () => {
  it('are found by their key, or it is a bug', () => {
    const { key } = new Author(0);
    expect(journalOf(line, key).key).toBe(key);
    expect(() => journalOf(line, 'another')).toThrow('is known');
  });

  it('begin empty under their keys, once', () => {
    const author = new Author(0, 1);
    const journal = add(0, 1);
    expect(journal).toMatchObject({ origin: author.origin, key: author.key, contested: false });
    expect([journal.durable.size, journal.staged, journal.grewAt]).toEqual([
      0,
      journal.durable,
      line.now.elapsed,
    ]);
    expect(add(0, 1)).toBe(journal);
    expect(() => add(9, 0)).toThrow();
  });

  it('stand in the order in which a cut takes them', () => {
    for (const [party, number] of [
      [0, 2],
      [2, 1],
      [0, 1],
    ] as const) {
      add(party, number);
    }
    const names = sortedJournals(line).map(({ name }) => [name.party, name.number]);
    expect(names).toEqual([
      [0, 0],
      [0, 1],
      [0, 2],
      [1, 0],
      [2, 0],
      [2, 1],
    ]);
  });

  it('of a party have one that is present: the newest, and of ours that which we speak as', () => {
    add(0, 2);
    add(0, 1);
    add(2, 1);
    expect(presentJournal(line, 0).name.number).toBe(2);
    expect(presentJournal(line, 2).name.number).toBe(1);
    const renewed = add(1, 1);
    expect(presentJournal(line, 1).name.number).toBe(0);
    line.own = renewed.key;
    expect(presentJournal(line, 1)).toBe(renewed);
    expect([isOwnParty(line, renewed), isOwnParty(line, add(0, 2))]).toEqual([true, false]);
    expect(() => presentJournal(line, 9)).toThrow('incarnation 0');
  });

  it('remember their newest 512 heads, the oldest ones go', () => {
    const journal = add(0, 1);
    const root = bytesOf('root', 32);
    for (let size = 1; size <= 512; size++) rememberHead(journal, size, { root, leaf: null });
    expect([journal.heads.size, journal.heads.has(1)]).toEqual([512, true]);
    rememberHead(journal, 513, { root, leaf: root });
    expect([journal.heads.size, journal.heads.has(1)]).toEqual([512, false]);
    expect(journal.heads.get(513)).toEqual({ root, leaf: root });
  });
});

it('tasks have numbers of their own, and keep what waits for the answer', () => {
  const [one, two] = [newTask(line, { task: 'facts' }), newTask(line, { task: 'present' })];
  expect(two).toBe(one + 1);
  expect([line.tasks.get(one), line.tasks.get(two)]).toEqual([
    { task: 'facts' },
    { task: 'present' },
  ]);
});

it('a refusal is shown with its code, its reason, and where it came from', () => {
  refused(line, 'bad-signature', 'why', { from: 2, circuit: 'ws' });
  const event = { event: 'refused', code: 'bad-signature', detail: 'why', from: 2, circuit: 'ws' };
  expect(taken(line)).toEqual([{ kind: 'show', event }]);
});
