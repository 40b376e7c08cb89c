import { beforeEach, describe, expect, it } from 'vitest';
import { bytesOf } from '../../test/crypto.ts';
import {
  Author,
  holding,
  itemOf,
  shownOf,
  standing,
  taken,
  toldOf,
  trioLine,
} from '../../test/standing.ts';
import { type AnyItem, leafOf } from '../codec/entry.ts';
import { decodeRun } from '../codec/run.ts';
import { advance } from '../journal/head.ts';
import type { Journal, Line, Peeked } from './line.ts';
import { take } from './take.ts';

/** Party 0's first two entries are here; what it says next is checked and taken. */
let line: Line;
let author: Author;
let journal: Journal;

beforeEach(() => {
  line = standing();
  author = new Author(0).say('a', 'b');
  journal = holding(line, author);
  line.now = { ...line.now, elapsed: 2_000_000 };
});

/** Takes what follows, as the end of a bundle that began `early` entries before it. */
function takes(early: number, ...said: (string | AnyItem)[]) {
  const first = journal.staged.size;
  author.say(...said);
  const bundle = author.bundle(first - early);
  const items = author.items.slice(first);
  take(line, journal, {
    items,
    next: advance(trioLine, author.name, journal.staged, items),
    bundle,
  });
  return taken(line);
}
const recordsOf = () => journal.gathering?.records ?? [];

describe('checked entries', () => {
  it('wait to be written: their run, and the signed head that they lead to', () => {
    expect(takes(0, 'c', 'd')).toEqual([]);
    const { root, leaf, signature } = author.head(4);
    const [run, note, ...rest] = recordsOf();
    expect(run).toEqual({
      ...{ t: 'run', journal: author.key, first: 2, count: 2 },
      bytes: author.bundle(2).run,
    });
    expect(note).toEqual({ t: 'note', journal: author.key, size: 4, root, leaf, signature });
    expect(rest).toEqual([]);
    expect(journal.gathering?.entries).toMatchObject([{ first: 2, items: author.items.slice(2) }]);
    expect(journal.staged).toMatchObject({ size: 4, root, signature });
    expect(journal.gathering?.head).toBe(journal.staged);
    expect([journal.grewAt, journal.durable.size]).toEqual([2_000_000, 2]);
    expect(journal.heads.get(4)).toEqual({ root, leaf });
  });

  it('are kept without those before them that came in their bundle', () => {
    takes(1, 'c', 'd');
    const [run] = recordsOf();
    const items = run?.t === 'run' ? decodeRun(run.bytes) : undefined;
    expect(items).toEqual({ ok: true, value: author.items.slice(2) });
    expect(run).toMatchObject({ first: 2, count: 2 });
  });

  it('bring the nodes of a block of 256 that they complete', () => {
    const before = Array.from({ length: 253 }, (_, i) => `${i}`);
    takes(0, ...before);
    expect(recordsOf().map(({ t }) => t)).toEqual(['run', 'note']);
    takes(0, 'last');
    expect(recordsOf().map(({ t }) => t)).toEqual(['run', 'note', 'run', 'nodes', 'note']);
    const [, , , nodes] = recordsOf();
    const { frontier } = author.head(256);
    expect(nodes).toEqual({
      ...{ t: 'nodes', journal: author.key },
      nodes: [{ level: 8, index: 0, hash: frontier.hashes[0] }],
    });
  });

  it('are shown before they are written when the last is a warning', () => {
    const flash = itemOf('flash', { precedence: 4 });
    const effects = takes(0, 'c', flash);
    const items = author.items.slice(2);
    expect(shownOf(effects)).toEqual([
      { event: 'entries', journal: author.name, first: 2, items, peeked: false },
    ]);
    expect([journal.gathering?.urgent, line.sealWanted]).toEqual([true, true]);
  });

  it('count each warning among them against the hourly budget', () => {
    const { flashPerHour } = line.settings;
    const flash = (text: string) => itemOf(text, { precedence: 5 });
    const many = Array.from({ length: flashPerHour + 1 }, (_, i) => flash(`${i}`));
    const effects = takes(0, 'c', ...many, 'quiet');
    expect(shownOf(effects)).toMatchObject([
      { event: 'violation', code: 'over-budget', seq: 3 + flashPerHour },
      { event: 'crowded', seq: 3 + flashPerHour },
    ]);
    expect(journal.gathering?.urgent).toBe(false);
  });

  it('are held to what they claim', () => {
    const mark = { ...new Author(2).name, size: 3, root: bytesOf('root', 32) };
    takes(0, 'c', itemOf('claims', { held: [mark] }));
    expect(line.claims).toMatchObject([{ author: author.key, seq: 3, mark }]);
  });
});

describe('an entry that was peeked', () => {
  const peek = (seq: number, item: AnyItem, note: Peeked['note']) => {
    const leaf = leafOf(line.crypto, { line: trioLine, journal: author.name, seq }, item);
    const peeked = { leaf, size: 9, note };
    journal.peeked.set(seq, peeked);
    return peeked;
  };
  const note = { root: bytesOf('root', 32), signature: bytesOf('signature', 64) };

  it('takes its place when those before it are here, and others wait on', () => {
    const peeked = peek(3, itemOf('d'), note);
    peek(4, itemOf('e'), note);
    expect(takes(0, 'c', 'd')).toEqual([]);
    expect([...journal.peeked.keys()]).toEqual([4]);
    const [, , unpeek, fact, ...rest] = recordsOf();
    expect(unpeek).toEqual({ t: 'unpeek', journal: author.key, seq: 3 });
    expect(fact).toEqual({ t: 'fact', key: `peeked.${author.key}.3`, value: null });
    expect(rest).toEqual([]);
    expect([...(journal.gathering?.unpeeked ?? [])]).toEqual([[3, peeked]]);
    expect(line.doubts).toEqual([]);
  });

  it('that is not what stands there convicts its author by the head it came under', () => {
    const { leaf } = peek(2, itemOf('another'), note);
    const effects = takes(0, 'c', 'd');
    expect(toldOf(effects)).toEqual(['contradicts-held']);
    expect(shownOf(effects)).toMatchObject([{ from: null, circuit: null }]);
    expect(journal.peeked.size).toBe(0);
    expect(line.doubts).toEqual([
      { journal: author.key, first: 2, leaves: [leaf], note: { ...note, leaf } },
    ]);
    journal.durable = journal.staged;
    peek(4, itemOf('other'), note);
    journal.durable = author.head(4);
    takes(0, 'e');
    expect(line.doubts).toHaveLength(2);
  });

  it('without a head that vouches for it convicts nobody', () => {
    peek(2, itemOf('another'), null);
    expect(toldOf(takes(0, 'c'))).toEqual(['contradicts-held']);
    expect(line.doubts).toEqual([]);
  });

  it('at the end of what is on disk is held against our note of its size', () => {
    const { leaf } = peek(2, itemOf('another'), note);
    journal.durable = { ...journal.durable, size: 3 };
    const [, load] = takes(0, 'c');
    expect(load).toMatchObject({ kind: 'load', query: { q: 'note', size: 3 } });
    const task = line.tasks.get((load as { id: number }).id);
    const shown = { journal: author.name, size: 3, leaf, ...note };
    expect(task).toEqual({ task: 'fork', journal: author.key, shown });
  });
});
