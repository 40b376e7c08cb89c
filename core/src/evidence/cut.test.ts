import { describe, expect, it } from 'vitest';
import { bytesOf, testCrypto } from '../../test/crypto.ts';
import { limits } from '../base/limits.ts';
import { type JournalName, journalKey, type Mark } from '../codec/names.ts';
import {
  type Cut,
  type CutView,
  checkCut,
  cosignedNeeds,
  cutHash,
  isFinal,
  type PlacedCut,
  proposeCut,
} from './cut.ts';

const line = bytesOf('line', 32);
const name = (party: number, number = 0): JournalName => {
  return { party, number, tag: bytesOf(`${party}.${number}`, 8) };
};
const [north, south] = [name(0), name(1)];
const rootOf = (journal: JournalName, size: number) => {
  return bytesOf(`root ${journalKey(journal)} ${size}`, 32);
};
const head = (journal: JournalName, size: number): Mark => {
  return { ...journal, size, root: rootOf(journal, size) };
};

/** Cut 0 stands in entry 3 of the first party's journal. */
const first: Cut = { k: 0, previous: line, heads: [head(north, 3), head(south, 2)] };
const last: PlacedCut = {
  cut: first,
  hash: cutHash(testCrypto, line, first),
  journal: north,
  seq: 3,
};

function view(more: Partial<CutView> = {}): CutView {
  return {
    crypto: testCrypto,
    line,
    parties: 2,
    founding: [north, south],
    last,
    rootAt: (journal, size) => (size <= 10 ? rootOf(journal, size) : undefined),
    claimedSize: () => 10,
    firstHolding: () => 0,
    endOf: () => undefined,
    ...more,
  };
}

/** Cut 1 is the second party's, in entry 5 of its journal. */
const place = { journal: south, seq: 5, tries: 0 };
const good: Cut = { k: 1, previous: last.hash, heads: [head(north, 6), head(south, 5)] };

function codeOf(cut: Partial<Cut>, more: Partial<CutView> = {}, at = place): string {
  const checked = checkCut(view(more), at, { ...good, ...cut });
  return checked.ok ? 'ok' : checked.code;
}

describe('a cut', () => {
  it('is well formed when it keeps every rule', () => {
    expect(codeOf({})).toBe('ok');
    expect(codeOf({ heads: [head(north, 10), head(south, 2)] })).toBe('ok');
  });

  it('is the next one, by the party whose turn it is, and goes on from the one before', () => {
    expect(codeOf({ k: 2 })).toBe('cut-out-of-turn');
    expect(codeOf({ k: 0 })).toBe('cut-out-of-turn');
    expect(codeOf({}, {}, { journal: north, seq: 7, tries: 0 })).toBe('cut-out-of-turn');
    expect(codeOf({ previous: line })).toBe('cut-out-of-turn');
    expect(codeOf({ k: 0, previous: line }, { last: undefined })).toBe('cut-out-of-turn');
  });

  it('is among the first entries that try to be the next cut of their journal', () => {
    expect(codeOf({}, {}, { ...place, tries: limits.cutTriesMax - 1 })).toBe('ok');
    expect(codeOf({}, {}, { ...place, tries: limits.cutTriesMax })).toBe('cut-out-of-turn');
  });

  it('names every journal once, in their order, its own among them', () => {
    expect(codeOf({ heads: [head(south, 5), head(north, 6)] })).toBe('not-canonical');
    expect(codeOf({ heads: [head(north, 6), head(north, 6), head(south, 5)] })).toBe(
      'not-canonical',
    );
    expect(codeOf({ heads: [head(north, 6)] })).toBe('cut-falls');
    expect(codeOf({ heads: [head(south, 5)] })).toBe('cut-falls');
  });

  it('takes nothing back, and covers the entry of the one before', () => {
    expect(codeOf({ heads: [head(north, 6), head(south, 1)] })).toBe('cut-falls');
    expect(codeOf({ heads: [head(north, 3), head(south, 5)] })).toBe('cut-falls');
    expect(codeOf({ heads: [head(north, 4), head(south, 5)] })).toBe('ok');
  });

  it('covers no more than its author claims to hold, and of its own not its own entry', () => {
    expect(codeOf({}, { claimedSize: () => 5 })).toBe('cut-beyond-held');
    expect(codeOf({}, { claimedSize: () => 6 })).toBe('ok');
    expect(codeOf({ heads: [head(north, 6), head(south, 6)] })).toBe('cut-beyond-held');
  });

  it('names journals that there are, at roots that they have', () => {
    const stranger = { ...name(1), tag: bytesOf('stranger', 8) };
    const heads = [head(north, 6), ...[head(south, 5), head(stranger, 1)].sort(byTag)];
    expect(codeOf({ heads })).toBe('unknown-journal');
    const empty = head(name(1, 1), 0);
    expect(codeOf({ heads: [...good.heads, empty] })).toBe('unknown-journal');
    const other = { ...head(north, 6), root: bytesOf('another root', 32) };
    expect(codeOf({ heads: [other, head(south, 5)] })).toBe('not-root-of-journal');
  });

  it('waits for heads that are not held yet', () => {
    const heads = [head(north, 11), head(south, 5)];
    expect(codeOf({ heads }, { claimedSize: () => 20 })).toBe('entry-missing');
  });

  it('covers nothing contested, but what the one before has made final', () => {
    const endOf = (of: JournalName) => (of.party === 0 ? 5 : undefined);
    expect(codeOf({}, { endOf })).toBe('cut-contested');
    expect(codeOf({ heads: [head(north, 5), head(south, 5)] }, { endOf })).toBe('ok');
    const ended = (of: JournalName) => (of.party === 1 ? 1 : undefined);
    expect(codeOf({ heads: [head(north, 6), head(south, 2)] }, { endOf: ended })).toBe('ok');
  });

  it('of a new incarnation covers entries of all others that hold its certificate', () => {
    const fresh = name(1, 1);
    const at = { journal: fresh, seq: 2, tries: 0 };
    const heads = [...good.heads, head(fresh, 2)];
    expect(codeOf({ heads }, { firstHolding: () => 5 }, at)).toBe('ok');
    expect(codeOf({ heads }, { firstHolding: () => 6 }, at)).toBe('cut-too-early');
    expect(codeOf({ heads }, { firstHolding: () => undefined }, at)).toBe('cut-too-early');
  });

  it('is proposed with its heads in order, or not at all', () => {
    const proposed = proposeCut(view(), place, [...good.heads].reverse());
    expect(proposed).toEqual({ ok: true, value: good });
    expect(proposeCut(view(), { journal: north, seq: 7, tries: 0 }, good.heads).ok).toBe(false);
  });
});

function byTag(a: Mark, b: Mark): number {
  return journalKey(a) < journalKey(b) ? -1 : 1;
}

describe('a cut is final', () => {
  const placed: PlacedCut = { cut: good, hash: bytesOf('hash', 32), ...place };

  it('when all others have cosigned its heads, and one that covers its own entry', () => {
    expect(cosignedNeeds(placed).map(({ size }) => size)).toEqual([6, 6]);
    const by = (northern: number, southern: number) => {
      return isFinal(placed, 2, (journal) => (journal.party === 0 ? northern : southern));
    };
    expect(by(6, 6)).toBe(true);
    expect(by(5, 6)).toBe(false);
    expect(by(6, 5)).toBe(false);
  });

  it('not while one of three has not', () => {
    const signed = (_: JournalName, party: number) => (party === 2 ? 0 : 10);
    expect(isFinal(placed, 3, signed)).toBe(false);
    expect(isFinal(placed, 3, () => 10)).toBe(true);
  });
});
