import { beforeEach, describe, expect, it } from 'vitest';
import { bytesOf } from '../../test/crypto.ts';
import { keysFor } from '../../test/founding.ts';
import {
  Author,
  connect,
  holding,
  queriesOf,
  sentOf,
  shownOf,
  standing,
  taken,
} from '../../test/standing.ts';
import { addJournal, type Journal, type Line, type Peer } from './line.ts';
import { onNote, onNoteAsked, onNoteWant, showOurselves } from './repair.ts';

/** We hold four entries of party 0, whose peer asks. */
let line: Line;
let peer: Peer;
let author: Author;
let journal: Journal;
const where = { from: 2, circuit: 'to 2' };

beforeEach(() => {
  line = standing();
  author = new Author(0).say('a', 'b', 'c', 'd');
  journal = holding(line, author);
  connect(line, 2);
  peer = line.peers.get(2) as Peer;
});

describe('a signed head that a peer asks for', () => {
  it('is looked for in the store', () => {
    onNoteWant(line, peer, { type: 'note-want', journal: author.name, size: 3 });
    const [load, ...rest] = taken(line);
    expect(load).toMatchObject({
      kind: 'load',
      query: { q: 'note', journal: author.key, size: 3 },
    });
    expect(rest).toEqual([]);
    const task = { task: 'note-asked', peer: 2, journal: author.key, size: 3 };
    expect(line.tasks.get((load as { id: number }).id)).toEqual(task);
    onNoteWant(line, peer, { type: 'note-want', journal: { ...author.name, number: 7 }, size: 3 });
    expect(taken(line)).toEqual([]);
  });

  it('is shown as it stands there, or as it stands in memory', () => {
    const task = { peer: 2, journal: author.key, size: 3 };
    const shown = (note: ReturnType<Author['note']> | null) => {
      onNoteAsked(line, task, { q: 'note', note });
      return sentOf(taken(line)).map(({ payload }) => payload);
    };
    expect(shown(author.note(3))).toEqual([{ type: 'note', ...author.note(3) }]);
    expect(shown(null)).toEqual([{ type: 'note', ...author.note(4) }]);
    journal.durable = { ...journal.durable, signature: null };
    expect(shown(null)).toEqual([]);
  });

  it('has nobody to go to, or nothing to come from, when peer or journal are gone', () => {
    const note = { q: 'note', note: author.note(3) } as const;
    onNoteAsked(line, { peer: 9, journal: author.key, size: 3 }, note);
    onNoteAsked(line, { peer: 2, journal: 'gone', size: 3 }, note);
    expect(taken(line)).toEqual([]);
  });
});

describe('a signed head that a peer shows', () => {
  const shows = (note: ReturnType<Author['note']>) => {
    onNote(line, where, { type: 'note', ...note });
    return taken(line);
  };

  it('is held against ours, and covers what its author claims of that journal', () => {
    const mark = { ...author.name, size: 4, root: author.head(4).root };
    const claim = { mark, author: new Author(2).key, seq: 1, at: 0, asked: false };
    line.claims = [claim];
    const effects = shows(author.note(4));
    expect(queriesOf(effects)).toEqual([{ q: 'note', journal: author.key, size: 4 }]);
    expect(line.claims).toEqual([]);
  });

  it('that its author did not sign is refused, and covers nothing', () => {
    line.claims = [{} as never];
    const effects = shows({ ...author.note(4), signature: bytesOf('forged', 64) });
    expect(shownOf(effects)).toMatchObject([{ code: 'bad-signature', ...where }]);
    expect([effects.length, line.claims.length]).toEqual([1, 1]);
  });

  it('of a journal that is not known says nothing', () => {
    expect(shows({ ...author.note(4), journal: { ...author.name, number: 7 } })).toEqual([]);
  });

  it('of our present journal is held against our guard, and of an older one is not', () => {
    const own = new Author(1).say('x');
    line.claims = [{} as never];
    const renewed = new Author(1, 1);
    const next = addJournal(line, renewed.name, keysFor('moscow', 1), null);
    line.own = next.key;
    expect([shows(own.note(1)), line.mute]).toEqual([[], null]);
    line.own = own.key;
    expect(shows(own.note(1)).map(({ kind }) => kind)).toEqual(['beyond-guard', 'show']);
    expect([line.mute, line.claims.length]).toEqual(['beyond-guard', 1]);
  });
});

describe('a connection beside a circuit', () => {
  it('is shown who is here, and what is wanted is still to be sent', () => {
    peer.haveWanted = true;
    showOurselves(line, 2, 'beside');
    const [sent, ...rest] = sentOf(taken(line));
    expect(sent).toMatchObject({ to: 2, circuit: 'beside', payload: { type: 'have' } });
    expect([rest, peer.haveWanted]).toEqual([[], true]);
    showOurselves(line, 9, 'beside');
    expect(taken(line)).toEqual([]);
  });
});
