import { beforeEach, describe, expect, it } from 'vitest';
import { bytesOf, testCrypto } from '../../test/crypto.ts';
import {
  Author,
  connect,
  holding,
  itemOf,
  sentOf,
  shownOf,
  standing,
  taken,
  trioLine,
} from '../../test/standing.ts';
import { limits } from '../base/limits.ts';
import type { AnyItem } from '../codec/entry.ts';
import { decodeOverLimitProof, encodeOverLimitProof } from '../codec/over-limit.ts';
import { encodeBundle } from '../codec/payload.ts';
import { verifyOverLimitProof } from '../journal/over-limit.ts';
import type { Journal, Line, Peer } from './line.ts';
import { onOverLimitBundle, onOverLimitProof, showOverLimitProofs } from './over-limit.ts';

/** Party 0 has said three things to us, and then one that is too large. */
let line: Line;
let author: Author;
let journal: Journal;
const where = { from: 2, circuit: 'to 2' };
const large = itemOf('large', { body: new Uint8Array(limits.bodyBytesMax + 1) });

beforeEach(() => {
  line = standing();
  author = new Author(0).say('a', 'b', 'c', large);
  journal = holding(line, author, 3);
  for (const party of [0, 2]) connect(line, party);
});

function bytesFrom(of: Author, first: number, size = of.items.length): Uint8Array {
  const { journal: name, run, signature, root } = of.bundle(first, size);
  return encodeBundle(name, first, run, { signature, root });
}

const comes = (bytes: Uint8Array) => {
  onOverLimitBundle(line, bytes);
  return taken(line);
};

/** The proof that was kept, checked as a third party would. */
function proven() {
  const proof = decodeOverLimitProof(journal.overProof as Uint8Array);
  if (!proof.ok) throw new Error(proof.detail);
  const accused = { line: trioLine, origin: author.origin, noteKey: author.signers.note.publicKey };
  return verifyOverLimitProof(testCrypto, accused, proof.value);
}

describe('an entry over the limits that its author signed', () => {
  it('is proven, shown, kept and passed on, and nothing more of its journal is taken', () => {
    const effects = comes(bytesFrom(author, 3));
    expect(journal.over).toBe(true);
    expect(proven()).toMatchObject({ ok: true, value: { seq: 3, note: { size: 4 } } });
    const proof = journal.overProof as Uint8Array;
    expect(shownOf(effects)).toEqual([{ event: 'contested', journal: author.name }]);
    const persist = effects.find(({ kind }) => kind === 'persist') as { id: number };
    const records = [{ t: 'fact', key: `over.${author.key}`, value: proof }];
    expect(persist).toMatchObject({ records, urgent: false });
    expect(line.tasks.get(persist.id)).toMatchObject({ task: 'facts', kept: {} });
    const payload = { type: 'over-limit', proof };
    const sent = { urgent: false, payload };
    expect(sentOf(effects)).toEqual([
      { to: 0, circuit: 'to 0', ...sent },
      { to: 2, circuit: 'to 2', ...sent },
    ]);
    expect(comes(bytesFrom(author, 3)), 'once').toEqual([]);
  });

  it('is proven behind others of its bundle, held here or not', () => {
    comes(bytesFrom(author, 1));
    expect(proven()).toMatchObject({ ok: true });
    journal.over = false;
    holding(line, author, 2);
    comes(bytesFrom(author, 2));
    expect(proven()).toMatchObject({ ok: true, value: { seq: 3 } });
    journal.over = false;
    holding(line, author, 1);
    comes(bytesFrom(author, 0));
    expect(proven()).toMatchObject({ ok: true, value: { seq: 3 } });
    expect(journal.durable.size).toBe(1);
  });

  it('is proven of a later version too, by its own header', () => {
    const header = new Uint8Array(0);
    const item: AnyItem = { header, salt: bytesOf('s', 16), body: large.body };
    const other = author.fork(3).say(item);
    comes(bytesFrom(other, 3));
    expect(journal.over).toBe(true);
    const proof = decodeOverLimitProof(journal.overProof as Uint8Array);
    expect(proof.ok && proof.value.header).toEqual(header);
  });
});

describe('nothing is proven by a bundle', () => {
  const nothing = (bytes: Uint8Array) => {
    expect(comes(bytes)).toEqual([]);
    expect([journal.over, journal.overProof]).toEqual([false, null]);
  };

  it('that is none, or of a journal that is not known', () => {
    nothing(Uint8Array.of(0x88, 1));
    const { run, signature, root } = author.bundle(3);
    nothing(encodeBundle({ ...author.name, number: 5 }, 3, run, { signature, root }));
  });

  it('whose last entry is within the limits', () => {
    nothing(bytesFrom(author.fork(3).say('d'), 3));
  });

  it('that its author did not sign', () => {
    const { journal: name, run, root } = author.bundle(3);
    nothing(encodeBundle(name, 3, run, { signature: bytesOf('forged', 64), root }));
  });

  it('that does not follow what is held, or is held whole', () => {
    holding(line, author, 2);
    nothing(bytesFrom(author, 3));
    holding(line, author, 4);
    nothing(bytesFrom(author, 3));
  });
});

describe('a proof that a peer shows', () => {
  const shown = (bytes: Uint8Array) => {
    onOverLimitProof(line, where, bytes);
    return taken(line);
  };
  const made = () => {
    comes(bytesFrom(author, 3));
    const proof = journal.overProof as Uint8Array;
    journal.over = false;
    journal.overProof = null;
    return proof;
  };

  it('is checked, kept as it is and passed on, once', () => {
    const proof = made();
    const effects = shown(proof);
    expect([journal.over, journal.overProof]).toEqual([true, proof]);
    expect(sentOf(effects).map(({ to }) => to)).toEqual([0, 2]);
    expect(shown(proof)).toEqual([]);
  });

  it('is refused when it is none, of a journal not known, or proves nothing', () => {
    const decoded = decodeOverLimitProof(made());
    if (!decoded.ok) throw new Error(decoded.detail);
    const { value } = decoded;
    const bad: [Uint8Array, string][] = [
      [Uint8Array.of(0xff), 'malformed-cbor'],
      [
        encodeOverLimitProof({ ...value, journal: { ...value.journal, number: 5 } }),
        'unknown-journal',
      ],
      [encodeOverLimitProof({ ...value, salt: bytesOf('another', 16) }), 'proof-mismatch'],
    ];
    for (const [bytes, code] of bad) {
      const effects = shown(bytes);
      expect(shownOf(effects)).toMatchObject([{ event: 'refused', code, ...where }]);
      expect([effects.length, journal.over]).toEqual([1, false]);
    }
  });

  it('is shown again to whose circuit comes up, by that circuit', () => {
    showOverLimitProofs(line, line.peers.get(2) as Peer, 'other');
    expect(taken(line)).toEqual([]);
    const proof = made();
    journal.overProof = proof;
    showOverLimitProofs(line, line.peers.get(2) as Peer, 'other');
    const payload = { type: 'over-limit', proof };
    expect(sentOf(taken(line))).toEqual([{ to: 2, circuit: 'other', urgent: false, payload }]);
  });

  it('is kept here when no frame holds it', () => {
    const shows = (bytes: number) => {
      journal.overProof = new Uint8Array(bytes);
      showOverLimitProofs(line, line.peers.get(2) as Peer, 'other');
      return taken(line).length;
    };
    // Two heads of CBOR and the type.
    const frame = limits.payloadBytesMax - 7;
    expect([shows(frame), shows(frame + 1)]).toEqual([1, 0]);
  });
});
