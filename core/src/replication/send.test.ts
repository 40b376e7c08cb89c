import { beforeEach, describe, expect, it } from 'vitest';
import { bytesOf } from '../../test/crypto.ts';
import { keysFor } from '../../test/founding.ts';
import {
  Author,
  bundlesOf,
  connect,
  holding,
  queriesOf,
  sentOf,
  shownOf,
  sixSaid,
  taken,
} from '../../test/standing.ts';
import { limits } from '../base/limits.ts';
import { addJournal, type Journal, type Line, type Peer, type RecentRun } from './line.ts';
import {
  lost,
  mayPump,
  pump,
  pumpAll,
  receiptOf,
  releaseWindow,
  rewind,
  sendingOf,
  sendReceipt,
  signedPart,
  transmit,
  transmitUrgent,
  twoWay,
} from './send.ts';

let line: Line;
let peer: Peer;
let journal: Journal;
let own: Author;
let theirs: Author;

beforeEach(() => {
  ({ line, peer, journal, own, theirs } = sixSaid());
});

const recentOf = (of: Author, first: number, size: number): RecentRun => {
  const { run, root, signature } = of.bundle(first, size);
  return { first, size, run, root: root as Uint8Array, signature };
};

describe('circuits to a peer', () => {
  const order = () => twoWay(peer).map(({ id }) => id);

  it('are those that go both ways, the best one first', () => {
    peer.circuits.clear();
    connect(line, 2, { id: 'bag', oneWay: true });
    connect(line, 2, { id: 'down', up: false });
    connect(line, 2, { id: 'silent', silent: 2 });
    connect(line, 2, { id: 'mute', silent: 1 });
    connect(line, 2, { id: 'losing', losses: 2 });
    connect(line, 2, { id: 'lossy', losses: 1 });
    connect(line, 2, { id: 'full', full: true });
    connect(line, 2, { id: 'b' });
    connect(line, 2, { id: 'a' });
    const best = ['a', 'b', 'full', 'lossy', 'losing', 'mute', 'silent', 'down'];
    expect(order()).toEqual(best);
    peer.circuits.delete('a');
    connect(line, 2, { id: 'a', silent: 3, losses: 0 });
    expect(order()[0]).toBe('b');
  });

  it('by which something was lost come later, until something arrives', () => {
    connect(line, 2, { id: 'a' });
    lost(peer);
    expect(order()).toEqual(['to 2', 'a']);
    lost(peer);
    lost(peer);
    lost(peer);
    expect([...peer.circuits.values()].map(({ losses }) => losses)).toEqual([2, 2]);
    releaseWindow(line, peer, own.key, 3);
    const left = new Map([...peer.circuits].map(([id, { losses }]) => [id, losses]));
    expect(Object.fromEntries(left)).toEqual({ a: 0, 'to 2': 1 });
  });

  it('take bundles while the best of them is not full', () => {
    expect(mayPump(peer)).toBe(true);
    connect(line, 2, { full: true });
    expect(mayPump(peer)).toBe(false);
    connect(line, 2, { id: 'z' });
    expect(mayPump(peer)).toBe(true);
    peer.circuits.clear();
    expect(mayPump(peer)).toBe(false);
    lost(peer);
  });

  it('carry a payload by the best one, by the one that is named, or not at all', () => {
    connect(line, 2, { id: 'z', silent: 1 });
    const payload = bytesOf('payload', 9);
    expect(transmit(line, peer, payload)).toBe(true);
    expect(transmit(line, peer, payload, 'z')).toBe(true);
    const sent = { kind: 'transmit', to: 2, payload, urgent: false };
    expect(taken(line)).toEqual([
      { ...sent, circuit: 'to 2' },
      { ...sent, circuit: 'z' },
    ]);
    transmitUrgent(line, peer, payload);
    expect(taken(line)).toEqual([
      { ...sent, circuit: 'to 2', urgent: true },
      { ...sent, circuit: 'z', urgent: true },
    ]);
    peer.circuits.clear();
    expect(transmit(line, peer, payload)).toBe(false);
    transmitUrgent(line, peer, payload);
    expect(taken(line)).toEqual([]);
  });
});

