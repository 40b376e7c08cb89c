import { beforeEach, describe, expect, it } from 'vitest';
import { bytesOf } from '../../test/crypto.ts';
import {
  Author,
  connect,
  holding,
  itemOf,
  sentOf,
  shownOf,
  standing,
  taken,
  toldOf,
} from '../../test/standing.ts';
import { addJournal, type Journal, type Line, type Peer, rememberHead } from './line.ts';
import {
  closeReceipts,
  onCosignature,
  onEarlyNote,
  onReceiptsDurable,
  retryEarly,
} from './receipts.ts';

/** Our own journal has six entries; the root at 4 is in memory. Parties 0 and 2 cosign it. */
let line: Line;
let own: Author;
let journal: Journal;
const them = new Author(0);
const third = new Author(2);
const where = { from: 0, circuit: 'to 0' };

beforeEach(() => {
  line = standing();
  own = new Author(1).say('a', 'b', 'c', 'd', 'e', 'f');
  journal = holding(line, own);
  rememberHead(journal, 4, own.head(4));
  for (const party of [0, 2]) connect(line, party);
});

const comes = (size: number, by = them) => onCosignature(line, where, by.cosign(own, size));
const peerOf = (party: number) => line.peers.get(party) as Peer;
const close = () => {
  closeReceipts(line);
  return taken(line);
};
const recordsOf = (effects: ReturnType<typeof close>) =>
  effects.flatMap((one) => (one.kind === 'persist' ? one.records : []));

describe('cosignatures that came in one turn', () => {
  it('are written as the largest of each cosigner, with the notes that they let be shown', () => {
    const note = { ...own.note(6), t: 'note', journal: own.key } as const;
    line.unstoredNotes.push(note);
    comes(4);
    comes(6);
    onCosignature(line, { from: 2, circuit: 'to 2' }, third.cosign(own, 4, 1_700_000_007));
    const effects = close();
    expect(effects).toMatchObject([{ kind: 'persist', urgent: false }]);
    const { signature } = third.cosign(own, 4, 1_700_000_007);
    const base = { t: 'cosignature', journal: own.key } as const;
    expect(recordsOf(effects)).toEqual([
      note,
      {
        ...base,
        ...{ size: 6, cosigner: them.key, time: 1_700_000_000 },
        signature: them.cosign(own, 6).signature,
      },
      { ...base, ...{ size: 4, cosigner: third.key, time: 1_700_000_007 }, signature },
    ]);
    const [persist] = effects;
    const task = persist?.kind === 'persist' && line.tasks.get(persist.id);
    expect(
      task && task.task === 'receipts' && task.receipts.map(({ cosignature }) => cosignature.size),
    ).toEqual([6, 4]);
    expect(task && task.task === 'receipts' && task.notes).toEqual([note]);
    expect(line.unstoredNotes).toEqual([]);
    expect(close()).toEqual([]);
  });

  it('that do not verify are refused, and the next smaller one stands', () => {
    comes(4);
    onCosignature(line, where, { ...them.cosign(own, 6), signature: bytesOf('forged', 64) });
    const effects = close();
    expect(shownOf(effects)).toMatchObject([{ code: 'bad-signature', from: 0, circuit: null }]);
    expect(recordsOf(effects)).toMatchObject([{ size: 4 }]);
  });

  it('write nothing when none of them verifies', () => {
    line.unstoredNotes.push({ ...own.note(6), t: 'note', journal: own.key });
    onCosignature(line, where, { ...them.cosign(own, 6), time: 1 });
    expect(toldOf(close())).toEqual(['bad-signature']);
    expect(line.unstoredNotes).toHaveLength(1);
  });

  it('are urgent when one is the first of its party over a FLASH of ours', () => {
    const flash = { size: 5, payload: bytesOf('flash', 9), at: 0, pauseMs: 0 };
    const urgent = (size: number, by = them) => {
      comes(size, by);
      return close().map((one) => one.kind === 'persist' && one.urgent);
    };
    line.urgent = [flash];
    expect(urgent(4)).toEqual([false]);
    expect(urgent(6)).toEqual([true]);
    line.urgent = [
      { ...flash, size: 6 },
      { ...flash, size: 99 },
    ];
    expect(urgent(6)).toEqual([true]);
    journal.cosigned.set(them.key, them.cosign(own, 5));
    line.urgent = [flash];
    expect(urgent(6)).toEqual([false]);
    comes(6);
    expect(urgent(6, third)).toEqual([true]);
    line.urgent = [];
    comes(6);
    expect(close()).toMatchObject([{ kind: 'persist', urgent: false }]);
  });

  it('over what another wrote are no part of our warnings', () => {
    line.urgent = [{ size: 1, payload: bytesOf('flash', 9), at: 0, pauseMs: 0 }];
    const theirs = new Author(0).say('x', 'y');
    holding(line, theirs);
    onCosignature(line, { from: 2, circuit: 'to 2' }, third.cosign(theirs, 2));
    expect(close()).toMatchObject([{ kind: 'persist', urgent: false }]);
  });
});

