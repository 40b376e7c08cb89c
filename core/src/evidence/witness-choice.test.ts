import { describe, expect, it } from 'vitest';
import { archived } from '../../test/archived.ts';
import { testCrypto } from '../../test/crypto.ts';
import { Author, certificateOf, itemOf, trio, trioLine } from '../../test/standing.ts';
import { concat, hex } from '../base/bytes.ts';
import { emptyBody, encodeBody } from '../codec/body.ts';
import type { AnyItem } from '../codec/entry.ts';
import { kinds } from '../codec/kinds.ts';
import { encodeRecord } from '../codec/records.ts';
import { writeTranscript } from './transcript-writer.ts';
import { finalCuts } from './witness-choice.ts';

const founding = { line: trioLine, charter: trio };
const old = new Author(0).say('a');
const others = [1, 2].map((party) => new Author(party).say('b'));
const heads = [old, ...others].map((one) => ({ ...one.name, size: 1, root: one.head(1).root }));

/** The first cut, over one entry of each party, as this party says it. */
function cutBy(party: number): AnyItem {
  const record = encodeRecord({ kind: 'cut', k: 0, previous: trioLine, heads });
  const held = heads.filter((head) => head.party !== party);
  return itemOf('cut', { kind: kinds.cut, body: encodeBody({ ...emptyBody, record }), held });
}

/** The next keys of that author, and nothing said under them but what makes them so. */
function renewal(of: Author): Author {
  const next = new Author(of.name.party, 1);
  const record = encodeRecord({ kind: 'incarnation', certificate: certificateOf(next, of, 1) });
  const body = encodeBody({ ...emptyBody, record });
  return next.say(itemOf('', { kind: kinds.incarnation, body }));
}

/** What is held of these authors; all cosigned each journal, but so much of one of them. */
function held(authors: readonly Author[], less: { of: string; size: number } | null = null) {
  const { archive, source } = archived(...authors);
  const cosignatures = (key: string, size: number) => {
    const to = key === less?.of ? less.size : Number.POSITIVE_INFINITY;
    if (size > to) return [];
    const by = authors.filter((one) => one.key !== key);
    return by.map(({ key: cosigner }) => {
      return { cosigner, size, time: 0, signature: new Uint8Array(64) };
    });
  };
  return { archive, source: { ...source, cosignatures } };
}

/** Places of the final cuts. */
function finalOf(...of: Parameters<typeof held>) {
  const { archive, source } = held(...of);
  const cuts = finalCuts(testCrypto, archive, source, founding);
  return cuts.map(({ cut, journal, seq }) => [cut.k, journal.party, journal.number, seq]);
}

describe('of entries that say the same cut', () => {
  it('the first one of whose turn it was is it, whoever repeats it', () => {
    const said = old.fork(1).say(cutBy(0), cutBy(0));
    const copied = (others[0] as Author).fork(1).say(cutBy(1));
    expect(finalOf([copied, said, others[1] as Author])).toEqual([[0, 0, 0, 1]]);
    expect(finalOf([old.fork(1), copied, others[1] as Author])).toEqual([]);
  });

  it('a later one that all hold does not make the first one final', () => {
    const said = old.fork(1).say(cutBy(0));
    const renewed = renewal(old).say(cutBy(0));
    const all = [said, renewed, ...others];
    expect(finalOf(all)).toEqual([[0, 0, 0, 1]]);
    expect(finalOf(all, { of: said.key, size: 1 })).toEqual([]);
  });
});

it('a file has the certificates of cosigners that its last cut does not name, in order', () => {
  const renewed = others.map(renewal);
  const all = [old.fork(1).say(cutBy(0)), ...renewed.toReversed(), ...others];
  const { archive, source: signed } = held(all);
  // The first witness has the second certificate, and only one behind it the first.
  const cosignatures = (key: string, size: number) => {
    const by = signed.cosignatures(key, size);
    return key === old.key ? by.filter(({ cosigner }) => cosigner !== renewed[0]?.key) : by;
  };
  const source = { ...signed, cosignatures };
  const cuts = finalCuts(testCrypto, archive, source, founding);
  const input = { crypto: testCrypto, charterFile: new Uint8Array(9), archive, source, cuts };
  const pieces = [...writeTranscript({ ...input, tail: false })];
  const file = hex(concat(...pieces.map(({ bytes }) => bytes)));
  const [first = -1, second = -1] = others.map((one) => {
    return file.indexOf(hex(certificateOf(new Author(one.name.party, 1), one, 1)));
  });
  expect(first).toBeGreaterThan(0);
  expect(second).toBeGreaterThan(first);
});
