import { beforeEach, describe, expect, it } from 'vitest';
import { bytesOf } from '../../test/crypto.ts';
import { keysFor } from '../../test/founding.ts';
import {
  Author,
  connect,
  holding,
  sentOf,
  shownOf,
  standing,
  taken,
  writtenOf,
} from '../../test/standing.ts';
import { encode } from '../codec/cbor.ts';
import { pqCosignatureMessage } from '../codec/note.ts';
import type { Pq } from '../codec/payload.ts';
import { addJournal, type Journal, type Line, type Peer, rememberHead } from './line.ts';
import { onPq, onSealDurable, onSealSigned, sealAll, sealTurn, sendSeals } from './seals.ts';

/** We have said three things and cosigned four of party 0's six. */
let line: Line;
let journal: Journal;
const own = new Author(1).say('a', 'b', 'c');
const theirs = new Author(0).say('x', 'y', 'z', 'u', 'v', 'w');
const third = new Author(2);
const time = 1_700_000_000;

beforeEach(() => {
  line = standing();
  holding(line, own);
  journal = holding(line, theirs);
  rememberHead(journal, 4, theirs.head(4));
  journal.ours = own.cosign(theirs, 4);
  for (const party of [0, 2]) connect(line, party);
});

/** Journal and size of each head that is to be sealed. */
const asked = () =>
  taken(line).flatMap((one) => {
    const task = one.kind === 'sign' ? line.tasks.get(one.id) : undefined;
    return task?.task === 'pq' ? [[task.journal, task.size]] : [];
  });
const sealed = () => {
  sealAll(line);
  return asked();
};
const ownSeal = { ...own.note(3), time, cosigner: own.name };

describe('what is sealed', () => {
  it('is our own head and each head that we have cosigned, over its size and root', () => {
    sealAll(line);
    const { root } = theirs.head(4);
    const [first, second, ...rest] = taken(line);
    const message = pqCosignatureMessage(time, own.origin, {
      origin: theirs.origin,
      size: 4,
      root,
    });
    expect(first).toMatchObject({ kind: 'sign', key: 'pq', message });
    const ours = pqCosignatureMessage(time, own.origin, { origin: own.origin, ...own.note(3) });
    expect(second).toMatchObject({ kind: 'sign', key: 'pq', message: ours });
    expect(rest).toEqual([]);
    const task = { task: 'pq', journal: theirs.key, size: 4, root, time };
    expect(line.tasks.get((first as { id: number }).id)).toEqual(task);
  });

  it('is what has grown since, under the keys that seal now', () => {
    line.seals.set(own.key, ownSeal);
    expect(sealed()).toEqual([[theirs.key, 4]]);
    line.seals.set(own.key, { ...ownSeal, size: 2 });
    expect(sealed()).toEqual([
      [theirs.key, 4],
      [own.key, 3],
    ]);
    line.seals.set(own.key, { ...ownSeal, cosigner: new Author(1, 1).name });
    expect(sealed()).toHaveLength(2);
  });

  it('is not our own head before it is signed, nor an empty journal', () => {
    const mine = line.journals.get(own.key) as Journal;
    mine.durable = { ...mine.durable, signature: null };
    expect(sealed()).toEqual([[theirs.key, 4]]);
    mine.durable = { ...own.head(0) };
    expect(sealed()).toEqual([[theirs.key, 4]]);
  });

  it('is not what we have not cosigned, nor an older journal of ours', () => {
    journal.ours = null;
    const older = new Author(1, 1).say('q');
    addJournal(line, older.name, keysFor('moscow', 1), null);
    holding(line, older).ours = own.cosign(older, 1);
    expect(sealed()).toEqual([[own.key, 3]]);
  });

  it('is the newest head from memory, and an older one when its root is known', () => {
    journal.ours = own.cosign(theirs, 6);
    journal.heads.clear();
    expect(sealed()).toContainEqual([theirs.key, 6]);
    journal.ours = own.cosign(theirs, 5);
    sealAll(line);
    const effects = taken(line);
    expect(effects.map((one) => one.kind === 'load' && one.query.q)).toEqual(['nodes', false]);
    rememberHead(journal, 5, theirs.head(5));
    expect(sealed()).toContainEqual([theirs.key, 5]);
  });
});

