import { describe, expect, it } from 'vitest';
import { bytesOf, testCrypto } from '../../test/crypto.ts';
import { journalKey, type Mark } from '../codec/names.ts';
import { JournalWalk } from './journal-walk.ts';

const mark = (party: number, number: number, size: number): Mark => {
  const tag = bytesOf(`tag ${party}.${number}`, 8);
  return { party, number, tag, size, root: bytesOf(`root ${size}`, 32) };
};

describe('what an author claims to hold', () => {
  const old = mark(0, 0, 3);
  const opened = mark(0, 1, 1);

  it('before it first names a new journal is what earlier entries claimed', () => {
    const walk = new JournalWalk(testCrypto, mark(1, 0, 0));
    walk.claim([old], 0);
    walk.claim([mark(0, 0, 5), opened], 1);
    walk.claim([mark(0, 1, 2)], 2);
    const naming = walk.namings.get(journalKey(opened));
    expect(naming).toMatchObject({ seq: 1, mark: { size: 1 }, before: [{ size: 3 }] });
  });

  it('falls where a mark is lower, and the last one counts', () => {
    const walk = new JournalWalk(testCrypto, mark(1, 0, 0));
    expect(walk.claim([old], 0).falls).toBe(false);
    expect(walk.claim([mark(0, 0, 2)], 1).falls).toBe(true);
    expect(walk.marks.get(journalKey(old))?.size).toBe(2);
  });
});
