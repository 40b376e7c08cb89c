import { beforeEach, describe, expect, it } from 'vitest';
import { bytesOf } from '../../test/crypto.ts';
import { Author, connect, holding, shownOf, standing, taken, toldOf } from '../../test/standing.ts';
import { checkpointText } from '../codec/note.ts';
import type { Bundle } from '../codec/payload.ts';
import type { Journal, Line } from './line.ts';
import { onSignedAgain } from './sign-again.ts';
import { checkOwnNotes, checkTail, onOwnNote, onOwnTail } from './tail.ts';

/** We have said six things, and our guard knows. */
let line: Line;
let own: Author;
let journal: Journal;
const where = { from: 0, circuit: 'to 0' };

beforeEach(() => {
  line = standing();
  own = new Author(1).say('a', 'b', 'c', 'd', 'e', 'f');
  holdsTo(6, 6);
  connect(line, 0);
});

/** So much is here, and the guard names so much. */
function holdsTo(size: number, guarded: number, of = own): void {
  journal = holding(line, own, size);
  line.guard = { journal: own.name, size: guarded, root: of.head(guarded).root };
}

const mutedBy = (act: () => void) => {
  line.mute = null;
  act();
  const loads = taken(line).flatMap((one) => (one.kind === 'load' ? [one.query.q] : []));
  return [line.mute, ...loads];
};
const tells = (note: ReturnType<Author['note']>) => mutedBy(() => onOwnNote(line, journal, note));

describe('a note under our present key', () => {
  it('of our tree and within the guard is nothing new', () => {
    journal.heads.set(4, own.head(4));
    expect(tells(own.note(6))).toEqual([null]);
    expect(tells(own.note(4))).toEqual([null]);
  });

  it('beyond the guard proves that guard old', () => {
    holdsTo(6, 5);
    expect(tells(own.note(6))).toEqual(['beyond-guard']);
    expect(tells(own.fork(6).say('g').note(7))).toEqual(['beyond-guard']);
  });

  it('of another root than ours at its size proves a second history', () => {
    journal.heads.set(4, own.head(4));
    const other = own.fork(3).say('D', 'E', 'F');
    expect(tells(other.note(4))).toEqual(['beyond-guard']);
    expect(tells(other.note(6))).toEqual(['beyond-guard']);
  });

  it('that our key did not sign says nothing', () => {
    const other = own.fork(3).say('D', 'E', 'F', 'G');
    expect(tells({ ...other.note(7), signature: bytesOf('forged', 64) })).toEqual([null]);
    expect(tells({ ...own.note(6), root: bytesOf('root', 32) })).toEqual([null]);
  });

  it('at an older size has its root computed, once for each root that is shown', () => {
    expect(tells(own.note(3))).toEqual([null, 'nodes']);
    expect([...line.ownNotes]).toEqual([[3, own.head(3).root]]);
    expect(tells(own.note(3))).toEqual([null]);
    expect(tells(own.fork(2).say('C').note(3))).toEqual(['beyond-guard']);
  });

  it('says nothing to a station without a guard, or that knows already', () => {
    line.guard = null;
    expect(tells(own.fork(6).say('g').note(7))).toEqual([null]);
    holdsTo(6, 5);
    line.mute = 'beyond-guard';
    onOwnNote(line, journal, own.note(6));
    expect(taken(line)).toEqual([]);
  });

  it('of a lost tail says nothing until that is back, but where the guard names its size', () => {
    holdsTo(3, 6);
    expect(tells(own.note(5))).toEqual([null]);
    expect(tells(own.note(6))).toEqual([null]);
    const other = own.fork(4).say('E', 'F');
    expect(tells(other.note(5))).toEqual([null]);
    expect(tells(other.note(6))).toEqual(['beyond-guard']);
    expect(tells(own.fork(6).say('g').note(7))).toEqual(['beyond-guard']);
  });
});

describe('older roots of our own that were computed', () => {
  const computed = (root: Uint8Array) => {
    line.ownNotes.set(3, root);
    line.ownNotes.set(2, own.head(2).root);
    journal.heads.set(3, own.head(3));
    return mutedBy(() => checkOwnNotes(line));
  };

  it('say nothing when the note was of our tree, and are not looked at again', () => {
    expect(computed(own.head(3).root)).toEqual([null]);
    expect([...line.ownNotes.keys()]).toEqual([2]);
  });

  it('convict a second history', () => {
    expect(computed(own.fork(2).say('C').head(3).root)).toEqual(['beyond-guard']);
    expect([...line.ownNotes.keys()]).toEqual([2]);
  });
});