describe('what a peer lacks of our own journal', () => {
  beforeEach(() => {
    line.recent.push(recentOf(own, 2, 4), recentOf(own, 4, 5), recentOf(own, 5, 6));
  });

  it('goes from memory, without reading, as far as memory has it', () => {
    peer.have.set(own.key, 2);
    pump(line, peer, journal);
    const effects = taken(line);
    expect(bundlesOf(effects)).toEqual([
      [2, 2, false],
      [4, 1, true],
      [5, 1, true],
    ]);
    expect(queriesOf(effects)).toEqual([]);
    const told = shownOf(effects).filter(({ event }) => event === 'sent');
    const event = { event: 'sent', journal: own.name, to: 2, circuit: 'to 2' };
    expect(told).toEqual([
      { ...event, first: 2, size: 4 },
      { ...event, first: 4, size: 5 },
      { ...event, first: 5, size: 6 },
    ]);
    const { sent, window } = sendingOf(peer, own.key);
    expect([sent, window.map(({ end }) => end)]).toEqual([6, [4, 5, 6]]);
    expect(peer.bytesAhead).toBe(window.reduce((sum, { bytes }) => sum + bytes, 0));
    expect(peer.progressAt).toBe(line.now.elapsed);
    pump(line, peer, journal);
    expect(taken(line), 'once').toEqual([]);
  });

  it('gives its root to a peer that may come to another one', () => {
    peer.have.set(own.key, 2);
    peer.toldApart.add(own.key);
    pump(line, peer, journal);
    expect(bundlesOf(taken(line))[0]).toEqual([2, 2, true]);
  });

  it('goes on from what was sent, and the wait for its receipt from the first of it', () => {
    peer.have.set(own.key, 4);
    line.recent.pop();
    journal.durable = own.head(5);
    pump(line, peer, journal);
    const { elapsed } = line.now;
    line.now = { ...line.now, elapsed: elapsed + 500 };
    line.recent.push(recentOf(own, 5, 6));
    journal.durable = own.head(6);
    pump(line, peer, journal);
    expect(bundlesOf(taken(line))).toEqual([
      [4, 1, false],
      [5, 1, true],
    ]);
    expect(peer.progressAt).toBe(elapsed);
  });

  it('is read where memory begins later', () => {
    pump(line, peer, journal);
    const bytes = 1024 * 1024;
    expect(queriesOf(taken(line))).toEqual([
      { q: 'runs', journal: own.key, first: 0, last: 6, bytes },
    ]);
    expect([...peer.loading]).toEqual([own.key]);
    pump(line, peer, journal);
    expect(taken(line), 'while it is being read').toEqual([]);
  });

  it('waits while the window is full, or no circuit takes it', () => {
    peer.have.set(own.key, 2);
    peer.bytesAhead = limits.windowBytesMax;
    pump(line, peer, journal);
    peer.bytesAhead = 0;
    connect(line, 2, { full: true });
    pump(line, peer, journal);
    peer.circuits.clear();
    pump(line, peer, journal);
    expect(taken(line)).toEqual([]);
    connect(line, 2);
    peer.bytesAhead = limits.windowBytesMax - 1;
    pump(line, peer, journal);
    expect(bundlesOf(taken(line))).toEqual([[2, 2, false]]);
  });

  it('is what is signed: a head that is not yet is not sent', () => {
    own.say('g');
    const before = { size: 6, root: own.head(6).root };
    journal.durable = { ...own.head(7), signature: null, before };
    peer.have.set(own.key, 5);
    pump(line, peer, journal);
    const effects = taken(line);
    expect([bundlesOf(effects), queriesOf(effects)]).toEqual([[[5, 1, false]], []]);
  });

  it('goes to all', () => {
    connect(line, 0);
    for (const one of line.peers.values()) one.have.set(own.key, 5);
    pumpAll(line, journal);
    expect(sentOf(taken(line)).map(({ to }) => to)).toEqual([0, 2]);
  });
});

