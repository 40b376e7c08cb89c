import { expect, it } from 'vitest';
import { bytesOf } from '../../test/crypto.ts';
import { limits } from '../base/limits.ts';
import { type JournalName, journalKey, type Mark } from '../codec/names.ts';
import type { Journal, Line } from './line.ts';
import { dropBehindEnds, keepAnswered, mayPeek } from './peek.ts';
import { decodePeekedNote, peekedNote } from './peeked-note.ts';

const nameOf = (party: number, number: number): JournalName => {
  return { party, number, tag: bytesOf(`tag ${party}.${number}`, 8) };
};
const root = bytesOf('root', 32);

/** A journal of one entry, or of another size, with so many peeked of so many bytes. */
function journalOf(party: number, number: number, more: object = {}): Journal {
  const name = nameOf(party, number);
  const head = { size: 1, root, held: new Map() };
  const rest = { heads: new Map(), previous: null, contested: false, peeked: new Map() };
  return {
    ...{ name, key: journalKey(name), staged: head, durable: head },
    ...rest,
    ...more,
  } as unknown as Journal;
}

function peek(journal: Journal, count: number, size = 1): void {
  for (let i = 0; i < count; i++) {
    journal.peeked.set(100 + journal.peeked.size, { leaf: root, size, note: null });
  }
}

/** Party 0 has three journals, and party 1 has named the second one, or not. */
function lineOf(named: boolean): { line: Line; first: Journal; second: Journal; third: Journal } {
  const first = journalOf(0, 0);
  const stated = { number: 0, tag: first.name.tag, size: 50, root };
  const second = journalOf(0, 1, { previous: stated });
  const third = journalOf(0, 2);
  const mark: Mark = { ...second.name, size: 1, root };
  const naming = { ...mark, since: 3, first: mark, before: [] };
  const held = named ? new Map([[second.key, naming]]) : new Map();
  const other = journalOf(1, 0, { staged: { size: 4, root, held } });
  const all = [first, second, third, other];
  const line = {
    ...{ me: 1, own: other.key, charter: { parties: [{}, {}] } },
    journals: new Map(all.map((one) => [one.key, one])),
    ...{ fault: null, tasks: new Map(), nextTask: 1, effects: [] },
  } as unknown as Line;
  return { line, first, second, third };
}

const entry = { seq: 40, bytes: 1 };

it('what is peeked of replaced journals shares one room, and that of the newest is its own', () => {
  const { line, first, second, third } = lineOf(false);
  peek(first, limits.peekedMax - 1);
  expect(mayPeek(line, second, entry)).toBe(true);
  peek(second, 1);
  expect(mayPeek(line, first, entry)).toBe(false);
  expect(mayPeek(line, second, entry)).toBe(false);
  peek(third, limits.peekedMax - 1);
  expect(mayPeek(line, third, entry)).toBe(true);
  peek(third, 1);
  expect(mayPeek(line, third, entry)).toBe(false);
});

it('its bytes do too', () => {
  const { line, first, second, third } = lineOf(false);
  peek(first, 2, limits.peekedBytesMax / 2 - 5);
  expect(mayPeek(line, second, { seq: 40, bytes: 10 })).toBe(true);
  expect(mayPeek(line, second, { seq: 40, bytes: 11 })).toBe(false);
  expect(mayPeek(line, third, { seq: 40, bytes: limits.peekedBytesMax })).toBe(true);
  expect(mayPeek(line, third, { seq: 40, bytes: limits.peekedBytesMax + 1 })).toBe(false);
});

it('nothing is peeked behind the settled end of a replaced journal; before that it may be', () => {
  const open = lineOf(false);
  expect(mayPeek(open.line, open.first, { seq: 50, bytes: 1 })).toBe(true);
  const settled = lineOf(true);
  expect(mayPeek(settled.line, settled.first, { seq: 49, bytes: 1 })).toBe(true);
  expect(mayPeek(settled.line, settled.first, { seq: 50, bytes: 1 })).toBe(false);
  expect(mayPeek(settled.line, settled.second, { seq: 50, bytes: 1 })).toBe(true);
});

/** Peeks three entries: one before the end of the first journal, one at it, one behind it. */
function aroundEnd(named: boolean) {
  const scene = lineOf(named);
  for (const seq of [49, 50, 70]) scene.first.peeked.set(seq, { leaf: root, size: 1, note: null });
  peek(scene.third, 2);
  return scene;
}

it('what is peeked behind the end of a replaced journal is dropped when that is settled', () => {
  const open = aroundEnd(false);
  dropBehindEnds(open.line);
  expect([...open.first.peeked.keys()]).toEqual([49, 50, 70]);
  const { line, first, third } = aroundEnd(true);
  dropBehindEnds(line);
  expect([...first.peeked.keys()]).toEqual([49]);
  expect(third.peeked.size).toBe(2);
  const [persist] = line.effects.splice(0);
  expect(persist?.kind === 'persist' && persist.records).toEqual([
    { t: 'unpeek', journal: first.key, seq: 50 },
    { t: 'fact', key: `peeked.${first.key}.50`, value: null },
    { t: 'unpeek', journal: first.key, seq: 70 },
    { t: 'fact', key: `peeked.${first.key}.70`, value: null },
  ]);
  dropBehindEnds(line);
  expect(line.effects).toEqual([]);
});

it('but not what an entry of ours refers to, nor while anything of it is written', () => {
  const { line, first } = aroundEnd(true);
  const reference = { ...first.name, seq: 70, leaf: root };
  expect(keepAnswered(line, [{ ...reference, leaf: bytesOf('another leaf', 32) }])).toEqual([]);
  expect(keepAnswered(line, [{ ...reference, seq: 71 }])).toEqual([]);
  expect(keepAnswered(line, [reference])).toHaveLength(1);
  line.fault = { what: 'disk-full', retryAt: 0 };
  dropBehindEnds(line);
  line.fault = null;
  first.writing = {} as Journal['writing'];
  dropBehindEnds(line);
  expect([...first.peeked.keys()]).toEqual([49, 50, 70]);
  first.writing = null;
  dropBehindEnds(line);
  expect([...first.peeked.keys()]).toEqual([49, 70]);
});

it('that an entry of ours refers to it is known after a start', () => {
  const note = { root, signature: bytesOf('signature', 64) };
  for (const answered of [false, true]) {
    const record = peekedNote('0.0.00', 7, note, answered);
    const value = record.t === 'fact' ? record.value : null;
    expect(decodePeekedNote(value ?? undefined)).toEqual({ note, answered });
  }
  expect(decodePeekedNote(undefined)).toEqual({ note: null, answered: false });
});
