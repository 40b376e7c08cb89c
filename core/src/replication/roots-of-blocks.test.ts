import { beforeEach, describe, expect, it } from 'vitest';
import {
  Author,
  answered,
  holding,
  queriesOf,
  standing,
  taken,
  toldOf,
} from '../../test/standing.ts';
import { encodeCosignature } from '../codec/payload.ts';
import { encodeRun } from '../codec/run.ts';
import { step } from '../station/step.ts';
import type { Journal, Line } from './line.ts';
import { loadRoot, loadUnproved, onRootNodes, onRootRuns } from './roots.ts';

/** Party 0 has said three hundred things; of their roots none is in memory. */
let line: Line;
let journal: Journal;
const author = new Author(0).say(...Array.from({ length: 300 }, (_, i) => `${i}`));

beforeEach(() => {
  line = standing();
  journal = holding(line, author);
  journal.heads.clear();
});

const headAt = (size: number) => {
  const { root, leaf } = author.head(size);
  return { root, leaf };
};

describe('the root at an older size', () => {
  it('behind a block of stored nodes is made of them, and of the leaves behind them', () => {
    loadRoot(line, journal, 290);
    const [nodes, ...rest] = line.effects;
    expect(nodes).toMatchObject({ query: { q: 'nodes', places: [{ level: 8, index: 0 }] } });
    expect(rest).toEqual([]);
    answered(line, author);
    expect(journal.heads.get(290)).toEqual(headAt(290));
  });

  it('at the end of a block has its last leaf too, for signatures are over that as well', () => {
    loadRoot(line, journal, 256);
    answered(line, author);
    expect(journal.heads.get(256)).toEqual(headAt(256));
    expect(headAt(256).leaf).not.toBeNull();
    expect(line.rootsAsked.size).toBe(0);
  });

  it('in the first block is made of its leaves', () => {
    loadRoot(line, journal, 255);
    expect(queriesOf(line.effects)).toEqual([{ q: 'nodes', journal: author.key, places: [] }]);
    answered(line, author);
    expect(journal.heads.get(255)).toEqual(headAt(255));
  });

  it('is given up where another thing than what was asked for came', () => {
    loadRoot(line, journal, 290);
    onRootNodes(line, { journal: author.key, size: 290 }, { q: 'note', note: null });
    expect(line.rootsAsked.size).toBe(0);
    const hashes = author.head(256).frontier.hashes;
    onRootRuns(line, { journal: author.key, size: 290, hashes }, { q: 'note', note: null });
    expect(journal.heads.size).toBe(0);
    expect(queriesOf(taken(line))).toHaveLength(1);
  });

  it('reads the runs from the beginning of its block', () => {
    loadRoot(line, journal, 290);
    taken(line);
    const { hashes } = author.head(256).frontier;
    onRootNodes(line, { journal: author.key, size: 290 }, { q: 'nodes', hashes });
    expect(queriesOf(taken(line))).toMatchObject([{ q: 'runs', first: 256, last: 290 }]);
    const runs = [{ first: 250, count: 50, bytes: encodeRun(author.items.slice(250)) }];
    onRootRuns(line, { journal: author.key, size: 290, hashes }, { q: 'runs', runs });
    expect(journal.heads.get(290)).toEqual(headAt(290));
  });
});

it('a cosignature that comes late is verified at the end of a block as well', () => {
  const moscow = new Author(2);
  for (const size of [255, 256, 257]) {
    const payload = encodeCosignature(moscow.cosign(author, size));
    const frame = { kind: 'frame', circuit: 'to 2', from: 2, by: moscow.name, payload } as const;
    const asked = step(line, line.now, frame);
    line.effects.push(...asked);
    expect(toldOf(answered(line, author)), String(size)).not.toContain('bad-signature');
    const end = step(line, line.now, { kind: 'end' });
    line.effects.push(...end);
    const [persist] = taken(line).filter((effect) => effect.kind === 'persist');
    const done = step(line, line.now, { kind: 'durable', id: persist?.id ?? -1 });
    line.effects.push(...done);
    expect(journal.cosigned.get(moscow.key)?.size).toBe(size);
  }
});

describe('a root that nobody has vouched for', () => {
  it('is computed a hundred and twenty times a minute for one peer, and for no stranger', () => {
    loadUnproved(line, 9, journal, 3);
    expect(taken(line)).toEqual([]);
    for (let size = 1; size < 200; size++) loadUnproved(line, 2, journal, size);
    expect(taken(line)).toHaveLength(120);
    loadUnproved(line, 0, journal, 250);
    line.now = { ...line.now, elapsed: line.now.elapsed + 60_000 };
    loadUnproved(line, 2, journal, 251);
    expect(taken(line)).toHaveLength(2);
  });

  it('counts once, however often it is asked for while it is computed', () => {
    for (let i = 0; i < 200; i++) loadUnproved(line, 2, journal, 7);
    expect(line.peers.get(2)?.roots.unproved.count).toBe(1);
    expect(taken(line)).toHaveLength(1);
  });
});
