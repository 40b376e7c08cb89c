import { beforeEach, describe, expect, it } from 'vitest';
import { bytesOf, testCrypto } from '../../test/crypto.ts';
import {
  Author,
  connect,
  holding,
  sentOf,
  shownOf,
  standing,
  taken,
  toldOf,
  trioLine,
  writtenOf,
} from '../../test/standing.ts';
import { hex } from '../base/bytes.ts';
import { decodeForkProof, encodeForkProof, type ForkProof } from '../codec/fork-proof.ts';
import { decodePayload } from '../codec/payload.ts';
import { verifyForkProof } from '../journal/fork.ts';
import { contest, showForkProofs } from './contest.ts';
import { forkFromNote, onForkNote, onForkProof, suspectFork } from './forks.ts';
import type { Journal, Line, Peer } from './line.ts';

/** Party 0 has said five things to us, and other things from the fourth on to party 2. */
let line: Line;
let ours: Author;
let theirs: Author;
let journal: Journal;
const where = { from: 2, circuit: 'to 2' };

beforeEach(() => {
  line = standing();
  ours = new Author(0).say('a', 'b', 'c', 'd', 'e');
  theirs = ours.fork(3).say('D', 'E');
  journal = holding(line, ours);
  for (const party of [0, 2]) connect(line, party);
});

const rootsProof = (): ForkProof => ({
  ...{ line: trioLine, journal: ours.name, fork: 'roots' },
  notes: [ours.note(5), theirs.note(5)],
});

describe('a bundle under a signed head that is not ours', () => {
  const suspect = (bundle = theirs.bundle(2), root = bundle.root as Uint8Array) => {
    suspectFork(line, journal, bundle, root);
    return taken(line);
  };

  it('is kept apart, shown as contested, and held against our note of its size', () => {
    const bundle = theirs.bundle(2);
    const [persist, show, load, ...rest] = suspect();
    const key = `branch.${ours.key}.2.${hex(bundle.signature.subarray(0, 8))}`;
    expect(persist).toMatchObject({
      kind: 'persist',
      urgent: false,
      records: [{ t: 'fact', key }],
    });
    const [record] = persist?.kind === 'persist' ? persist.records : [];
    const kept = record?.t === 'fact' && record.value ? decodePayload(record.value) : undefined;
    expect(kept).toEqual({ ok: true, value: bundle });
    const { items } = bundle;
    expect(show).toEqual({
      kind: 'show',
      event: {
        ...{ event: 'entries', journal: ours.name, first: 2, items },
        ...{ peeked: false, contested: true },
      },
    });
    expect(load).toMatchObject({ kind: 'load', query: { q: 'note', journal: ours.key, size: 5 } });
    expect(rest).toEqual([]);
    expect(line.tasks.get((persist as { id: number }).id)).toMatchObject({
      task: 'facts',
      kept: {},
    });
  });

  it('is kept once, and the first sixty-four of a journal', () => {
    suspect();
    expect(suspect().map(({ kind }) => kind)).toEqual(['load']);
    expect(journal.branches).toBe(1);
    journal.branches = 63;
    expect(writtenOf(suspect(theirs.bundle(3)))).toHaveLength(1);
    expect(journal.branches).toBe(64);
    expect(writtenOf(suspect(theirs.bundle(1)))).toEqual([]);
    expect(journal.branches).toBe(64);
  });

  it('is nothing when its author did not sign it', () => {
    expect(suspect({ ...theirs.bundle(2), signature: bytesOf('forged', 64) })).toEqual([]);
    expect(suspect(theirs.bundle(2), bytesOf('root', 32))).toEqual([]);
  });
});