describe('a cosignature', () => {
  it('names its cosigner, or is that of the present incarnation of who sent it', () => {
    onCosignature(line, where, { ...them.cosign(own, 4), cosigner: null });
    expect(recordsOf(close())).toMatchObject([{ size: 4, cosigner: them.key }]);
    const renewed = new Author(0, 1);
    const keys = { ...journal.keys, cosign: renewed.signers.cosign.publicKey };
    addJournal(line, renewed.name, keys, null);
    onCosignature(line, where, { ...renewed.cosign(own, 6), cosigner: null });
    expect(recordsOf(close())).toMatchObject([{ size: 6, cosigner: renewed.key }]);
  });

  it.each([
    ['of a journal that is not known', { journal: { ...own0().name, number: 7 } }],
    ['by keys that are not known', { cosigner: { ...them.name, number: 7 } }],
    ['by its author', { cosigner: own0().name }],
  ])('%s is refused', (_, more) => {
    onCosignature(line, where, { ...them.cosign(own, 4), ...more });
    expect(shownOf(taken(line))).toMatchObject([{ code: 'unknown-journal', ...where }]);
    expect(close()).toEqual([]);
  });

  it('of ours that comes back says nothing', () => {
    const theirs = new Author(0).say('x');
    holding(line, theirs);
    onCosignature(line, where, new Author(1).cosign(theirs, 1));
    expect([taken(line), close()]).toEqual([[], []]);
  });

  it('is looked at when it is larger than the last one, and not again', () => {
    journal.cosigned.set(them.key, them.cosign(own, 4));
    comes(4);
    expect(close()).toEqual([]);
    comes(6);
    expect(recordsOf(close())).toMatchObject([{ size: 6 }]);
  });

  it('by replaced keys beyond where their successor is named does not count', () => {
    const renewed = new Author(0, 1);
    addJournal(line, renewed.name, journal.keys, null);
    const mark = { ...renewed.name, size: 1, root: bytesOf('root', 32) };
    const naming = { ...mark, since: 4, first: mark, before: [] };
    journal.staged = { ...journal.staged, held: new Map([[renewed.key, naming]]) };
    comes(6);
    expect([taken(line), close()]).toEqual([[], []]);
    comes(4);
    expect(recordsOf(close())).toMatchObject([{ size: 4 }]);
  });

  it('over more of our own journal than there is is refused, unless our tail was lost', () => {
    const longer = own.fork(6).say('g');
    onCosignature(line, where, them.cosign(longer, 7));
    expect(shownOf(taken(line))).toMatchObject([{ code: 'cosigned-head-unknown', ...where }]);
    line.mute = 'tail-missing';
    onCosignature(line, where, them.cosign(longer, 7));
    expect(taken(line)).toEqual([]);
  });
});

/** For tables, which are made before a test begins. */
function own0(): Author {
  return new Author(1);
}

