import { beforeEach, describe, expect, it } from 'vitest';
import { bytesOf } from '../../test/crypto.ts';
import { Author, certificateOf, holding, shownOf, standing, taken } from '../../test/standing.ts';
import { onCertificate } from '../replication/certificates.ts';
import type { Journal, Line } from '../replication/line.ts';
import type { Candidate } from '../replication/pending.ts';
import { triesBefore } from './cut-tries.ts';
import { cutDue, cutTurn, onCutEntry, settleCuts } from './cuts.ts';

const own = new Author(1).say('a', 'b');
const theirs = new Author(0).say('x', 'y', 'z');
const previous = bytesOf('previous', 32);
let line: Line;

beforeEach(() => {
  line = standing();
  holding(line, own);
  holding(line, theirs);
});

function candidate(by: Author, k: number, seq: number, cuts = seq): Candidate {
  return { journal: by.name, seq, held: new Map(), cuts, cut: { k, previous, heads: [] } };
}

type Heads = Candidate['cut']['heads'];

/** That cut, and before it so many of ours that are not final. */
function cutUpTo(k: number, ours: number, heads: Heads = []): void {
  const { journal, seq, cut } = candidate(own, k, 0);
  line.cuts = [{ journal, seq, cut: { ...cut, heads }, hash: bytesOf('hash', 32) }];
  line.placed = Array.from({ length: ours }, (_, at) => candidate(own, k, 0, at));
}

const waiting = (k: number) =>
  line.candidates.get(k)?.map(({ journal, seq }) => [journal.number, seq]);
const toldOf = () => shownOf(taken(line)).map(({ event }) => event);

describe('entries that may be the same cut', () => {
  it('wait in the order of their journals and places, however they came', () => {
    const renewed = new Author(0, 1);
    onCertificate(line, certificateOf(renewed), 0);
    for (const one of [
      candidate(renewed, 0, 4),
      candidate(theirs, 0, 2),
      candidate(renewed, 0, 1),
      candidate(theirs, 0, 1),
    ]) {
      onCutEntry(line, one);
    }
    expect(waiting(0)).toEqual([
      [0, 1],
      [0, 2],
      [1, 1],
      [1, 4],
    ]);
  });

  it('wait for their turn again, where the cuts before them are taken back', () => {
    cutUpTo(3, 0);
    onCutEntry(line, candidate(theirs, 3, 2));
    line.cuts = [];
    settleCuts(line);
    expect([...line.candidates.values()].flat()).toHaveLength(1);
    expect(toldOf()).toEqual([]);
    cutUpTo(3, 0);
    settleCuts(line);
    expect(toldOf()).toEqual(['violation']);
  });

  it('are counted from the last cut before them, and not from one behind', () => {
    const journal = line.journals.get(theirs.key) as Journal;
    journal.tried.final = 5;
    expect([9, 6, 5, 3].map((cuts) => triesBefore(line, journal, cuts))).toEqual([3, 0, 5, 3]);
  });
});

describe('an entry behind the end of its journal', () => {
  it('waits while that end may rise, and is no cut when it will not', () => {
    const renewed = new Author(0, 1).say('renewed');
    onCertificate(line, certificateOf(renewed, theirs, 2), 0);
    holding(line, renewed);
    onCutEntry(line, candidate(theirs, 0, 2));
    taken(line);
    settleCuts(line);
    expect([waiting(0), toldOf()]).toEqual([[[0, 2]], []]);
    const first = { ...renewed.name, size: 1, root: renewed.head(1).root };
    for (const party of [1, 2]) {
      const holder = line.journals.get(new Author(party).key) as Journal;
      const held = new Map([[renewed.key, { ...first, since: 0, first, before: [] }]]);
      holder.staged = { ...holder.staged, held };
    }
    settleCuts(line);
    expect([waiting(0), toldOf()]).toEqual([undefined, ['violation']]);
  });
});

describe('our turn to cut', () => {
  const proposed = () => {
    line.cutWanted = true;
    const due = cutDue(line) <= line.now.elapsed;
    cutTurn(line);
    return { due, left: line.cutWanted, queued: line.queue.flat().length };
  };

  it('waits while eight cuts of ours are not final', () => {
    cutUpTo(24, 8);
    expect(proposed()).toEqual({ due: false, left: true, queued: 0 });
    cutUpTo(24, 7);
    expect(proposed().due).toBe(true);
  });

  it('waits for what the cut before covers, where this disk has lost it', () => {
    cutUpTo(24, 0, [{ ...theirs.name, size: 9, root: bytesOf('root', 32) }]);
    expect(proposed()).toMatchObject({ left: true, queued: 0 });
    expect(taken(line)).toEqual([]);
  });
});
