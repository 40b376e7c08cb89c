import { describe, expect, it } from 'vitest';
import type { HeldEntry } from './desk.ts';
import { tally } from './tally.ts';

function held(seq: number, texts: readonly string[] = [], draft: string | null = null): HeldEntry {
  const entry = `moscow/${seq}`;
  const kind = texts.length ? 'message' : 'ack';
  return { entry, author: 'moscow', kind, draft, texts, recorded: true, acknowledged: false };
}

const spoken = [{ entry: 'moscow/0', texts: ['a', 'b'] }];
const all = [held(0, ['a', 'b'], 'd0'), held(1)];

describe('tally', () => {
  it('finds nothing where both sides hold the same', () => {
    const counted = tally('moscow', spoken, all, all);
    expect(counted).toEqual({ entries: 2, recorded: 2, acknowledged: 0, lost: 0, duplicated: 0 });
  });

  it('counts an entry that did not arrive', () => {
    expect(tally('moscow', spoken, all, all.slice(1)).lost).toBe(1);
    expect(tally('moscow', spoken, all, all.slice(0, 1)).lost).toBe(1);
  });

  it('counts what was said and stands in no journal', () => {
    const more = [...spoken, { entry: 'moscow/7', texts: ['c'] }];
    expect(tally('moscow', more, all, all).lost).toBe(1);
  });

  it('counts a text that arrived with other words, even if both stations agree on them', () => {
    const other = [held(0, ['a', 'x'], 'd0'), held(1)];
    expect(tally('moscow', spoken, all, other).lost).toBe(1);
    expect(tally('moscow', spoken, other, other).lost).toBe(1);
  });

  it('counts one draft in two entries, and one text said once and held twice', () => {
    const twice = [...all, held(2, ['c'], 'd0')];
    expect(tally('moscow', spoken, twice, twice).duplicated).toBe(1);
    const again = [...all, held(2, ['a', 'b'], 'd2')];
    expect(tally('moscow', spoken, again, again).duplicated).toBe(1);
  });

  it('does not count a text that was said twice as doubled', () => {
    const said = [...spoken, { entry: 'moscow/2', texts: ['a', 'b'] }];
    const again = [...all, held(2, ['a', 'b'], 'd2')];
    expect(tally('moscow', said, again, again).duplicated).toBe(0);
  });
});
