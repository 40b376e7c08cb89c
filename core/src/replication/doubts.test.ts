import { beforeEach, describe, expect, it } from 'vitest';
import { bytesOf, testCrypto } from '../../test/crypto.ts';
import {
  Author,
  answered,
  connect,
  holding,
  itemOf,
  sentOf,
  standing,
  storeAnswer,
  taken,
  trioLine,
  writtenOf,
} from '../../test/standing.ts';
import { leafOf } from '../codec/entry.ts';
import { decodeForkProof, type ForkProof } from '../codec/fork-proof.ts';
import type { Bundle } from '../codec/payload.ts';
import { encodeRun } from '../codec/run.ts';
import { verifyForkProof } from '../journal/fork.ts';
import {
  doubt,
  doubtBundle,
  doubtIsDue,
  doubtTurn,
  onDoubtNodes,
  onDoubtNote,
  onDoubtRuns,
} from './doubts.ts';
import type { Effect } from './io.ts';
import type { Journal, Line } from './line.ts';

let line: Line;
let ours: Author;
let journal: Journal;

/** Party 0 has said so much to us. */
function told(count: number): void {
  line = standing();
  ours = new Author(0).say(...Array.from({ length: count }, (_, i) => `to us ${i}`));
  journal = holding(line, ours);
  connect(line, 2);
}

beforeEach(() => told(6));

/** The proof that was stored and shown, checked as a third party would. */
function proven(effects: readonly Effect[]): ForkProof | undefined {
  expect(line.doubting).toBe(false);
  const [sent] = sentOf(effects);
  if (!sent) {
    expect([effects, journal.contested]).toEqual([[], false]);
    return undefined;
  }
  expect(writtenOf(effects)).toEqual([`fork.${ours.key}`]);
  if (sent.payload.type !== 'fork-proof') throw new Error('something else was sent');
  const proof = decodeForkProof(sent.payload.proof);
  if (!proof.ok) throw new Error(proof.detail);
  const accused = { line: trioLine, origin: ours.origin, noteKey: ours.signers.note.publicKey };
  expect(verifyForkProof(testCrypto, accused, proof.value)).toMatchObject({ ok: true });
  expect(journal.contested).toBe(true);
  return proof.value;
}

/** Looks at a bundle with the store's answers. */
function lookAt(bundle: Bundle, notes: readonly number[]): ForkProof | undefined {
  doubtBundle(line, journal, bundle);
  doubtTurn(line);
  return proven(answered(line, ours, notes));
}

const doubt3 = () => ({ journal: ours.key, first: 3 });
const sizesOf = (proof: ForkProof | undefined) =>
  proof?.fork === 'leaves' ? [proof.seq, ...proof.notes.map(({ size }) => size)] : proof?.fork;

describe('two stories under heads of different sizes', () => {
  it('are proven at the place where they part, by the nearest heads over it', () => {
    const other = ours.fork(3).say('to others', 'and more');
    expect(sizesOf(lookAt(other.bundle(1), [2, 4, 6]))).toEqual([3, 4, 5]);
  });

  it('are proven when ours is the longer one, and its head lies far behind the place', () => {
    const other = ours.fork(3).say('to others');
    expect(sizesOf(lookAt(other.bundle(2), [6]))).toEqual([3, 6, 4]);
  });

  it('are proven by the newest head in memory where no note covers the place', () => {
    expect(sizesOf(lookAt(ours.fork(5).say('another').bundle(5), []))).toEqual([5, 6, 6]);
  });

  it('are proven by the first place that differs, when their bundle begins there', () => {
    const other = ours.fork(2).say('a', 'b', 'c', 'd', 'e', 'f');
    expect(sizesOf(lookAt(other.bundle(2), [6]))).toEqual([2, 6, 8]);
  });

  it('are proven beyond a block of stored nodes, whatever else its runs hold', () => {
    told(300);
    const other = ours.fork(290).say('to others');
    expect(sizesOf(lookAt(other.bundle(280), [300]))).toEqual([290, 300, 291]);
    told(264);
    expect(sizesOf(lookAt(ours.fork(257).say('x').bundle(256), [264]))).toEqual([257, 264, 258]);
  });

  it('are proven whether the root was given or follows from what both hold', () => {
    const other = ours.fork(3).say('to others', 'and more');
    expect(sizesOf(lookAt(other.bundle(1, 5, false), [4]))).toEqual([3, 4, 5]);
  });
});

