import { beforeEach, describe, expect, it } from 'vitest';
import { bytesOf } from '../../test/crypto.ts';
import { Author, connect, shownOf, standing } from '../../test/standing.ts';
import { emptyBody, encodeBody } from '../codec/body.ts';
import { encodePayload } from '../codec/payload.ts';
import type { Effect, Input } from '../replication/io.ts';
import { type Line, ownJournal } from '../replication/line.ts';
import { step } from './step.ts';

const signature = bytesOf('signature', 64);
let line: Line;

beforeEach(() => {
  line = standing();
  connect(line, 0);
});

function give(...inputs: Input[]): Effect[] {
  return inputs.flatMap((input) => [...step(line, line.now, input)]);
}

const kindsOf = (effects: readonly Effect[]) => effects.map(({ kind }) => kind);

function idOf(effects: readonly Effect[], kind: Effect['kind']): number {
  return (effects.find((effect) => effect.kind === kind) as { id: number }).id;
}

type Stage = 'persist' | 'guard' | 'sign';

/** A draft is being written, as far as that effect; gives the effect's id. */
function writing(until: Stage, text = 'said'): number {
  const body = encodeBody({ ...emptyBody, texts: [{ lang: 'en', standing: 0, text }] });
  const base = { kind: 1, precedence: 1, class: 2, salt: bytesOf(text, 16) } as const;
  const draft = { ...base, body, references: [], shown: null };
  const persist = idOf(give({ kind: 'write', id: 7, draft }, { kind: 'end' }), 'persist');
  if (until === 'persist') return persist;
  const guard = idOf(give({ kind: 'durable', id: persist }), 'guard');
  return until === 'guard' ? guard : idOf(give({ kind: 'guarded', id: guard }), 'sign');
}

/** A peer shows a note under our key that our guard does not cover. */
function isBeaten(): Effect[] {
  const thief = new Author(1).say('never', 'said', 'by us');
  const payload = encodePayload({ type: 'note', ...thief.note() });
  return give({ kind: 'frame', circuit: 'to 0', from: 0, payload });
}

const answersTo = (effects: readonly Effect[]) =>
  effects.flatMap((effect) => (effect.kind === 'written' ? [effect.result] : []));

describe('a turn of writing that is given up, for its key may be stolen', () => {
  it.each(['persist', 'guard', 'sign'] as const)('answers its draft once, at %s', (stage) => {
    const id = writing(stage);
    expect(answersTo(isBeaten())).toMatchObject([{ ok: false, code: 'station-mute' }]);
    expect(answersTo(give({ kind: 'fault', id, what: 'io' }))).toEqual([]);
    expect(line.turn).toBe(null);
  });

  it('is not signed when its guard comes after that', () => {
    const id = writing('guard');
    isBeaten();
    expect(kindsOf(give({ kind: 'guarded', id }))).toEqual([]);
    expect(line.guard?.size).toBe(0);
  });

  it('loses no note of an earlier head with a write that fails', () => {
    give({ kind: 'signed', id: writing('sign', 'before'), signature });
    const id = writing('persist');
    expect(line.unstoredNotes).toEqual([]);
    isBeaten();
    give({ kind: 'fault', id, what: 'io' });
    expect(line.unstoredNotes).toMatchObject([{ t: 'note', size: 1, signature }]);
  });
});

describe('a turn of writing whose signature fails', () => {
  const later = (ms: number): Effect[] => {
    return [...step(line, { ...line.now, elapsed: line.now.elapsed + ms }, { kind: 'timer' })];
  };

  it('is decided: the draft has no answer until it is signed, and then its place', () => {
    const id = writing('sign');
    const effects = give({ kind: 'fault', id, what: 'io' });
    expect(shownOf(effects)).toEqual([{ event: 'fault', what: 'io' }]);
    expect(kindsOf(later(900))).not.toContain('sign');
    const again = later(200);
    expect(answersTo(again)).toEqual([]);
    const signed = give({ kind: 'signed', id: idOf(again, 'sign'), signature });
    expect(answersTo(signed)).toMatchObject([{ ok: true, value: { seq: 0 } }]);
    expect(ownJournal(line).durable.size).toBe(1);
  });
});

it('runs that peers may still lack stay in memory, the newest and only so many bytes', () => {
  const mebibyte = 1024 * 1024;
  const text = 'x'.repeat(32 * 1024);
  const sizes: number[] = [];
  for (let i = 0; i < 270; i++) {
    give({ kind: 'signed', id: writing('sign', text), signature });
    expect(line.recent.at(-1)?.size).toBe(i + 1);
    const bytes = line.recent.reduce((sum, { run }) => sum + run.length, 0);
    expect(line.recentBytes).toBe(bytes);
    sizes.push(bytes);
  }
  const most = sizes.reduce((a, b) => Math.max(a, b));
  expect(most).toBeGreaterThan(7.9 * mebibyte);
  expect(most).toBeLessThanOrEqual(8 * mebibyte);
  expect(line.recent[0]?.first).toBeGreaterThan(0);
});