describe('a signed head that a peer shows', () => {
  const asked = (size: number) => {
    forkFromNote(line, journal, theirs.note(size));
    return taken(line).map((one) => one.kind === 'load' && one.query);
  };

  it('is held against ours of that size, as far as we hold the journal', () => {
    expect(asked(5)).toEqual([{ q: 'note', journal: ours.key, size: 5 }]);
    theirs.say('F');
    expect(asked(6)).toEqual([]);
  });

  it('of a journal with a proven fork is nothing new', () => {
    journal.contested = true;
    expect(asked(4)).toEqual([]);
  });

  const held = (shown: ReturnType<Author['note']>, mine: ReturnType<Author['note']> | null) => {
    onForkNote(line, { journal: ours.key, shown }, { q: 'note', note: mine });
    return taken(line);
  };

  it('with another root than ours at its size is a proof, for all', () => {
    const effects = held(theirs.note(4), ours.note(4));
    expect(writtenOf(effects)).toEqual([`fork.${ours.key}`]);
    const proof = decodeForkProof(journal.forkProof as Uint8Array);
    if (!proof.ok) throw new Error(proof.detail);
    const accused = { line: trioLine, origin: ours.origin, noteKey: ours.signers.note.publicKey };
    expect(verifyForkProof(testCrypto, accused, proof.value)).toMatchObject({ ok: true });
    expect(proof.value).toMatchObject({ fork: 'roots', notes: [{ size: 4 }, { size: 4 }] });
    const sent = sentOf(effects).map(({ to, payload }) => [to, payload.type]);
    expect(sent).toEqual([
      [0, 'fork-proof'],
      [2, 'fork-proof'],
    ]);
  });

  it('is held against our newest head, in memory before it is stored', () => {
    expect(writtenOf(held(theirs.note(5), null))).toEqual([`fork.${ours.key}`]);
  });

  it('is nothing where no note of ours has just its size', () => {
    expect(held(theirs.note(4), null)).toEqual([]);
    expect(held(theirs.note(4), ours.note(5))).toEqual([]);
    expect(journal.contested).toBe(false);
  });

  it('of our root that names another last leaf is looked at, leaf by leaf', () => {
    const leaf = theirs.head(4).leaf as Uint8Array;
    const { root } = ours.head(4);
    const signature = ours.sign({ size: 4, root, leaf });
    const shown = { ...ours.note(4), leaf, signature };
    expect(held(shown, ours.note(4))).toEqual([]);
    const note = { root, leaf, signature };
    expect(line.doubts).toEqual([{ journal: ours.key, first: 3, leaves: [leaf], note }]);
  });

  it('of our root and leaf, or of no leaf, says nothing new', () => {
    expect(held(ours.note(4), ours.note(4))).toEqual([]);
    const bare = { ...ours.note(4), leaf: null };
    expect(held(bare, ours.note(4))).toEqual([]);
    expect(held(theirs.note(4), { ...theirs.note(4), leaf: null })).toEqual([]);
    expect(line.doubts).toEqual([]);
  });
});

describe('a fork proof that a peer shows', () => {
  const shown = (bytes: Uint8Array) => {
    onForkProof(line, where, bytes);
    return taken(line);
  };

  it('is checked, kept as it is, shown to people at once and passed on, once', () => {
    const bytes = encodeForkProof(rootsProof());
    const effects = shown(bytes);
    expect(toldOf(effects)).toEqual(['contested']);
    expect(shownOf(effects)).toEqual([{ event: 'contested', journal: ours.name }]);
    const records = [{ t: 'fact', key: `fork.${ours.key}`, value: bytes }];
    const persist = effects.find(({ kind }) => kind === 'persist') as { id: number };
    expect(persist).toMatchObject({ records, urgent: true });
    expect(line.tasks.get(persist.id)).toMatchObject({ task: 'facts', kept: {} });
    expect(sentOf(effects).map(({ to, payload }) => [to, payload])).toEqual([
      [0, { type: 'fork-proof', proof: bytes }],
      [2, { type: 'fork-proof', proof: bytes }],
    ]);
    expect(shown(bytes)).toEqual([]);
    expect(line.mute).toBeNull();
  });

  it.each([
    ['that is none', 'malformed-cbor', () => Uint8Array.of(0xff)],
    [
      'of a journal that is not known here',
      'unknown-journal',
      () => encodeForkProof({ ...rootsProof(), journal: { ...ours.name, number: 9 } }),
    ],
    [
      'of one story',
      'not-a-fork',
      () => encodeForkProof({ ...rootsProof(), notes: [ours.note(5), ours.note(5)] } as ForkProof),
    ],
  ])('%s is refused, and convicts nobody', (_, code, bytes) => {
    const effects = shown(bytes());
    expect(shownOf(effects)).toMatchObject([{ event: 'refused', code, ...where }]);
    expect(effects).toHaveLength(1);
    expect([...line.journals.values()].some(({ contested }) => contested)).toBe(false);
  });
});

describe('a proven fork', () => {
  it('is shown again to whose circuit comes up, by that circuit', () => {
    const peer = line.peers.get(2) as Peer;
    showForkProofs(line, peer, 'other');
    expect(taken(line)).toEqual([]);
    const proof = encodeForkProof(rootsProof());
    contest(line, journal, proof);
    taken(line);
    showForkProofs(line, peer, 'other');
    const payload = { type: 'fork-proof', proof };
    expect(sentOf(taken(line))).toEqual([{ to: 2, circuit: 'other', urgent: false, payload }]);
    contest(line, journal, bytesOf('another', 9));
    expect([taken(line), journal.forkProof]).toEqual([[], proof]);
  });

  it('of our own journal ends our speaking', () => {
    const own = line.journals.get(line.own) as Journal;
    contest(line, own, bytesOf('proof', 9));
    expect(toldOf(taken(line))).toEqual(['mute', 'contested']);
    expect(line.mute).toBe('beyond-guard');
  });
});