describe('sealing', () => {
  const turn = () => {
    sealTurn(line);
    const effects = taken(line);
    const records = effects.flatMap((one) => (one.kind === 'persist' ? one.records : []));
    for (const one of effects) {
      if (one.kind !== 'persist') continue;
      expect([one.urgent, line.tasks.get(one.id)]).toEqual([false, { task: 'facts' }]);
    }
    return [effects.filter(({ kind }) => kind === 'sign').length, records];
  };
  const fact = { t: 'fact', key: 'seal', value: encode(1_700_000_000_000) };
  const pass = (ms: number) => {
    line.now = { ...line.now, elapsed: line.now.elapsed + ms };
  };

  it('is due each period, and that it was done is kept for the next start', () => {
    const periodMs = line.settings.sealPeriodS * 1000;
    expect(turn()).toEqual([0, []]);
    pass(periodMs - 1);
    expect(turn()).toEqual([0, []]);
    pass(1);
    expect(turn()).toEqual([2, [fact]]);
    expect(line.links.pqAt).toBe(line.now.elapsed);
    pass(1);
    expect(turn()).toEqual([0, []]);
  });

  it('comes early after a FLASH, once, and the period goes on', () => {
    const before = line.links.pqAt;
    pass(1);
    line.sealWanted = true;
    expect(turn()).toEqual([2, [fact]]);
    expect([line.sealWanted, line.links.pqAt]).toEqual([false, before]);
    expect(turn()).toEqual([0, []]);
  });

  it('waits while this station signs nothing, writes, or is held', () => {
    line.sealWanted = true;
    line.mute = 'tail-missing';
    expect(turn()).toEqual([0, []]);
    line.mute = null;
    line.turn = {} as never;
    expect(turn()).toEqual([0, []]);
    line.turn = null;
    line.holding = true;
    expect(turn()).toEqual([0, []]);
    expect(line.sealWanted).toBe(true);
    line.holding = false;
    expect(turn()).toEqual([2, [fact]]);
  });
});

describe('a seal of ours', () => {
  const signature = bytesOf('pq', 2420);
  const { root } = theirs.head(4);
  const seal = { journal: theirs.name, size: 4, root, time, cosigner: own.name, signature };

  it('is stored when it is signed, and goes to all when it is on disk', () => {
    onSealSigned(line, { journal: theirs.key, size: 4, root, time }, signature);
    expect(line.seals.get(theirs.key)).toEqual(seal);
    const [persist, ...rest] = taken(line);
    const record = { t: 'pq', journal: theirs.key, size: 4, cosigner: own.key, time, signature };
    expect(persist).toMatchObject({ kind: 'persist', records: [record], urgent: false });
    expect(rest).toEqual([]);
    const task = line.tasks.get((persist as { id: number }).id);
    expect(task).toEqual({ task: 'sealed', seal });
    onSealDurable(line, seal);
    const sent = sentOf(taken(line)).map(({ to, payload }) => [to, payload]);
    expect(sent).toEqual([
      [0, { type: 'pq', ...seal }],
      [2, { type: 'pq', ...seal }],
    ]);
  });

  it('of a journal that is gone is dropped', () => {
    onSealSigned(line, { journal: 'gone', size: 4, root, time }, signature);
    expect([taken(line), line.seals.size]).toEqual([[], 0]);
  });

  it('goes again to a peer whose circuit came up; those of others are theirs to send', () => {
    line.seals.set(theirs.key, seal);
    sendSeals(line, line.peers.get(2) as Peer);
    expect(sentOf(taken(line)).map(({ to }) => to)).toEqual([2]);
    onSealDurable(line, { ...seal, cosigner: third.name });
    expect(taken(line)).toEqual([]);
  });
});

