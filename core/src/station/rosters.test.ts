import { describe, expect, it } from 'vitest';
import { bytesOf, ed25519, testCrypto } from '../../test/crypto.ts';
import { officerNamed } from '../../test/founding.ts';
import { Author, itemOf, shownOf, standing, taken, trioLine } from '../../test/standing.ts';
import { emptyBody, encodeBody } from '../codec/body.ts';
import { kinds } from '../codec/kinds.ts';
import { encodeRecord } from '../codec/records.ts';
import { releaseChallenge } from '../keys/release.ts';
import type { Effect } from '../replication/io.ts';
import type { Journal } from '../replication/line.ts';
import { applySpecial } from './facts.ts';
import { step } from './step.ts';

const newcomer = officerNamed('a newcomer', ['releaser']);

/** The body that makes the newcomer an officer of that party, released by whoever is named. */
function appointment(author: number, by: string): Uint8Array {
  const record = encodeRecord({ kind: 'roster', action: 'add', officer: newcomer });
  const body = { ...emptyBody, draft: bytesOf('draft', 16), record };
  const bare = { line: trioLine, author, kind: kinds.roster, precedence: 1, class: 0 } as const;
  const challenge = releaseChallenge(testCrypto, { ...bare, references: [], body });
  const { id } = officerNamed(by, ['principal']);
  const release = { scheme: 0, officer: id, signature: ed25519(by).sign(challenge) } as const;
  return encodeBody({ ...body, releases: [release] });
}

describe('a change of the roster', () => {
  it('of another party takes effect when it is on disk, if its own principal released it', () => {
    const after = (by: string) => {
      const line = standing();
      const journal = line.journals.get(new Author(0).key) as Journal;
      const item = itemOf('', { kind: kinds.roster, class: 0, body: appointment(0, by) });
      applySpecial(line, journal, 3, { item, held: new Map(), cuts: 0 });
      const changed = line.rosters[0]?.changes.map(({ seq, officer }) => [seq, officer.name]);
      return { changed, told: shownOf(taken(line)).map(({ event }) => event) };
    };
    expect(after('washington principal')).toEqual({ changed: [[3, 'a newcomer']], told: [] });
    expect(after('moscow principal')).toEqual({ changed: [], told: ['violation'] });
  });

  it('of our own is written if our principal released it, and refused if not', () => {
    const answersTo = (by: string) => {
      const line = standing();
      const base = { kind: kinds.roster, precedence: 1, class: 0, references: [] } as const;
      const draft = { ...base, salt: bytesOf('s', 16), body: appointment(1, by), shown: null };
      const effects: readonly Effect[] = step(line, line.now, { kind: 'write', id: 4, draft });
      const refused = effects.flatMap((one) => (one.kind === 'written' ? [one.result] : []));
      return { refused, queued: line.queue.flat().length };
    };
    expect(answersTo('moscow principal')).toEqual({ refused: [], queued: 1 });
    expect(answersTo('washington principal')).toMatchObject({
      refused: [{ ok: false, code: 'unknown-officer' }],
      queued: 0,
    });
  });
});