describe('a cosignature over what is not here yet', () => {
  let theirs: Author;
  let held: Journal;

  beforeEach(() => {
    theirs = new Author(0).say('a', 'b', 'c', 'd');
    held = holding(line, theirs, 2);
  });
  const early = (size: number, by = third) =>
    onCosignature(line, { from: 2, circuit: 'to 2' }, by.cosign(theirs, size));

  it('waits for its entries, and counts when they are here', () => {
    early(4);
    expect([taken(line), close()]).toEqual([[], []]);
    expect([...held.early.keys()]).toEqual([third.key]);
    holding(line, theirs, 3);
    retryEarly(line, held);
    expect([close(), held.early.size]).toEqual([[], 1]);
    holding(line, theirs, 4);
    retryEarly(line, held);
    expect(held.early.size).toBe(0);
    expect(recordsOf(close())).toMatchObject([{ size: 4, cosigner: third.key }]);
  });

  it('waits with fifteen others', () => {
    for (let i = 0; i < 15; i++) held.early.set(`${i}`, third.cosign(theirs, 4));
    early(4);
    expect(held.early.has(third.key)).toBe(true);
    held.early.delete(third.key);
    held.early.set('15', third.cosign(theirs, 4));
    early(4);
    expect([held.early.has(third.key), held.early.size]).toEqual([false, 16]);
  });

  it('of an older head asks the store for its note', () => {
    holding(line, theirs, 4);
    held.heads.clear();
    early(3);
    expect(taken(line)).toMatchObject([
      { kind: 'load', query: { q: 'note', journal: theirs.key, size: 3 } },
    ]);
    held.heads.set(4, theirs.head(4));
    early(4);
    expect(taken(line)).toEqual([]);
  });

  describe('and whose note came', () => {
    const note = (given: Author | null, size = 3) => {
      holding(line, theirs, 4);
      const cosignature = third.cosign(theirs, 3);
      const loaded = { q: 'note', note: given?.note(size) ?? null } as const;
      onEarlyNote(line, { cosignature, from: 2 }, loaded);
      return taken(line);
    };

    it('is held against it', () => {
      expect(note(theirs)).toEqual([]);
      expect(recordsOf(close())).toMatchObject([{ size: 3 }]);
    });

    it('waits for the root where that note was lost', () => {
      for (const [given, size] of [
        [null, 3],
        [theirs, 4],
      ] as const) {
        expect(note(given, size)).toMatchObject([{ kind: 'load', query: { q: 'nodes' } }]);
        expect([close(), [...held.early.keys()]]).toEqual([[], [third.key]]);
        line.rootsAsked.clear();
      }
    });

    it('takes no place of sixteen others, and keeps its own', () => {
      for (let i = 0; i < 15; i++) held.early.set(`${i}`, third.cosign(theirs, 4));
      expect(note(null)).toHaveLength(1);
      line.rootsAsked.clear();
      expect(note(null), 'has its place already').toHaveLength(1);
      held.early.delete(third.key);
      held.early.set('15', third.cosign(theirs, 4));
      line.rootsAsked.clear();
      expect([note(null), held.early.has(third.key)]).toEqual([[], false]);
    });

    it('is nothing when it was no note that came, or its journal is gone', () => {
      const cosignature = third.cosign(theirs, 3);
      onEarlyNote(line, { cosignature, from: 2 }, { q: 'nodes', hashes: [] });
      line.journals.delete(third.key);
      onEarlyNote(line, { cosignature, from: 2 }, { q: 'note', note: theirs.note(3) });
      line.journals.delete(theirs.key);
      onEarlyNote(line, { cosignature, from: 2 }, { q: 'note', note: theirs.note(3) });
      expect([taken(line), line.receipts.size]).toEqual([[], 0]);
    });
  });
});

describe('a receipt on disk', () => {
  const durable = (size: number, by = them, of = own) =>
    onReceiptsDurable(line, [
      { journal: of.key, cosignature: by.cosign(of, size), head: of.head(size) },
    ]);

  it('raises what the message is, opens the window, and is passed on to the others', () => {
    const peer = peerOf(0);
    peer.receiptPauseMs = 800;
    peer.bytesAhead = 50;
    peer.sending.set(own.key, { sent: 6, window: [{ end: 6, bytes: 50 }] });
    durable(6);
    expect(journal.cosigned.get(them.key)?.size).toBe(6);
    expect(journal.gossipUntil).toBeGreaterThan(line.now.elapsed);
    expect([peer.receiptPauseMs, peer.bytesAhead, peer.have.get(own.key)]).toEqual([0, 0, 6]);
    const event = { event: 'recorded', journal: own.name, size: 6, by: them.name };
    expect(shownOf(taken(line))).toEqual([{ ...event, time: 1_700_000_000 }]);
    expect([...peerOf(2).gossip]).toEqual([`${own.key}|${them.key}`]);
    expect([...peer.gossip]).toEqual([]);
  });

  it('never takes a state back', () => {
    durable(6);
    taken(line);
    durable(4);
    durable(6);
    expect(taken(line)).toEqual([]);
    expect(journal.cosigned.get(them.key)?.size).toBe(6);
  });

  it('has what follows it sent', () => {
    durable(4);
    expect(taken(line).map(({ kind }) => kind)).toEqual(['show', 'load']);
  });

  it('over what another wrote ends no pause of ours', () => {
    const theirs = new Author(0).say('x');
    holding(line, theirs);
    peerOf(2).receiptPauseMs = 800;
    durable(1, third, theirs);
    expect(peerOf(2).receiptPauseMs).toBe(800);
    expect([...peerOf(0).gossip]).toEqual([`${theirs.key}|${third.key}`]);
    expect(sentOf(taken(line))).toEqual([]);
  });

  it('keeps an entry of ours that is urgent', () => {
    const flash = own.fork(6).say(itemOf('flash', { precedence: 4 }));
    holding(line, flash);
    durable(7, third, flash);
    expect(toldOf(taken(line))).toEqual(['recorded']);
  });
});