describe('a head over our own tree', () => {
  const shown = (size: number, leaf: Uint8Array) => {
    const { root } = ours.head(size);
    const signature = ours.sign({ size, root, leaf });
    doubt(line, {
      journal: ours.key,
      first: size - 1,
      leaves: [leaf],
      note: { root, leaf, signature },
    });
    doubtTurn(line);
    return proven(answered(line, ours, [size]));
  };

  it('convicts its author when the last leaf that it names does not stand there', () => {
    const leaf = leafOf(testCrypto, { line: trioLine, journal: ours.name, seq: 3 }, itemOf('x'));
    const proof = shown(4, leaf);
    expect(proof?.fork).toBe('last-leaf');
    expect(proof?.fork === 'last-leaf' && proof.note.leaf).toEqual(leaf);
  });

  it('is nothing when it names the leaf that stands there', () => {
    expect(shown(4, ours.head(4).leaf as Uint8Array)).toBeUndefined();
    expect(shown(6, ours.head(6).leaf as Uint8Array)).toBeUndefined();
  });
});

describe('what was shown proves nothing', () => {
  it('when its author did not sign it', () => {
    const other = ours.fork(3).say('to others', 'and more');
    const forged = { ...other.bundle(1), signature: bytesOf('forged', 64) };
    expect(lookAt(forged, [4])).toBeUndefined();
    expect(lookAt({ ...other.bundle(1), root: bytesOf('root', 32) }, [4])).toBeUndefined();
  });

  it('when its beginning is another one as well', () => {
    const other = new Author(0).say('other', ...['a', 'b', 'c', 'd', 'e']);
    expect(lookAt(other.bundle(3), [6])).toBeUndefined();
  });

  it('when all that both hold is the same', () => {
    const longer = ours.fork(6).say('more');
    expect(lookAt(longer.bundle(4), [6])).toBeUndefined();
    expect(lookAt(ours.bundle(2, 4), [4, 6])).toBeUndefined();
  });

  it('when no head of ours covers the place, or one that lies too far behind', () => {
    const other = ours.fork(3).say('to others');
    const unsigned = { ...journal.durable, signature: null };
    journal.durable = unsigned;
    expect(lookAt(other.bundle(2), [])).toBeUndefined();
    const { doubts, ...rest } = journal;
    expect([doubts.count, rest.contested]).toEqual([1, false]);
    const task = { doubt: { journal: ours.key, first: 3, leaves: [] as Uint8Array[] }, seq: 3 };
    const asked = (size: number) => {
      const note = { ...ours.note(6), size };
      const doubted = {
        ...task.doubt,
        note: { root: null, leaf: null, signature: note.signature },
      };
      onDoubtNote(line, { doubt: doubted, before: [], note: null, seq: 3 }, { q: 'note', note });
      line.doubting = false;
      return taken(line).map((one) => one.kind === 'load' && one.query.q);
    };
    expect(asked(3 + 2049)).toEqual([]);
    expect(asked(3 + 2048)).toEqual(['runs']);
  });
});