describe('a tail of ours that a peer returns', () => {
  beforeEach(() => {
    holdsTo(2, 6);
    line.mute = 'tail-missing';
  });
  const returns = (bundle: Bundle) => {
    onOwnTail(line, where, bundle);
    return taken(line);
  };

  it('is taken while it is missing, from where we stand', () => {
    expect(returns(own.bundle(1, 4))).toEqual([]);
    expect(journal.staged.size).toBe(4);
    expect(returns(own.bundle(4, 6, false))).toEqual([]);
    expect([journal.staged.size, line.mute]).toEqual([6, 'tail-missing']);
    const runs = journal.gathering?.records.flatMap((one) => (one.t === 'run' ? [one] : []));
    expect(runs?.map(({ first, count }) => [first, count])).toEqual([
      [2, 2],
      [4, 2],
    ]);
  });

  it('is not taken when nothing is missing, when it does not follow, or in a turn', () => {
    const none = [returns(own.bundle(3, 6)), returns(own.bundle(0, 2))];
    line.turn = {} as never;
    none.push(returns(own.bundle(2, 4)));
    line.turn = null;
    line.mute = null;
    none.push(returns(own.bundle(2, 4, false)));
    expect(none).toEqual([[], [], [], []]);
    expect([journal.staged.size, journal.gathering, line.mute]).toEqual([2, null, null]);
  });

  it('is refused when our key did not sign it', () => {
    const forged = { ...own.bundle(2, 4), signature: bytesOf('forged', 64) };
    expect(shownOf(returns(forged))).toMatchObject([{ code: 'bad-signature', ...where }]);
    expect(shownOf(returns({ ...forged, root: null }))).toMatchObject([{ code: 'bad-signature' }]);
    expect(journal.gathering).toBeNull();
  });

  it('beyond the guard proves that guard old, and is taken', () => {
    holdsTo(2, 3);
    expect(toldOf(returns(own.bundle(2, 4, false)))).toEqual(['mute']);
    expect([line.mute, journal.staged.size]).toEqual(['beyond-guard', 4]);
    holdsTo(2, 4);
    line.mute = 'tail-missing';
    returns(own.bundle(2, 4, false));
    expect(line.mute).toBe('tail-missing');
  });

  it('under a root that our guard contradicts proves a second history', () => {
    const other = own.fork(4).say('E', 'F');
    returns(other.bundle(4));
    expect(line.mute).toBe('beyond-guard');
  });

  it('is taken by a station that has no guard', () => {
    line.guard = null;
    line.mute = 'guard-missing';
    returns(own.bundle(2, 4));
    expect([line.mute, journal.staged.size]).toEqual(['guard-missing', 4]);
  });
});

describe('a tail that is back on disk', () => {
  const back = (size: number, guarded: number, of = own) => {
    holdsTo(size, guarded, of);
    line.mute = 'tail-missing';
    checkTail(line);
    return line.mute;
  };

  it('lets us speak when it reaches just what the guard names', () => {
    expect(back(5, 6)).toBe('tail-missing');
    expect(back(6, 6)).toBeNull();
    expect(back(6, 5)).toBe('beyond-guard');
    expect(back(6, 6, own.fork(5).say('F'))).toBe('beyond-guard');
  });

  it('is what a station waits for whose tail is missing, and no other', () => {
    for (const mute of ['guard-missing', 'beyond-guard', null] as const) {
      line.mute = mute;
      checkTail(line);
      expect(line.mute).toBe(mute);
    }
    line.mute = 'tail-missing';
    line.guard = null;
    checkTail(line);
    expect([line.mute, taken(line)]).toEqual(['tail-missing', []]);
  });

  it('has the head signed again at which the backup ended, and its note stored', () => {
    const { size, root, leaf } = own.head(3);
    line.unsigned = { size, root, leaf };
    expect(back(6, 6)).toBeNull();
    const [sign] = taken(line).filter(({ kind }) => kind === 'sign');
    const message = checkpointText({ origin: own.origin, size, root, leaf });
    expect(sign).toMatchObject({ kind: 'sign', key: 'note', message });
    const task = line.tasks.get((sign as { id: number }).id);
    expect(task).toEqual({ task: 'sign-again', head: { size, root, leaf } });
    expect(line.unsigned).toBeNull();
    const { signature } = own.note(3);
    onSignedAgain(line, { size, root, leaf }, signature);
    expect(line.unstoredNotes).toEqual([
      { t: 'note', journal: own.key, size, root, leaf, signature },
      { t: 'fact', key: 'unsigned', value: null },
    ]);
  });

  it('has nothing signed again when its note was stored', () => {
    expect(back(6, 6)).toBeNull();
    expect(taken(line).filter(({ kind }) => kind === 'sign')).toEqual([]);
  });
});
