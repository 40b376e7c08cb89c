import { beforeEach, describe, expect, it } from 'vitest';
import { bytesOf } from '../../test/crypto.ts';
import type { AnyItem, Item } from '../codec/entry.ts';
import { type JournalName, journalKey, type Mark } from '../codec/names.ts';
import { countUrgent } from './budget.ts';
import { checkClaims, claimTurn, noteCovers } from './held.ts';
import type { Journal, Line } from './line.ts';

const tenMinutesMs = 600_000;

const nameOf = (party: number): JournalName => {
  return { party, number: 0, tag: bytesOf(`tag ${party}`, 8) };
};
const markOf = (party: number, size: number, of = `${party} ${size}`): Mark => {
  return { ...nameOf(party), size, root: bytesOf(of, 32) };
};

/** Three journals of five entries, of which the roots at 5 and 3 are in memory; 2 is our own. */
let line: Line;
let author: Journal;

beforeEach(() => {
  const journals = [0, 1, 2].map((party) => {
    const name = nameOf(party);
    const held = new Map([1, 2, 7].map((of) => [journalKey(nameOf(of)), {}]));
    const head = { size: 5, root: markOf(party, 5).root, held };
    const heads = new Map([[3, { root: markOf(party, 3).root, leaf: null }]]);
    return {
      name,
      key: journalKey(name),
      staged: head,
      durable: head,
      heads,
    } as unknown as Journal;
  });
  const circuit = { id: 'c', oneWay: false, up: true, silent: 0, losses: 0, full: false };
  const peer = { party: 0, circuits: new Map([['c', circuit]]) };
  line = {
    journals: new Map(journals.map((one) => [one.key, one])),
    own: journals[2]?.key,
    me: 2,
    mute: null,
    now: { elapsed: 1000 },
    settings: { flashPerHour: 2 },
    charter: { parties: [{}, {}, {}] },
    peers: new Map([[0, peer]]),
    urgentTimes: new Map(),
    urgentArrivals: new Map(),
    claims: [],
    effects: [],
  } as unknown as Line;
  author = journals[0] as Journal;
});

function item(held: readonly Mark[], time = 1_700_000_000_000): Item {
  const base = { kind: 1, precedence: 4, class: 2, time, clock: 2 } as const;
  return { ...base, salt: bytesOf('s', 16), body: bytesOf('b', 4), held, references: [] };
}

/** Codes and seqs of the violations that were shown since. */
function shown(): unknown[] {
  const effects = line.effects.splice(0);
  return effects.flatMap((effect) =>
    effect.kind === 'show' && effect.event.event === 'violation'
      ? [[effect.event.code, effect.event.seq]]
      : [],
  );
}

const claims = (...held: Mark[]) => checkClaims(line, author, 7, [item([]), item(held)]);

describe('what an entry claims its author holds', () => {
  it('is judged at once where the root is in memory', () => {
    claims(markOf(1, 5));
    claims(markOf(1, 3));
    expect(shown()).toEqual([]);
    claims(markOf(1, 5, 'untrue'));
    claims(markOf(1, 3, 'untrue'), markOf(2, 3, 'untrue'));
    expect(shown()).toEqual([
      ['held-untrue', 8],
      ['held-untrue', 8],
    ]);
    expect(line.claims).toEqual([]);
  });

  it('counts against him where its list does not count, or names a journal too many', () => {
    claims(markOf(2, 3), markOf(1, 3));
    claims(markOf(1, 3), { ...markOf(2, 3), number: 70 });
    expect(shown()).toEqual([
      ['held-untrue', 8],
      ['held-untrue', 8],
    ]);
  });

  it('of a party that is not on the line is nothing: nobody is asked, and nothing is shown', () => {
    claims(markOf(1, 3), markOf(7, 4));
    expect(line.claims).toEqual([]);
    line.now = { ...line.now, elapsed: 3 * tenMinutesMs };
    claimTurn(line);
    expect(line.effects).toEqual([]);
  });

  it('cannot be more of our own journal than we have signed, unless it was lost here', () => {
    claims(markOf(2, 6));
    expect(shown()).toEqual([['held-untrue', 8]]);
    line.mute = 'tail-missing';
    claims(markOf(2, 6));
    expect(shown()).toEqual([]);
    expect(line.claims).toHaveLength(1);
  });

  it('of an entry of a later version is not read', () => {
    const other: AnyItem = {
      header: bytesOf('h', 9),
      salt: bytesOf('s', 16),
      body: bytesOf('b', 1),
    };
    checkClaims(line, author, 0, [other]);
    expect([shown(), line.claims]).toEqual([[], []]);
  });
});