describe('what a peer is known to hold', () => {
  it('opens its window as far as that, and what it holds is not sent', () => {
    const window = [
      { end: 3, bytes: 10 },
      { end: 5, bytes: 20 },
      { end: 6, bytes: 40 },
    ];
    peer.sending.set(own.key, { sent: 6, window });
    peer.bytesAhead = 70;
    releaseWindow(line, peer, own.key, 5);
    expect([peer.bytesAhead, peer.have.get(own.key), peer.progressAt]).toEqual([
      40,
      5,
      line.now.elapsed,
    ]);
    expect(sendingOf(peer, own.key)).toEqual({ sent: 6, window: [{ end: 6, bytes: 40 }] });
    peer.progressAt = 7;
    releaseWindow(line, peer, own.key, 5);
    releaseWindow(line, peer, own.key, 4);
    expect([peer.have.get(own.key), peer.progressAt]).toEqual([5, 7]);
    releaseWindow(line, peer, own.key, 8);
    expect(sendingOf(peer, own.key)).toEqual({ sent: 8, window: [] });
    expect(peer.bytesAhead).toBe(0);
  });

  it('is where sending begins again', () => {
    peer.have.set(own.key, 2);
    const window = [
      { end: 3, bytes: 10 },
      { end: 5, bytes: 20 },
    ];
    peer.sending.set(own.key, { sent: 5, window });
    peer.bytesAhead = 37;
    rewind(peer, own.key);
    expect(sendingOf(peer, own.key)).toEqual({ sent: 2, window: [] });
    expect(peer.bytesAhead).toBe(7);
    rewind(peer, theirs.key);
    expect(sendingOf(peer, theirs.key)).toEqual({ sent: 0, window: [] });
  });
});

describe('the signed part of a journal', () => {
  const older = () => {
    const renewed = new Author(1, 1).say('new');
    const keys = keysFor('moscow', 1);
    const previous = { ...own.name, size: 4, root: own.head(4).root };
    const successor = addJournal(line, renewed.name, keys, previous);
    line.own = renewed.key;
    journal.durable = { ...journal.durable, signature: null };
    return { successor, renewed };
  };

  it('is all of it when it is signed, or another party’s', () => {
    expect(signedPart(line, journal)).toBe(6);
    const held = line.journals.get(theirs.key) as Journal;
    held.durable = { ...held.durable, signature: null };
    expect(signedPart(line, held)).toBe(3);
  });

  it('of an older one of ours is what stood before, or what its successor states', () => {
    const { successor, renewed } = older();
    expect(signedPart(line, journal)).toBe(0);
    journal.durable = { ...journal.durable, before: { size: 3, root: own.head(3).root } };
    expect(signedPart(line, journal)).toBe(3);
    holding(line, renewed);
    expect(signedPart(line, journal)).toBe(4);
    journal.durable = { ...journal.durable, before: { size: 5, root: own.head(5).root } };
    expect(signedPart(line, journal)).toBe(5);
    journal.durable = { ...own.head(3), signature: null };
    expect(signedPart(line, journal), 'stated of what is not here').toBe(0);
    expect(successor.previous?.size).toBe(4);
  });

  it('is not what another journal states, or of another', () => {
    const { renewed } = older();
    holding(line, renewed);
    const next = new Author(1, 2).say('newer');
    const previous = { ...renewed.name, size: 5, root: own.head(5).root };
    addJournal(line, next.name, keysFor('moscow', 2), previous);
    holding(line, next);
    const foreign = new Author(2, 1).say('q');
    addJournal(line, foreign.name, keysFor('geneva', 1), {
      ...own.name,
      size: 6,
      root: bytesOf('r', 32),
    });
    holding(line, foreign);
    expect(signedPart(line, journal)).toBe(4);
  });

  it('is what a peer is sent of it', () => {
    const { renewed } = older();
    holding(line, renewed);
    pump(line, peer, journal);
    expect(queriesOf(taken(line))).toMatchObject([{ journal: own.key, first: 0, last: 4 }]);
  });
});

describe('our receipt', () => {
  let held: Journal;
  beforeEach(() => {
    held = line.journals.get(theirs.key) as Journal;
  });
  const cosignerShown = () => {
    sendReceipt(line, peer, held);
    const [sent] = sentOf(taken(line));
    return sent?.payload.type === 'cosignature' ? sent.payload.cosigner : undefined;
  };

  it('is none before we have cosigned', () => {
    expect([receiptOf(line, peer, held), cosignerShown()]).toEqual([undefined, undefined]);
  });

  it('leaves its cosigner out where the peer knows him', () => {
    held.ours = { ...own.cosign(theirs, 3), cosigner: journal.name };
    expect(cosignerShown()).toBeNull();
    const renewed = new Author(1, 1);
    const next = addJournal(line, renewed.name, keysFor('moscow', 1), null);
    line.own = next.key;
    expect(cosignerShown()).toEqual(journal.name);
    held.ours = { ...renewed.cosign(theirs, 3), cosigner: next.name };
    expect(cosignerShown()).toEqual(next.name);
    peer.have.set(next.key, 1);
    expect(cosignerShown()).toBeNull();
  });
});
