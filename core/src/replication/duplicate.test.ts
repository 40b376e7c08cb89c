import { beforeEach, describe, expect, it } from 'vitest';
import { bytesOf } from '../../test/crypto.ts';
import { Author, connect, holding, itemOf, sentOf, standing, taken } from '../../test/standing.ts';
import type { Bundle } from '../codec/payload.ts';
import { encodeRun } from '../codec/run.ts';
import { duplicateTurn, onDuplicate } from './duplicate.ts';
import type { Journal, Line, Peer } from './line.ts';
import { rememberHead } from './line.ts';

/** Party 0 has said six things, which we hold and have cosigned; the root at 4 is in memory. */
let line: Line;
let ours: Author;
let theirs: Author;
let journal: Journal;
let peer: Peer;

beforeEach(() => {
  line = standing();
  ours = new Author(0).say('a', 'b', 'c', 'd', 'e', 'f');
  theirs = ours.fork(2).say('C', 'D', 'E', 'F');
  journal = holding(line, ours);
  rememberHead(journal, 4, ours.head(4));
  journal.ours = new Author(1).cosign(ours, 6);
  connect(line, 0);
  peer = line.peers.get(0) as Peer;
});

/** What a bundle brings: receipts, what the store is asked for, stories to be looked at. */
function brings(bundle: Bundle) {
  line.doubts.length = 0;
  onDuplicate(line, peer, journal, bundle);
  return since();
}

function since() {
  const effects = taken(line);
  const receipts = sentOf(effects).filter(({ payload }) => payload.type === 'cosignature').length;
  const loads = effects.flatMap((one) => (one.kind === 'load' ? [one.query.q] : []));
  return { receipts, loads, doubts: line.doubts.map(({ first }) => first) };
}

const receipt = { receipts: 1, loads: [], doubts: [] };
const nothing = { receipts: 0, loads: [], doubts: [] };
const story = (first: number) => ({ receipts: 0, loads: ['note'], doubts: [first] });

describe('a bundle that is held here', () => {
  it('is answered with our receipt, whether or not it gives its root', () => {
    expect(brings(ours.bundle(2, 4))).toEqual(receipt);
    expect(brings(ours.bundle(2, 4, false))).toEqual(receipt);
    expect(brings(ours.bundle(5))).toEqual(receipt);
    journal.heads.clear();
    expect(brings(ours.bundle(5)), 'the newest').toEqual(receipt);
  });

  it('is answered once it is on disk, and looked at before', () => {
    journal.durable = ours.head(5);
    expect(brings(ours.bundle(4))).toEqual(nothing);
    expect(brings(theirs.bundle(4))).toEqual({ receipts: 0, loads: [], doubts: [4] });
    expect(brings(ours.bundle(3, 4))).toEqual(receipt);
  });

  it('is another story when its root is', () => {
    expect(brings(theirs.bundle(2, 4))).toEqual(story(2));
    expect(brings(theirs.bundle(3))).toEqual(story(3));
  });

  it('is another story when its head is not signed over our root', () => {
    expect(brings(theirs.bundle(3, 4, false))).toEqual({ receipts: 0, loads: [], doubts: [3] });
    const last = journal.heads.get(4) as { root: Uint8Array };
    journal.heads.set(4, { root: last.root, leaf: null });
    expect(brings(theirs.bundle(3, 4, false))).toEqual({ receipts: 0, loads: [], doubts: [3] });
    expect(brings(ours.bundle(3, 4, false))).toEqual(receipt);
    expect(brings(ours.bundle(3, 4))).toEqual(receipt);
  });

  it('is another story when its last entry is, under our root', () => {
    const items = [itemOf('another')];
    const bundle = { ...ours.bundle(3, 4), items, run: encodeRun(items) };
    expect(brings(bundle)).toMatchObject({ receipts: 0, doubts: [3] });
  });

  it('brings sixteen other stories of a peer in a minute, and no more', () => {
    const count = () => {
      journal.doubts.count = 0;
      return brings(theirs.bundle(3)).doubts.length;
    };
    const found = Array.from({ length: 20 }, count);
    expect(found.reduce((a, b) => a + b)).toBe(16);
    line.now = { ...line.now, elapsed: line.now.elapsed + 60_000 };
    expect(count()).toBe(1);
  });
});

describe('a bundle whose root is not in memory', () => {
  const asks = { receipts: 1, loads: ['nodes'], doubts: [] };

  it('waits for it, and its receipt does not', () => {
    expect(brings(ours.bundle(3, 5))).toEqual(asks);
    expect(line.duplicates).toMatchObject([{ peer: 0, journal: ours.key, bundle: { first: 3 } }]);
    expect(brings(ours.bundle(1, 5, false))).toEqual(receipt);
    expect(line.duplicates).toHaveLength(2);
  });

  it('costs the disk nothing unless its author signed the root it gives', () => {
    expect(brings({ ...ours.bundle(3, 5), root: bytesOf('root', 32) })).toEqual(receipt);
    journal.contested = true;
    expect(brings(ours.bundle(3, 5))).toEqual(receipt);
    expect(line.duplicates).toEqual([]);
  });

  it('is looked at leaf by leaf before it is on disk, and by its root from then on', () => {
    journal.durable = ours.head(4);
    expect(brings(theirs.bundle(3, 5))).toEqual({ receipts: 0, loads: [], doubts: [3] });
    journal.durable = ours.head(5);
    expect(brings(theirs.bundle(3, 5))).toEqual(asks);
  });

  it('is asked about a hundred and twenty times a minute for one peer', () => {
    for (let i = 0; i < 130; i++) {
      line.duplicates.length = 0;
      brings(ours.bundle(3, 5));
      if (line.duplicates.length === 0) return expect(i).toBe(120);
    }
    expect.unreachable('it was asked about without end');
  });

  it('waits with sixty-three others; then the oldest goes', () => {
    for (let i = 0; i < 63; i++) brings(ours.bundle(3, 5));
    brings(ours.bundle(2, 5));
    brings(ours.bundle(1, 5));
    expect(line.duplicates).toHaveLength(64);
    expect(line.duplicates.slice(-3).map(({ bundle }) => bundle.first)).toEqual([3, 2, 1]);
  });
});

describe('a root that came', () => {
  /** Our story and another, waiting for the root at 5. */
  const wait = (...bundles: Bundle[]) => {
    for (const bundle of bundles) brings(bundle);
    taken(line);
  };
  const comes = (key = ours.key, size: number | null = 5) => {
    if (size !== null) journal.heads.set(size, ours.head(size));
    line.rootsAsked.delete(`${key}|5`);
    duplicateTurn(line, key);
    return since();
  };

  it('shows which of those that waited is another story', () => {
    wait(ours.bundle(4, 5), theirs.bundle(3, 5));
    expect(comes()).toEqual(story(3));
    expect(line.duplicates).toEqual([]);
  });

  it('of another journal, or at another size, leaves them waiting', () => {
    wait(theirs.bundle(3, 5));
    expect(comes('another', null)).toEqual(nothing);
    line.rootsAsked.add(`${ours.key}|5`);
    duplicateTurn(line, ours.key);
    expect([since(), line.duplicates.length]).toEqual([nothing, 1]);
  });

  it('that cannot be lets go of what waited for it', () => {
    wait(theirs.bundle(3, 5));
    expect([comes(ours.key, null), line.duplicates]).toEqual([nothing, []]);
  });

  it('after their peer was forgotten says nothing of them', () => {
    wait(theirs.bundle(3, 5));
    line.peers.delete(0);
    expect([comes(), line.duplicates]).toEqual([nothing, []]);
  });
});