describe('a claim beyond what is held here', () => {
  const pass = (ms: number) => {
    line.now = { ...line.now, elapsed: line.now.elapsed + ms };
    claimTurn(line);
  };
  const asked = () => line.effects.filter(({ kind }) => kind === 'transmit').length;

  it('has ten minutes, then its author is asked, and after ten more it counts against him', () => {
    claims(markOf(1, 9));
    pass(tenMinutesMs - 1);
    expect([asked(), line.claims[0]?.asked]).toEqual([0, false]);
    pass(1);
    expect([asked(), line.claims[0]?.asked]).toEqual([1, true]);
    pass(tenMinutesMs - 1);
    expect(shown()).toEqual([]);
    pass(1);
    expect(shown()).toEqual([['held-unshown', 8]]);
    expect(line.claims).toEqual([]);
    pass(tenMinutesMs);
    expect(shown()).toEqual([]);
  });

  it('is judged by what came meanwhile', () => {
    const of = line.journals.get(journalKey(nameOf(1))) as Journal;
    const grown = { ...of.staged, size: 9, root: markOf(1, 9).root };
    claims(markOf(1, 9));
    claims(markOf(1, 9, 'untrue'));
    claims(markOf(1, 8));
    of.staged = grown;
    for (let i = 0; i < 3; i++) pass(tenMinutesMs);
    expect(asked()).toBe(0);
    expect(shown()).toEqual([['held-untrue', 8]]);
    expect(line.claims).toEqual([]);
  });

  it('is covered by a note of its size or more, of that journal', () => {
    const [one, two] = [1, 2].map((party) => line.journals.get(journalKey(nameOf(party))));
    claims(markOf(1, 9));
    noteCovers(line, two as Journal, 20);
    noteCovers(line, one as Journal, 8);
    expect(line.claims).toHaveLength(1);
    noteCovers(line, one as Journal, 9);
    expect(line.claims).toEqual([]);
  });

  it('waits with so many others as memory has for them', () => {
    for (let i = 0; i < 300; i++) claims(markOf(1, 9 + i));
    expect(line.claims).toHaveLength(256);
  });
});

describe('the hourly budget of a party', () => {
  const hourMs = 3_600_000;
  const urgent = (seq: number, time: number) => countUrgent(line, author, seq, item([], time));

  it('marks what is above it by the times that its author claims', () => {
    for (const [seq, time] of [0, 1, hourMs - 1, hourMs, hourMs + 1].entries()) urgent(seq, time);
    expect(shown()).toEqual([
      ['over-budget', 2],
      ['over-budget', 3],
      ['over-budget', 4],
    ]);
    for (const [seq, time] of [3 * hourMs, 4 * hourMs, 5 * hourMs].entries()) urgent(seq, time);
    expect(shown()).toEqual([]);
    urgent(8, 5 * hourMs - 1);
    urgent(9, 5 * hourMs - 2);
    expect(shown()).toEqual([['over-budget', 9]]);
  });

  it('is told apart by the hours of our own clock, for the others alone', () => {
    const crowded = () =>
      line.effects
        .splice(0)
        .flatMap((one) =>
          one.kind === 'show' && one.event.event === 'crowded' ? [one.event] : [],
        );
    for (let seq = 0; seq < 3; seq++) urgent(seq, seq * 2 * hourMs);
    expect(crowded().map(({ seq }) => seq)).toEqual([2]);
    line.now = { ...line.now, elapsed: line.now.elapsed + hourMs };
    urgent(3, 9 * hourMs);
    expect(crowded()).toEqual([]);
    const own = line.journals.get(line.own) as Journal;
    for (let seq = 0; seq < 3; seq++) countUrgent(line, own, seq, item([], seq * 2 * hourMs));
    expect(crowded()).toEqual([]);
  });

  it('counts what can be read alone, and each party by itself', () => {
    const other: AnyItem = {
      header: bytesOf('h', 9),
      salt: bytesOf('s', 16),
      body: bytesOf('b', 1),
    };
    for (let seq = 0; seq < 5; seq++) countUrgent(line, author, seq, other);
    expect(line.sealWanted).toBeUndefined();
    urgent(5, 0);
    urgent(6, 1);
    const theirs = line.journals.get(journalKey(nameOf(1))) as Journal;
    countUrgent(line, theirs, 0, item([], 2));
    expect([shown(), line.sealWanted]).toEqual([[], true]);
  });
});