describe('doubts', () => {
  const doubted = (first = 3) => {
    const note = { root: null, leaf: null, signature: bytesOf('s', 64) };
    return { journal: ours.key, first, leaves: [bytesOf('leaf', 32)], note };
  };

  it('wait sixteen at most, and sixty-four in a minute of one journal', () => {
    for (let i = 0; i < 20; i++) doubt(line, doubted());
    expect(line.doubts).toHaveLength(16);
    for (let i = 16; i < 100; i++) {
      line.doubts.length = 0;
      doubt(line, doubted());
    }
    expect([line.doubts.length, journal.doubts.count]).toEqual([0, 64]);
    line.now = { ...line.now, elapsed: line.now.elapsed + 60_000 };
    doubt(line, doubted());
    expect(line.doubts).toHaveLength(1);
  });

  it('of a journal with a proven fork are not looked at', () => {
    doubt(line, doubted());
    journal.contested = true;
    doubt(line, doubted());
    expect(line.doubts).toHaveLength(1);
    doubtTurn(line);
    expect([taken(line), line.doubts, line.doubting]).toEqual([[], [], false]);
  });

  it('are due when what they speak of is on disk, one at a time', () => {
    expect(doubtIsDue(line)).toBe(false);
    doubt(line, doubted(6));
    expect(doubtIsDue(line)).toBe(false);
    doubtTurn(line);
    expect([taken(line), line.doubts.length, line.doubting]).toEqual([[], 1, false]);
    doubt(line, doubted(5));
    expect(doubtIsDue(line)).toBe(true);
    doubt(line, doubted(4));
    doubtTurn(line);
    expect([line.doubting, doubtIsDue(line)]).toEqual([true, false]);
    expect(line.doubts.map(({ first }) => first)).toEqual([6, 4]);
    doubtTurn(line);
    expect(line.doubts).toHaveLength(2);
    expect(taken(line).map(({ kind }) => kind)).toEqual(['load']);
  });

  it('wait for the head that the store has and the answer of whose write is not here yet', () => {
    const other = ours.fork(3).say('to others');
    const doubted = { ...doubt3(), note: { ...other.note(4), root: null } };
    const leaves = [other.head(4).leaf as Uint8Array];
    const task = { doubt: { ...doubted, leaves }, before: [], note: ours.note(6), last: 5 };
    const bytes = encodeRun(ours.items.slice(0, 5));
    onDoubtRuns(line, task, { q: 'runs', runs: [{ first: 0, count: 5, bytes }] });
    expect(taken(line).map((one) => one.kind === 'load' && one.query)).toMatchObject([
      { q: 'runs', first: 0, last: 6 },
    ]);
    expect(line.doubting).toBe(true);
  });

  it('end where the store has lost what they stand on', () => {
    const at = (given: Parameters<typeof onDoubtNodes>[2]) => {
      line.doubting = true;
      onDoubtNodes(line, doubted(), given);
      expect([taken(line), line.doubting]).toEqual([[], false]);
    };
    at({ q: 'nodes', hashes: [bytesOf('node', 32), null] });
    at({ q: 'note', note: null });
    const runs = (...items: string[]) => {
      const bytes = encodeRun(items.map((text) => itemOf(text)));
      return [{ first: 0, count: items.length, bytes }];
    };
    for (const given of [runs('a', 'b'), [{ first: 0, count: 1, bytes: Uint8Array.of(0xff) }]]) {
      line.doubting = true;
      const task = { doubt: doubted(), before: [], note: null, last: 5 };
      onDoubtRuns(line, task, { q: 'runs', runs: given });
      expect([taken(line), line.doubting]).toEqual([[], false]);
    }
    line.doubting = true;
    onDoubtRuns(
      line,
      { doubt: doubted(), before: [], note: null, last: 5 },
      { q: 'note', note: null },
    );
    expect([taken(line), line.doubting]).toEqual([[], false]);
    line.doubting = true;
    const nothing = { q: 'note', note: null } as const;
    journal.durable = { ...journal.durable, signature: null };
    onDoubtNote(line, { doubt: doubted(), before: [], note: null, seq: 3 }, nothing);
    expect([taken(line), line.doubting]).toEqual([[], false]);
  });

  it('are under way from one answer of the store to the next', () => {
    const other = ours.fork(3).say('to others', 'and more');
    doubtBundle(line, journal, other.bundle(1));
    doubtTurn(line);
    const steps: string[] = [];
    for (let [effect] = taken(line); effect?.kind === 'load'; [effect] = taken(line)) {
      steps.push(`${effect.query.q} ${line.doubting}`);
      const task = line.tasks.get(effect.id) as never;
      const loaded = storeAnswer(ours, effect, [4]);
      if (loaded.q === 'nodes') onDoubtNodes(line, (task as { doubt: never }).doubt, loaded);
      if (loaded.q === 'runs') onDoubtRuns(line, task, loaded);
      if (loaded.q === 'note') onDoubtNote(line, task, loaded);
    }
    expect(steps).toEqual(['nodes true', 'runs true', 'note true', 'runs true']);
    expect(journal.contested).toBe(true);
  });
});
