import { beforeEach, describe, expect, it } from 'vitest';
import { bytesOf } from '../../test/crypto.ts';
import { keysFor } from '../../test/founding.ts';
import {
  Author,
  certificateOf,
  connect,
  itemOf,
  shownOf,
  standing,
  taken,
  trioLine,
} from '../../test/standing.ts';
import { limits } from '../base/limits.ts';
import { emptyBody, encodeBody } from '../codec/body.ts';
import type { AnyItem } from '../codec/entry.ts';
import { kinds } from '../codec/kinds.ts';
import { encodeRecord } from '../codec/records.ts';
import {
  begin,
  certificateInBundle,
  isSpent,
  onCertificate,
  tellReplaced,
} from './certificates.ts';
import { addJournal, type Line, type Peer } from './line.ts';

let line: Line;
const renewed = new Author(0, 1);

beforeEach(() => {
  line = standing();
  connect(line, 0);
});

/** So many journals of party 0 as there may be, its first one among them. */
function spend(count: number): void {
  const keys = keysFor('washington');
  for (let number = 1; number < count; number++) {
    addJournal(line, { party: 0, number: 100 + number, tag: bytesOf('tag', 8) }, keys, null);
  }
}

describe('a certificate that comes in clear', () => {
  it('begins a journal under its keys, tells the envelope, and is stored at once', () => {
    const before = new Author(0).say('a', 'b');
    const bytes = certificateOf(renewed, before, 2);
    const journal = onCertificate(line, bytes, 0);
    expect(journal?.key).toBe(renewed.key);
    expect(line.journals.get(renewed.key)).toBe(journal);
    expect(journal?.origin).toBe(renewed.origin);
    expect(journal?.keys.note).toEqual(renewed.signers.note.publicKey);
    const { root } = before.head(2);
    expect(journal?.previous).toEqual({ number: 0, tag: before.name.tag, size: 2, root });
    const [directory, persist, ...rest] = taken(line);
    expect(directory).toEqual({ kind: 'directory', party: 0 });
    const records = [{ t: 'fact', key: `certificate.${renewed.key}`, value: bytes }];
    expect(persist).toMatchObject({ kind: 'persist', records, urgent: true });
    expect(line.tasks.get((persist as { id: number }).id)).toMatchObject({
      task: 'facts',
      kept: {},
    });
    expect(rest).toEqual([]);
    expect(line.receiveKeys.get(0)?.number).toBe(1);
  });

  it('is nothing new the second time', () => {
    const journal = onCertificate(line, certificateOf(renewed), 0);
    taken(line);
    expect(onCertificate(line, certificateOf(renewed), 0)).toBe(journal);
    expect(taken(line)).toEqual([]);
  });

  it('is refused when the recovery key of its party did not sign it', () => {
    const bytes = certificateOf(renewed);
    bytes[bytes.length - 1] = (bytes.at(-1) as number) ^ 1;
    expect(onCertificate(line, bytes, 2)).toBeNull();
    expect(shownOf(taken(line))).toMatchObject([{ code: 'bad-signature', from: 2, circuit: null }]);
    expect(line.journals.has(renewed.key)).toBe(false);
  });

  it('is refused when its party has had as many incarnations as a line bears', () => {
    spend(limits.incarnationsMax - 1);
    expect([isSpent(line, 0), isSpent(line, 2)]).toEqual([false, false]);
    spend(limits.incarnationsMax);
    expect([isSpent(line, 0), isSpent(line, 2)]).toEqual([true, false]);
    expect(onCertificate(line, certificateOf(renewed), null)).toBeNull();
    expect(shownOf(taken(line))).toMatchObject([{ code: 'over-limit', from: null, circuit: null }]);
    expect(line.journals.has(renewed.key)).toBe(false);
  });

  it('of a later incarnation of ours shows that this machine is an old one', () => {
    onCertificate(line, certificateOf(new Author(1, 1)), 0);
    expect(line.mute).toBe('beyond-guard');
  });

  it('of ours that is just being opened, or of another party, silences nobody', () => {
    line.holding = true;
    onCertificate(line, certificateOf(new Author(1, 1)), 0);
    line.holding = false;
    onCertificate(line, certificateOf(renewed), 0);
    onCertificate(line, certificateOf(new Author(2, 1)), 0);
    expect(line.mute).toBeNull();
  });

  it('of an earlier incarnation of ours, or of the present one, says nothing', () => {
    const present = addJournal(line, new Author(1, 2).name, keysFor('moscow', 2), null);
    line.own = present.key;
    onCertificate(line, certificateOf(new Author(1, 1)), 0);
    onCertificate(line, certificateOf(new Author(1, 2)), 0);
    expect(line.mute).toBeNull();
  });
});

