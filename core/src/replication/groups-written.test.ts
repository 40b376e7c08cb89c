import { beforeEach, describe, expect, it } from 'vitest';
import { bytesOf } from '../../test/crypto.ts';
import { keysFor } from '../../test/founding.ts';
import {
  Author,
  connect,
  holding,
  itemOf,
  sentOf,
  shownOf,
  standing,
  taken,
  trioLine,
} from '../../test/standing.ts';
import type { AnyItem } from '../codec/entry.ts';
import { advance } from '../journal/head.ts';
import {
  closeGroups,
  cosignBehind,
  onGroupDurable,
  onGroupFault,
  onGroupSigned,
} from './groups.ts';
import { addJournal, type Group, type Journal, type Line } from './line.ts';
import { take } from './take.ts';

/** Party 0's first two entries are on disk, and two more have come. */
let line: Line;
let author: Author;
let journal: Journal;
let own: Author;
const flash = itemOf('flash', { precedence: 4 });

beforeEach(() => {
  line = standing();
  own = new Author(1).say('ours');
  author = new Author(0).say('a', 'b');
  journal = holding(line, author);
  for (const party of [0, 2]) connect(line, party);
});

function comes(...said: (string | AnyItem)[]): void {
  const first = journal.staged.size;
  author.say(...said);
  const bundle = author.bundle(first);
  const next = advance(trioLine, author.name, journal.staged, bundle.items);
  take(line, journal, { items: bundle.items, next, bundle });
}
const close = () => {
  closeGroups(line, () => undefined);
  return taken(line);
};
/** Closed, signed and written. */
const record = () => {
  close();
  onGroupSigned(line, author.key, bytesOf('signature', 64));
  taken(line);
  onGroupDurable(line, author.key, () => undefined);
  return taken(line);
};

describe('a group that is written', () => {
  it('is shown, and its receipt goes to its author alone', () => {
    comes('c', 'd');
    const effects = record();
    const items = author.items.slice(2);
    expect(shownOf(effects)).toEqual([
      { event: 'entries', journal: author.name, first: 2, items, peeked: false },
    ]);
    expect(sentOf(effects).map(({ to, urgent }) => [to, urgent])).toEqual([[0, false]]);
    expect([journal.durable.size, journal.staged.size, journal.writing]).toEqual([4, 4, null]);
  });

  it('with a warning was shown before, and its receipt goes first by every circuit', () => {
    connect(line, 0, { id: 'second' });
    comes(flash);
    taken(line);
    const effects = record();
    expect(shownOf(effects)).toEqual([]);
    expect(sentOf(effects).map(({ circuit, urgent }) => [circuit, urgent])).toEqual([
      ['second', true],
      ['to 0', true],
    ]);
  });

  it('leaves what came meanwhile as it is', () => {
    comes('c');
    close();
    comes('d');
    onGroupSigned(line, author.key, bytesOf('signature', 64));
    onGroupDurable(line, author.key, () => undefined);
    expect([journal.durable.size, journal.staged.size]).toEqual([3, 4]);
    expect(journal.gathering?.entries.map(({ first }) => first)).toEqual([3]);
  });

  it('that this station did not cosign brings no receipt', () => {
    journal.contested = true;
    comes('c');
    expect(close().map(({ kind }) => kind)).toEqual(['persist']);
    onGroupDurable(line, author.key, () => undefined);
    expect(sentOf(taken(line))).toEqual([]);
    expect([journal.ours, journal.cosigned.size]).toEqual([null, 0]);
  });

  it('waits for the answer of its own write and signature', () => {
    comes('c');
    const [sign] = close();
    const task = { task: 'group', journal: author.key };
    expect(line.tasks.get((sign as { id: number }).id)).toEqual(task);
    onGroupSigned(line, author.key, bytesOf('signature', 64));
    const [persist] = taken(line);
    expect(persist).toMatchObject({ kind: 'persist', urgent: false });
    expect(line.tasks.get((persist as { id: number }).id)).toEqual(task);
  });

  it('is a bug when nothing was being written or signed', () => {
    const apply = () => undefined;
    expect(() => onGroupDurable(line, author.key, apply)).toThrow('became durable');
    expect(() => onGroupSigned(line, author.key, bytesOf('s', 64))).toThrow('was signed');
    journal.contested = true;
    comes('c');
    close();
    expect(() => onGroupSigned(line, author.key, bytesOf('s', 64))).toThrow('was signed');
  });

  it('leaves a fact of each entry that is for the core, with what its author held', () => {
    comes('c', itemOf('watch', { kind: 7 }), itemOf('cut', { kind: 13 }));
    const seen: unknown[] = [];
    closeGroups(line, (_, name, seq, { item, cuts, held }) => {
      seen.push([name, seq, item, cuts, held.size]);
      return seq === 3 ? { t: 'fact', key: 'watch', value: null } : undefined;
    });
    expect(seen).toEqual([
      [author.name, 3, author.items[3], 0, 0],
      [author.name, 4, author.items[4], 0, 0],
    ]);
    const facts = journal.writing?.records.filter(({ t }) => t === 'fact');
    expect(facts).toEqual([{ t: 'fact', key: 'watch', value: null }]);
    expect(journal.writing?.records.includes(undefined as never)).toBe(false);
  });
});

