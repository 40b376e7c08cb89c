import { beforeEach, describe, expect, it } from 'vitest';
import { bytesOf, testCrypto } from '../../test/crypto.ts';
import { hex } from '../base/bytes.ts';
import { type JournalName, journalKey } from '../codec/names.ts';
import { decodePayload, type HaveMark, type Payload } from '../codec/payload.ts';
import type { Effect } from './io.ts';
import type { Journal, Line, Peer } from './line.ts';
import {
  closeHaves,
  gossipAgain,
  haveDue,
  haveMarks,
  onHave,
  passOnReceipts,
  relayTurn,
} from './repair.ts';

const nameOf = (party: number): JournalName => {
  return { party, number: 0, tag: bytesOf(`tag ${party}`, 8) };
};
const rootOf = (party: number, size: number) => bytesOf(`root ${party} ${size}`, 32);
const markOf = (party: number, size: number, of = party): HaveMark => {
  return { ...nameOf(party), size, root: rootOf(of, size), gaps: [] };
};

/** Three journals of five entries, the roots at 3 in memory. Party 1 is us, 0 the peer. */
let line: Line;
let peer: Peer;
let journals: Journal[];

beforeEach(() => {
  journals = [0, 1, 2].map((party) => {
    const head = { size: 5, root: rootOf(party, 5), signature: bytesOf('s', 64), held: new Map() };
    const heads = new Map([[3, { root: rootOf(party, 3), leaf: null }]]);
    const name = nameOf(party);
    return {
      ...{ name, key: journalKey(name), durable: head, staged: head, heads, grewAt: 0 },
      ...{ peeked: new Map(), cosigned: new Map(), contested: false, gossipUntil: 0 },
    } as unknown as Journal;
  });
  const circuit = { id: 'to 0', oneWay: false, up: true, silent: 0, losses: 0, full: false };
  const challenges = new Map([1, 2].map((n) => [hex(bytesOf(`${n}`, 8)), { ordinal: n }]));
  peer = {
    ...{ party: 0, challenges, haveOrdinal: 0, haveWanted: false, haveSentAt: 9000 },
    ...{ haveHeld: -1, havePauseMs: 200, seenChallenge: null, progressAt: 10_000, bytesAhead: 0 },
    ...{ circuits: new Map([['to 0', circuit]]), have: new Map(), gossip: new Set() },
    ...{ sending: new Map(), loading: new Set(), toldApart: new Set(), notesAsked: new Map() },
  } as unknown as Peer;
  line = {
    ...{ crypto: testCrypto, me: 1, own: journals[1]?.key, mute: null, recent: [], nextTask: 1 },
    journals: new Map(journals.map((one) => [one.key, one])),
    charter: { parties: [{}, {}, {}] },
    now: { elapsed: 10_000 },
    ...{ peers: new Map([[0, peer]]), tasks: new Map(), rootsAsked: new Set(), effects: [] },
  } as unknown as Line;
});

const keyOf = (party: number) => journals[party]?.key as string;
const taken = (): Effect[] => line.effects.splice(0);
const sent = (): Payload[] =>
  taken().flatMap((effect) => {
    const read = effect.kind === 'transmit' ? decodePayload(effect.payload) : undefined;
    return read?.ok ? [read.value] : [];
  });
const have = (n: 1 | 2 | null, ...marks: HaveMark[]) =>
  onHave(line, peer, { type: 'have', seen: n && bytesOf(`${n}`, 8), marks });