describe('a checked certificate', () => {
  const checked = (number: number, receive: number) => {
    const keys = keysFor('washington', number);
    const { name } = new Author(0, number);
    const more = { keys: { ...keys, receive: { ...keys.receive, number: receive } } };
    return { line: trioLine, ...name, ...more, previous: null };
  };

  it('brings its receive key where it is the newest of its party, whatever the numbers', () => {
    const known = () => line.receiveKeys.get(0);
    begin(line, checked(1, 5));
    expect(known()?.number).toBe(5);
    begin(line, checked(3, 4));
    expect(known()?.number).toBe(4);
    const newest = known();
    begin(line, checked(2, 9));
    expect(known()).toBe(newest);
  });

  it('of a journal that is known gives it, though its party is spent', () => {
    const journal = begin(line, checked(1, 1));
    spend(limits.incarnationsMax);
    expect(begin(line, checked(1, 1))).toBe(journal);
    expect(begin(line, checked(2, 1))).toBeNull();
  });
});

describe('the first entry of a journal that is not known', () => {
  const first = (certificate: Uint8Array, kind: number = kinds.incarnation) => {
    const record = encodeRecord({ kind: 'incarnation', certificate });
    return itemOf('first', { kind, body: encodeBody({ ...emptyBody, record }) });
  };
  const holds = (item: AnyItem, at = 0) => {
    const said = new Author(0, 1, [...Array.from({ length: at }, () => itemOf('x')), item]);
    return certificateInBundle(line, said.bundle(at));
  };

  it('carries its certificate', () => {
    expect(holds(first(certificateOf(renewed)))?.key).toBe(renewed.key);
  });

  it('carries none elsewhere, under another kind or version, or where it does not read', () => {
    expect(holds(first(certificateOf(renewed)), 1)).toBeUndefined();
    expect(holds(first(certificateOf(renewed), kinds.message))).toBeUndefined();
    const { salt, body } = first(certificateOf(renewed));
    expect(holds({ header: bytesOf('header', 60), salt, body })).toBeUndefined();
    expect(holds({ ...first(certificateOf(renewed)), body: Uint8Array.of(0xff) })).toBeUndefined();
    expect(
      holds({ ...first(certificateOf(renewed)), body: encodeBody(emptyBody) }),
    ).toBeUndefined();
    expect(taken(line)).toEqual([]);
    const none = { ...new Author(0, 1).say('x').bundle(0), items: [] };
    expect(certificateInBundle(line, none)).toBeUndefined();
  });

  it('does not begin it by the certificate of another one', () => {
    expect(holds(first(certificateOf(new Author(0, 2))))).toBeUndefined();
    expect(holds(first(Uint8Array.of(1, 2)))).toBeUndefined();
    expect(shownOf(taken(line))).toMatchObject([{ event: 'refused', from: null }]);
  });
});

describe('a peer that speaks as a replaced incarnation', () => {
  const tells = (circuit = 'to 0') => {
    tellReplaced(line, line.peers.get(0) as Peer, circuit);
    return taken(line);
  };
  const told = [{ kind: 'outdated', party: 0, circuit: 'to 0' }];

  it('is told so on that circuit, once in ten seconds', () => {
    expect(tells()).toEqual(told);
    const { elapsed } = line.now;
    line.now = { ...line.now, elapsed: elapsed + 9999 };
    expect(tells()).toEqual([]);
    line.now = { ...line.now, elapsed: elapsed + 10_000 };
    expect(tells()).toEqual(told);
  });

  it('is not told by a circuit that is gone, or goes one way', () => {
    expect(tells('gone')).toEqual([]);
    connect(line, 0, { id: 'bag', oneWay: true });
    expect(tells('bag')).toEqual([]);
  });
});