describe('a seal of a peer', () => {
  const where = { from: 2, circuit: 'to 2' };
  /** Party 2's seal of that journal at that size, by its true key. */
  function sealOf(of: Author, size: number, by = third, more: Partial<Pq> = {}): Pq {
    const { root } = of.head(size);
    const message = pqCosignatureMessage(time, by.origin, { origin: of.origin, size, root });
    const signature = by.signers.mldsa.sign(message);
    return {
      type: 'pq',
      journal: of.name,
      size,
      root,
      time,
      cosigner: by.name,
      signature,
      ...more,
    };
  }
  const comes = (seal: Pq) => {
    onPq(line, where, seal);
    return taken(line);
  };
  const refusal = (code: string) => [{ event: 'refused', code, ...where }];

  it('is stored when it verifies over the head that is held here, once', () => {
    const seal = sealOf(theirs, 6);
    const effects = comes(seal);
    const { type: _, ...kept } = seal;
    expect(effects).toMatchObject([
      {
        kind: 'persist',
        records: [
          {
            ...{ t: 'pq', journal: theirs.key, size: 6, cosigner: third.key },
            ...{ time, signature: seal.signature },
          },
        ],
      },
    ]);
    expect(line.tasks.get((effects[0] as { id: number }).id)).toEqual({
      task: 'sealed',
      seal: kept,
    });
    expect(comes(seal)).toEqual([]);
    expect(comes(sealOf(theirs, 4))).toEqual([]);
  });

  it('of a smaller size is stored when a larger one comes after it', () => {
    expect(writtenOf(comes(sealOf(theirs, 4)))).toEqual(['pq']);
    expect(writtenOf(comes(sealOf(theirs, 6)))).toEqual(['pq']);
    expect([...line.sealed]).toEqual([[`${theirs.key}|${third.key}`, 6]]);
  });

  it('by its author over its own journal is one, and over another of his is none', () => {
    expect(writtenOf(comes(sealOf(theirs, 6, theirs)))).toEqual(['pq']);
    const renewed = new Author(0, 1);
    addJournal(line, renewed.name, keysFor('washington', 1), null);
    expect(shownOf(comes(sealOf(theirs, 6, renewed)))).toMatchObject(refusal('wrong-author'));
  });

  it('of ours that comes back says nothing', () => {
    expect(comes(sealOf(theirs, 6, own))).toEqual([]);
  });

  it('of a journal, or by keys, not known here is refused', () => {
    const seal = sealOf(theirs, 6);
    for (const more of [
      { journal: { ...theirs.name, number: 9 } },
      { cosigner: { ...third.name, number: 9 } },
    ]) {
      expect(shownOf(comes({ ...seal, ...more }))).toMatchObject(refusal('unknown-journal'));
    }
  });

  it('over another root, or with a signature that does not verify, is refused', () => {
    const root = bytesOf('root', 32);
    const other = shownOf(comes({ ...sealOf(theirs, 6), root }));
    expect(other).toMatchObject(refusal('cosigned-head-unknown'));
    const forged = { ...sealOf(theirs, 6), time: time + 1 };
    expect(shownOf(comes(forged))).toMatchObject(refusal('bad-signature'));
    expect(line.sealed.size).toBe(0);
  });

  it('over an older head has its root computed, and over what is not here yet waits', () => {
    const older = comes(sealOf(theirs, 5));
    expect(older).toMatchObject([{ kind: 'load', query: { q: 'nodes', journal: theirs.key } }]);
    expect(comes(sealOf(theirs.fork(6).say('more'), 7))).toEqual([]);
  });

  it('over more of our own journal than there is is refused', () => {
    const effects = comes(sealOf(own.fork(3).say('d'), 4));
    expect(shownOf(effects)).toMatchObject(refusal('cosigned-head-unknown'));
  });
});
