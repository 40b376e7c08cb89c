import { beforeEach, describe, expect, it } from 'vitest';
import { bytesOf, testCrypto } from '../../test/crypto.ts';
import { Author, holding, itemOf, standing, taken } from '../../test/standing.ts';
import { emptyHead } from '../journal/head.ts';
import type { Effect } from './io.ts';
import type { Line, QueuedDraft, Turn } from './line.ts';
import { setMute, showBeyondGuard } from './mute.ts';

let line: Line;
beforeEach(() => {
  line = standing();
});

const draft = (id: number | null): QueuedDraft => {
  const { kind, precedence, class: cls, salt, body, references } = itemOf(`${id}`);
  return { id, draft: { kind, precedence, class: cls, salt, body, references, shown: null } };
};

function turn(stage: Turn['stage'], ...drafts: QueuedDraft[]): Turn {
  const empty = { items: [], leaves: [], special: [], notes: [], run: bytesOf('run', 4) };
  const head = emptyHead(testCrypto);
  return { journal: line.own, stage, first: 0, drafts, urgent: false, head, ...empty };
}

const refusedIds = (effects: readonly Effect[]) =>
  effects.flatMap((one) => {
    if (one.kind !== 'written' || one.result.ok) return [];
    return [[one.id, one.result.code, one.result.detail]];
  });

describe('a note of ours that our guard does not cover', () => {
  it('is kept beside the guard before anything is said of it, once', () => {
    showBeyondGuard(line);
    const event = { event: 'mute', reason: 'beyond-guard' };
    expect(taken(line)).toEqual([{ kind: 'beyond-guard' }, { kind: 'show', event }]);
    showBeyondGuard(line);
    expect(taken(line)).toEqual([]);
  });

  it('ends a turn: what is being written stays, unsigned, and its drafts are refused', () => {
    const under = turn('persist', draft(4), draft(null), draft(5));
    line.turn = under;
    showBeyondGuard(line);
    expect([line.turn, under.stage]).toEqual([under, 'dropped']);
    expect(refusedIds(taken(line))).toEqual([
      [4, 'station-mute', 'beyond-guard'],
      [5, 'station-mute', 'beyond-guard'],
    ]);
  });

  it.each(['guard', 'sign'] as const)('ends a turn that waits for %s', (stage) => {
    line.turn = turn(stage, draft(4));
    showBeyondGuard(line);
    expect(line.turn).toBeNull();
    expect(refusedIds(taken(line))).toHaveLength(1);
  });
});

describe('a station that falls silent', () => {
  it('refuses what waits to be written, and forgets it', () => {
    line.queue[1]?.push(draft(7), draft(null));
    line.queue[4]?.push(draft(8));
    setMute(line, 'tail-missing');
    expect(line.mute).toBe('tail-missing');
    const effects = taken(line);
    expect(refusedIds(effects)).toEqual([
      [7, 'station-mute', 'tail-missing'],
      [8, 'station-mute', 'tail-missing'],
    ]);
    expect(effects).toHaveLength(3);
    expect(line.queue.flat()).toEqual([]);
  });

  it('cosigns what it holds when it speaks again, and refuses nothing', () => {
    const theirs = new Author(0).say('a');
    const journal = holding(line, theirs);
    line.mute = 'tail-missing';
    line.queue[1]?.push(draft(7));
    setMute(line, null);
    expect(line.mute).toBeNull();
    expect(journal.gathering).not.toBeNull();
    expect(taken(line)).toEqual([{ kind: 'show', event: { event: 'mute', reason: null } }]);
    expect(line.queue.flat()).toHaveLength(1);
  });
});