describe('a disk that refuses a group', () => {
  it('leaves memory at what is on disk, with what waits behind it', () => {
    comes('c');
    close();
    comes('d');
    onGroupFault(line, author.key, 'disk-full');
    expect([journal.staged, journal.writing, journal.gathering]).toEqual([
      journal.durable,
      null,
      null,
    ]);
    expect([...journal.heads.keys()]).toEqual([2]);
    expect(shownOf(taken(line))).toEqual([{ event: 'fault', what: 'disk-full' }]);
  });

  it('leaves peeked what had taken its place, and forgets what was peeked in it', () => {
    const peeked = { leaf: bytesOf('leaf', 32), size: 9, note: null };
    const group = (): Group => ({
      ...{ head: journal.staged, entries: [], urgent: false, cosignature: null },
      records: [
        { t: 'peeked', journal: author.key, seq: 7, bytes: bytesOf('b', 3) },
        { t: 'unpeek', journal: author.key, seq: 9 },
      ],
      unpeeked: new Map([[3, peeked]]),
    });
    for (const where of ['writing', 'gathering'] as const) {
      journal.peeked.clear();
      for (const seq of [7, 9]) journal.peeked.set(seq, peeked);
      journal[where] = group();
      onGroupFault(line, author.key, 'io');
      expect([...journal.peeked.keys()], where).toEqual([9, 3]);
    }
  });
});

describe('what this station cosigned before it renewed its keys', () => {
  let renewed: Journal;
  const second = new Author(1, 1).say('renewed');
  beforeEach(() => {
    renewed = addJournal(line, second.name, keysFor('moscow', 1), null);
    holding(line, second);
    line.own = renewed.key;
  });
  const behind = () => {
    journal.gathering = null;
    cosignBehind(line);
    return journal.gathering !== null;
  };
  const under = (of: Author) => {
    const known = line.journals.get(of.key) as Journal;
    journal.ours = { ...own.cosign(author, 2), cosigner: known.name };
    return behind();
  };

  it('counts under its present keys, and under those of the charter', () => {
    expect(behind()).toBe(true);
    expect([under(second), under(own)]).toEqual([false, false]);
  });

  it('counts under keys between them when their certificate can be shown', () => {
    const third = new Author(1, 2).say('x');
    addJournal(line, third.name, keysFor('moscow', 2), null);
    line.own = third.key;
    holding(line, third);
    expect(under(second)).toBe(false);
    renewed.durable = { ...renewed.durable, signature: null };
    expect(under(second)).toBe(true);
    line.journals.delete(second.key);
    journal.ours = { ...own.cosign(author, 2), cosigner: second.name };
    expect(behind()).toBe(true);
  });
});

describe('the journal of a replaced incarnation', () => {
  const end = (size: number) => {
    const next = new Author(0, 1).say('next');
    const { root } = author.head(size);
    const previous = { number: 0, tag: author.name.tag, size, root };
    addJournal(line, next.name, keysFor('washington', 1), previous);
    holding(line, next);
    for (const party of [1, 2]) {
      const holder = line.journals.get(new Author(party).key) as Journal;
      const first = { ...next.name, size: 1, root: next.head(1).root };
      const held = new Map([[next.key, { ...first, since: 0, first, before: [] }]]);
      holder.staged = { ...holder.staged, held };
    }
  };
  const signedSize = () => {
    close();
    const { cosignature } = journal.writing ?? {};
    return cosignature?.size;
  };

  it('is cosigned to its end, and no further', () => {
    author = new Author(0).say('a', 'b', 'c');
    end(3);
    author = new Author(0).say('a', 'b');
    comes('c');
    comes('d');
    expect(signedSize()).toBe(3);
  });

  it('is cosigned as far as it came, when that is before its end', () => {
    author = new Author(0).say('a', 'b', 'c', 'd', 'e');
    end(5);
    author = new Author(0).say('a', 'b');
    comes('c');
    expect(signedSize()).toBe(3);
  });

  it('is not cosigned at a size whose root is not known here', () => {
    author = new Author(0).say('a', 'b', 'c');
    end(3);
    author = new Author(0).say('a', 'b');
    comes('c', 'd');
    expect(signedSize()).toBeUndefined();
  });
});