describe('a have vector', () => {
  it('of a peer that holds all moves its sizes, and brings nothing', () => {
    for (const party of [0, 1, 2]) peer.sending.set(keyOf(party), { sent: 5, window: [] });
    have(1, markOf(0, 5), markOf(1, 5), markOf(2, 5));
    expect([...peer.have.values()]).toEqual([5, 5, 5]);
    expect(peer.haveOrdinal).toBe(1);
    const event = { event: 'reached', journal: nameOf(1), size: 5, by: 0 };
    expect(taken()).toEqual([{ kind: 'show', event }]);
    expect(peer.haveWanted).toBe(false);
  });

  it('that names an older challenge than one before is not looked at', () => {
    have(2, markOf(1, 5));
    taken();
    have(1, markOf(1, 1));
    have(null, markOf(1, 1));
    expect(peer.have.get(keyOf(1))).toBe(5);
    expect(peer.haveOrdinal).toBe(2);
  });

  it('that names no challenge of ours, or one that we do not know, is older than any other', () => {
    have(1, markOf(1, 5));
    taken();
    const unknown = { ...markOf(0, 1), number: 4 };
    have(null, unknown);
    onHave(line, peer, { type: 'have', seen: bytesOf('unknown', 8), marks: [unknown] });
    expect([taken(), peer.haveWanted, peer.haveOrdinal]).toEqual([[], false, 1]);
  });

  it('that says what the last one said tells nothing new', () => {
    have(1, markOf(1, 5));
    taken();
    have(1, markOf(1, 5));
    expect(taken().filter(({ kind }) => kind === 'show')).toEqual([]);
  });

  it('of less brings the rest of what we wrote, and of what its sender wrote, at once', () => {
    const asked = () => taken().flatMap((one) => (one.kind === 'load' ? [one.query.journal] : []));
    for (const journal of journals) journal.grewAt = 9000;
    have(1, markOf(0, 3), markOf(1, 3), markOf(2, 3));
    expect(asked()).toEqual([keyOf(0), keyOf(1)]);
    peer.loading.clear();
    for (const journal of journals) journal.grewAt = 8000;
    have(1, markOf(0, 3), markOf(1, 3), markOf(2, 3));
    expect(asked()).toEqual([keyOf(0), keyOf(1)]);
    peer.loading.clear();
    for (const journal of journals) journal.grewAt = 7999;
    have(1, markOf(0, 3), markOf(1, 3), markOf(2, 3));
    expect(asked()).toEqual([keyOf(0), keyOf(1), keyOf(2)]);
  });

  it('of nothing is no other story, whatever root it gives', () => {
    const [first] = journals as [Journal];
    first.durable = { ...first.durable, size: 0, root: rootOf(0, 0) };
    first.staged = first.durable;
    have(1, { ...markOf(0, 0), root: rootOf(9, 9) }, markOf(1, 5), markOf(2, 5));
    expect([sent(), peer.toldApart.size]).toEqual([[], 0]);
  });

  it('that is newer and names less has it sent again, and one that is as old has not', () => {
    have(1, markOf(1, 5));
    peer.sending.set(keyOf(1), { sent: 5, window: [{ end: 5, bytes: 70 }] });
    peer.bytesAhead = 70;
    have(1, markOf(1, 3));
    expect([peer.have.get(keyOf(1)), peer.sending.get(keyOf(1))?.sent]).toEqual([5, 5]);
    have(2, markOf(1, 3));
    expect(peer.have.get(keyOf(1))).toBe(3);
    expect(peer.bytesAhead).toBe(0);
    expect(peer.sending.get(keyOf(1))?.sent).toBe(3);
  });

  it('that names more than is held here, or a journal nobody has named here, is answered', () => {
    have(1, markOf(2, 6));
    expect(peer.haveWanted).toBe(true);
    peer.haveWanted = false;
    have(1, { ...markOf(0, 1), number: 4 });
    expect(peer.haveWanted).toBe(true);
    peer.haveWanted = false;
    have(1, { ...markOf(0, 0), number: 5 });
    expect(peer.haveWanted).toBe(false);
  });

  it('that names more of our own journal than we know has the signed head asked for', () => {
    have(1, markOf(1, 6));
    expect(sent()).toMatchObject([{ type: 'note-want', journal: nameOf(1), size: 6 }]);
    expect(peer.haveWanted).toBe(false);
    have(1, markOf(1, 6));
    expect(sent()).toEqual([]);
    line.now = { ...line.now, elapsed: 20_000 };
    have(1, markOf(1, 6));
    expect(sent()).toHaveLength(1);
    line.mute = 'tail-missing';
    have(1, markOf(1, 7));
    expect([sent(), peer.haveWanted]).toEqual([[], true]);
  });

  it('of another root has the head asked for, and the story sent again once', () => {
    const signed = { cosigner: nameOf(0), size: 2 } as never;
    (journals[2] as Journal).cosigned.set(keyOf(0), signed);
    peer.sending.set(keyOf(2), { sent: 5, window: [] });
    have(1, markOf(2, 3, 0));
    expect(peer.toldApart.has(keyOf(2))).toBe(true);
    expect([peer.have.get(keyOf(2)), peer.sending.get(keyOf(2))?.sent]).toEqual([2, 2]);
    const effects = taken();
    const loads = effects.flatMap((one) => (one.kind === 'load' ? [one.query] : []));
    expect(loads).toContainEqual(
      expect.objectContaining({ q: 'runs', journal: keyOf(2), first: 2 }),
    );
    line.effects.push(...effects);
    expect(sent()).toMatchObject([{ type: 'note-want', size: 3 }]);
    peer.have.set(keyOf(2), 4);
    have(1, markOf(2, 5, 0));
    expect(peer.have.get(keyOf(2))).toBe(4);
  });

  it('behind what was sent long ago has that sent again, and what it holds looked at', () => {
    peer.sending.set(keyOf(1), { sent: 5, window: [{ end: 5, bytes: 70 }] });
    have(1, markOf(1, 2));
    peer.progressAt = 10_000 - 1500;
    have(1, markOf(1, 2));
    expect(peer.sending.get(keyOf(1))?.sent).toBe(5);
    peer.progressAt = 10_000 - 1501;
    have(1, markOf(1, 2));
    expect(peer.circuits.get('to 0')?.losses).toBe(1);
    expect(peer.sending.get(keyOf(1))?.sent).toBe(2);
    expect([...line.rootsAsked]).toEqual([`${keyOf(1)}|2`]);
  });
});

