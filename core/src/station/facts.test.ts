import { expect, it } from 'vitest';
import { bytesOf } from '../../test/crypto.ts';
import { Author, certificateOf, itemOf, standing } from '../../test/standing.ts';
import { emptyBody, encodeBody } from '../codec/body.ts';
import { kinds } from '../codec/kinds.ts';
import { encodeRecord } from '../codec/records.ts';
import { onCertificate } from '../replication/certificates.ts';
import type { Journal, Line } from '../replication/line.ts';
import { applySpecial, decodeFact, factOf } from './facts.ts';

const old = new Author(0);
const renewed = new Author(0, 1);
const highest = Number.MAX_SAFE_INTEGER;

/** An entry that announces a receive key of the highest number there is. */
const claimed = {
  item: itemOf('a key', {
    kind: kinds['receive-key'],
    body: encodeBody({
      ...emptyBody,
      record: encodeRecord({
        kind: 'receive-key',
        number: highest,
        publicKey: bytesOf('key of a thief', 1216),
      }),
    }),
  }),
  held: new Map(),
  cuts: 0,
};

const numberOf = (line: Line) => line.receiveKeys.get(0)?.number;

it('a receive key announced under stolen keys ends with them, whatever its number', () => {
  const line = standing();
  const journal = line.journals.get(old.key) as Journal;
  const fact = factOf(line, journal.name, 1, claimed);
  expect(fact).toMatchObject({ key: 'entry.receive-key.0' });
  applySpecial(line, journal, 1, claimed);
  expect(numberOf(line)).toBe(highest);
  onCertificate(line, certificateOf(renewed), 0);
  expect(numberOf(line)).toBe(1);
  // Nor does it count when it comes later, or is read again at a start.
  applySpecial(line, journal, 2, claimed);
  expect(numberOf(line)).toBe(1);
  expect(factOf(line, journal.name, 2, claimed)).toBeUndefined();
  expect(factOf(line, renewed.name, 1, claimed)).toBeDefined();
  if (fact?.t !== 'fact' || !fact.value) throw new Error('a fact is kept');
  const read = decodeFact(fact.value);
  if (read) applySpecial(line, journal, read.seq, read);
  expect(numberOf(line)).toBe(1);
});

it('a watch stated under replaced keys does not take the place of one under the new ones', () => {
  const line = standing();
  const journal = line.journals.get(old.key) as Journal;
  const stated = (state: 0 | 1) => {
    const record = encodeRecord({ kind: 'watch', state, until: null });
    const body = encodeBody({ ...emptyBody, record });
    return { item: itemOf('a watch', { kind: kinds.watch, body }), held: new Map(), cuts: 0 };
  };
  applySpecial(line, journal, 1, stated(0));
  onCertificate(line, certificateOf(renewed), 0);
  // Until the new keys have said one, who was there still is.
  expect(line.watches.get(0)?.state).toBe(0);
  const present = line.journals.get(renewed.key) as Journal;
  applySpecial(line, present, 1, stated(0));
  applySpecial(line, journal, 2, stated(1));
  expect(factOf(line, journal.name, 2, stated(1))).toBeUndefined();
  expect(line.watches.get(0)?.state).toBe(0);
  applySpecial(line, present, 2, stated(1));
  expect(line.watches.get(0)?.state).toBe(1);
});
