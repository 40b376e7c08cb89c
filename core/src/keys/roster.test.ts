import { describe, expect, it } from 'vitest';
import { bytesOf, ed25519, testCrypto } from '../../test/crypto.ts';
import { charter, line, officerNamed } from '../../test/founding.ts';
import { limits } from '../base/limits.ts';
import type { Result } from '../base/refusal.ts';
import { emptyBody } from '../codec/body.ts';
import { kinds } from '../codec/kinds.ts';
import type { JournalName } from '../codec/names.ts';
import type { Officer } from '../codec/officer.ts';
import { encodeRecord } from '../codec/records.ts';
import type { Release } from '../codec/release.ts';
import { releaseChallenge } from './release.ts';
import { applyRoster, foundingRoster, officersAt, officersNow, type Roster } from './roster.ts';

const journal: JournalName = { party: 0, number: 0, tag: bytesOf('washington tag', 8) };
const principal = 'washington principal';
const founding = foundingRoster(charter, 0);

type Change = {
  action: 'add' | 'remove';
  officer: Officer;
  by?: string[];
  seq?: number;
  journal?: JournalName;
  author?: number;
  kind?: number;
};

function change(roster: Roster, one: Change): Result<Roster> {
  const { action, officer, by = [principal], seq = 5, author = 0 } = one;
  const record = encodeRecord({ kind: 'roster', action, officer });
  const body = { ...emptyBody, draft: bytesOf('draft', 16), record };
  const { kind = kinds.roster } = one;
  const bare = { line, author, kind, precedence: 1, class: 0, references: [], body } as const;
  const challenge = releaseChallenge(testCrypto, bare);
  const releases = by.map((name): Release => {
    const { id } = officerNamed(name, ['drafter']);
    return { scheme: 0, officer: id, signature: ed25519(name).sign(challenge) };
  });
  const subject = { ...bare, body: { ...body, releases } };
  const place = { journal: one.journal ?? journal, seq };
  return applyRoster(testCrypto, { charter }, roster, { ...place, subject });
}

function changed(roster: Roster, one: Change): Roster {
  const result = change(roster, one);
  if (!result.ok) throw new Error(`${result.code} ${result.detail}`);
  return result.value;
}

const names = (officers: readonly Officer[]) => officers.map((one) => one.name.split(' ')[1]);
const spruce = officerNamed('new spruce', ['releaser']);

describe('the roster of a party', () => {
  it('begins with the officers of the charter', () => {
    expect(names(officersNow(founding))).toEqual(['principal', 'releaser', 'duty']);
  });

  it('changes from the entry after the one that changes it', () => {
    const roster = changed(founding, { action: 'add', officer: spruce, seq: 5 });
    expect(names(officersAt(roster, { journal, seq: 5 }))).not.toContain('spruce');
    expect(names(officersAt(roster, { journal, seq: 6 }))).toContain('spruce');
    const next = { ...journal, number: 1, tag: bytesOf('next', 8) };
    expect(names(officersAt(roster, { journal: next, seq: 0 }))).toContain('spruce');
    const twin = { ...journal, tag: bytesOf('twin', 8) };
    expect(names(officersAt(roster, { journal: twin, seq: 9 }))).not.toContain('spruce');
  });

  it('replaces an officer who is added again, and forgets one who is removed', () => {
    const wider = { ...spruce, roles: ['releaser', 'drafter'] as const };
    const added = changed(founding, { action: 'add', officer: spruce, seq: 5 });
    const again = changed(added, { action: 'add', officer: wider, seq: 6 });
    expect(officersNow(again).filter((one) => one.name === spruce.name)).toEqual([wider]);
    const removed = changed(again, { action: 'remove', officer: wider, seq: 7 });
    expect(names(officersNow(removed))).not.toContain('spruce');
  });

  it('is changed by a principal of that moment only', () => {
    const add = { action: 'add', officer: spruce } as const;
    const by = (...who: string[]) => change(founding, { ...add, by: who });
    expect(by('washington releaser')).toMatchObject({ code: 'release-missing' });
    expect(by()).toMatchObject({ code: 'release-missing' });
    expect(by('moscow principal')).toMatchObject({ code: 'unknown-officer' });
    const second = officerNamed('second principal', ['principal']);
    const two = changed(founding, { action: 'add', officer: second, seq: 1 });
    const first = officerNamed(principal, ['principal', 'releaser']);
    const one = changed(two, { action: 'remove', officer: first, by: [second.name], seq: 2 });
    expect(change(one, { ...add, seq: 3 })).toMatchObject({ code: 'unknown-officer' });
    expect(change(one, { ...add, by: [second.name], seq: 3 })).toMatchObject({ ok: true });
  });

  it('keeps its last principal', () => {
    const last = officerNamed(principal, ['principal']);
    const gone = change(founding, { action: 'remove', officer: last });
    expect(gone).toMatchObject({ code: 'release-missing', detail: 'the last principal' });
  });

  it('holds as many officers as there may be, and not one more', () => {
    const officer = (n: number) => officerNamed(`officer ${n}`, ['drafter']);
    let roster = founding;
    const free = limits.officersMax - officersNow(founding).length;
    for (let n = 0; n < free; n++) {
      roster = changed(roster, { action: 'add', officer: officer(n), seq: n });
    }
    expect(officersNow(roster)).toHaveLength(limits.officersMax);
    const more = { action: 'add', officer: officer(free), seq: free } as const;
    expect(change(roster, more)).toMatchObject({ code: 'over-limit', detail: 'officers' });
    const gone = changed(roster, { action: 'remove', officer: officer(0), seq: free });
    expect(change(gone, { ...more, seq: free + 1 })).toMatchObject({ ok: true });
  });

  it('is changed by no other kind of entry', () => {
    const kind = kinds.message;
    expect(change(founding, { action: 'add', officer: spruce, kind })).toMatchObject({
      code: 'wrong-kind',
    });
  });

  it('is refused of another party, for a false id, and for removing nobody', () => {
    const add = { action: 'add', officer: spruce } as const;
    expect(change(founding, { ...add, author: 1 })).toMatchObject({ code: 'wrong-author' });
    const theirs = { ...journal, party: 1 };
    expect(change(founding, { ...add, journal: theirs })).toMatchObject({ code: 'wrong-author' });
    const liar = { ...spruce, id: new Uint8Array(8) };
    expect(change(founding, { ...add, officer: liar })).toMatchObject({ code: 'malformed' });
    const nobody = change(founding, { action: 'remove', officer: spruce });
    expect(nobody).toMatchObject({ code: 'unknown-officer' });
  });
});