describe('our own have vector', () => {
  it('names each journal with the ranges that are missing in it', () => {
    const [first] = journals as [Journal];
    for (const seq of [9, 7, 6, 5]) first.peeked.set(seq, {} as never);
    const [mark, ...rest] = haveMarks(line);
    expect(mark).toEqual({ ...nameOf(0), size: 5, root: rootOf(0, 5), gaps: [[8, 1]] });
    expect(rest.map(({ gaps }) => gaps)).toEqual([[], []]);
    first.peeked.delete(5);
    expect(haveMarks(line)[0]?.gaps).toEqual([
      [5, 1],
      [8, 1],
    ]);
    for (let seq = 20; seq < 200; seq += 2) first.peeked.set(seq, {} as never);
    expect(haveMarks(line)[0]?.gaps).toHaveLength(32);
  });

  it('names sixty-four journals, the last ones where there are more', () => {
    for (let number = 1; number < 70; number++) {
      const name = { ...nameOf(2), number };
      line.journals.set(journalKey(name), { ...(journals[2] as Journal), name });
    }
    const marks = haveMarks(line);
    expect([marks.length, marks[0]?.number, marks.at(-1)?.number]).toEqual([64, 6, 69]);
  });

  it('is wanted no more once it went, and says more when one entry was peeked', () => {
    peer.haveWanted = true;
    closeHaves(line);
    expect([sent().length, peer.haveWanted, peer.haveSentAt]).toEqual([1, false, 10_000]);
    peer.havePauseMs = 5000;
    expect(haveDue(line, peer)).toBe(15_000);
    journals[0]?.peeked.set(9, {} as never);
    expect(haveDue(line, peer)).toBe(10_200);
    (journals[0] as Journal).durable = { ...(journals[0] as Journal).durable, size: 4 };
    expect(haveDue(line, peer), 'the same count').toBe(15_000);
  });

  it('goes when it is wanted, and after doubling pauses while it says the same', () => {
    const times: number[] = [];
    for (let at = 10_000; at < 80_000; at += 100) {
      line.now = { ...line.now, elapsed: at };
      peer.haveWanted = true;
      closeHaves(line);
      if (sent().length > 0) times.push(at - 10_000);
    }
    expect(times.slice(0, 7)).toEqual([0, 200, 600, 1400, 3000, 6200, 12_600]);
    expect((times[8] as number) - (times[7] as number)).toBe(10_000);
    const [first] = journals as [Journal];
    first.durable = { ...first.durable, size: 6 };
    expect(haveDue(line, peer)).toBe(peer.haveSentAt + 200);
    peer.haveWanted = false;
    closeHaves(line);
    expect(sent()).toEqual([]);
  });
});

describe('what others wrote and signed', () => {
  const signed = (party: number) => {
    const base = { journal: nameOf(2), size: 5, time: 1, cosigner: nameOf(party) };
    return { ...base, signature: bytesOf('s', 64) } as never;
  };

  it('is told again to whoever did not sign it, all of it or what is new', () => {
    const [, , third] = journals as [Journal, Journal, Journal];
    third.cosigned.set(keyOf(0), signed(0));
    third.cosigned.set(keyOf(1), signed(1));
    third.gossipUntil = 9999;
    gossipAgain(line, peer, false);
    expect([...peer.gossip]).toEqual([]);
    third.gossipUntil = 10_000;
    gossipAgain(line, peer, false);
    expect([...peer.gossip]).toEqual([`${third.key}|${keyOf(1)}`]);
    third.gossipUntil = 0;
    peer.gossip.clear();
    gossipAgain(line, peer, true);
    peer.gossip.add(`${third.key}|gone`);
    peer.gossip.add(`gone|${keyOf(1)}`);
    passOnReceipts(line);
    expect(sent()).toMatchObject([{ type: 'cosignature', size: 5, cosigner: { party: 1 } }]);
    expect(peer.gossip.size).toBe(0);
  });

  it('is told to its author as well, but for our own, which goes with every answer', () => {
    const [first] = journals as [Journal];
    first.cosigned.set(keyOf(1), signed(1));
    first.cosigned.set(keyOf(2), signed(2));
    first.gossipUntil = 10_000;
    gossipAgain(line, peer, false);
    expect([...peer.gossip]).toEqual([`${first.key}|${keyOf(2)}`]);
    gossipAgain(line, peer, true);
    expect([...peer.gossip]).toEqual([`${first.key}|${keyOf(2)}`, `${first.key}|${keyOf(1)}`]);
  });

  it('is passed on when it had two seconds to come from its author', () => {
    const [, , third] = journals as [Journal, Journal, Journal];
    const asked = () => {
      relayTurn(line);
      peer.loading.clear();
      return taken().flatMap((one) => (one.kind === 'load' ? [one.query.journal] : []));
    };
    third.grewAt = 8000;
    expect(asked()).toEqual([]);
    third.grewAt = 7999;
    expect(asked()).toEqual([third.key]);
    peer.sending.set(third.key, { sent: 5, window: [] });
    expect(asked()).toEqual([]);
    peer.sending.clear();
    peer.circuits.clear();
    expect(asked()).toEqual([]);
  });
});
