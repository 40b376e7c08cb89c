import { hex } from '@parley/core/base/bytes.ts';
import { type CborValue, encode } from '@parley/core/codec/cbor.ts';
import { type KindName, kinds } from '@parley/core/codec/kinds.ts';
import { officerIdOf } from '@parley/core/codec/officer.ts';
import type { FailCase, PassCase, VectorFile } from '../case.ts';
import { nodeCrypto } from '../node-crypto.ts';
import { line, mark, own, time } from '../sample.ts';
import { seeded, seededKey } from '../seeded.ts';

const hash = (n: number): Uint8Array => seeded(`attachment ${n}`, 32);
const many = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n));

/** Every minute but the last was up. */
const minutes = Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 0xe0);
const ws: CborValue = ['ws', minutes, 60, 59, 2300, 41_000];
const privateRoot = seeded('private root', 32);
const hour = time - (time % 3_600_000);
const ledger = (parties: readonly CborValue[]): CborValue => [hour, [...parties], privateRoot];

const officerKey = seededKey('officer of records').publicKey;
const officer: CborValue = [
  officerIdOf(nodeCrypto, 0, officerKey),
  0,
  officerKey,
  ['releaser', 'duty-officer'],
  'Duty Two',
];
const receiveKey = seeded('receive key of records', 1216);
const ownHead: CborValue = [own.party, own.number, own.tag, 4, seeded('root at 4', 32)];
const peerHead: CborValue = [mark.party, mark.number, mark.tag, mark.size, mark.root];

const pass = (name: string, kind: KindName, value: CborValue): PassCase => {
  return { name, given: { kind: kinds[kind] }, bytes: hex(encode(value)) };
};
const fail = (name: string, kind: KindName, value: CborValue): FailCase => {
  const given = { kind: kinds[kind] };
  return { name, given, bytes: hex(encode(value)), code: 'malformed' };
};

const taken = (): PassCase[] => [
  pass('an acknowledgement that names no attachment', 'ack', []),
  pass('one that names sixteen', 'ack', many(16, hash)),
  pass('no answer now, until further notice', 'withheld', null),
  pass('no answer until then', 'withheld', time),
  pass('did you say this: yes', 'confirm-answer', 1),
  pass('the watch is staffed', 'watch', [0, null]),
  pass('closed until then', 'watch', [3, time]),
  pass('an hour of nobody', 'availability', ledger([])),
  pass('an hour of one party, by one circuit', 'availability', ledger([[1, minutes, [ws]]])),
  pass('the founding of a line', 'charter', [line, null]),
  pass('of one that follows another', 'charter', [line, [seeded('old', 32), 7, hash(0)]]),
  pass('an officer joins', 'roster', [0, officer]),
  pass('he leaves', 'roster', [1, officer]),
  pass('a certificate, whatever is in it', 'incarnation', seeded('certificate', 300)),
  pass('the next receive key', 'receive-key', [1, receiveKey]),
  pass('the first cut', 'cut', [0, line, [ownHead, peerHead]]),
];

const refused = (): FailCase[] => [
  fail('an acknowledgement that is null', 'ack', null),
  fail('one that names seventeen attachments', 'ack', many(17, hash)),
  fail('a time before 1970', 'withheld', -1),
  fail('a fourth answer', 'confirm-answer', 3),
  fail('a fifth watch', 'watch', [4, null]),
  fail('a watch without its end', 'watch', [0]),
  fail('a 61st minute', 'availability', ledger([[1, new Uint8Array(8).fill(1), []]])),
  fail(
    'one party twice',
    'availability',
    ledger([
      [1, minutes, []],
      [1, minutes, []],
    ]),
  ),
  fail('one circuit twice', 'availability', ledger([[1, minutes, [ws, ws]]])),
  fail(
    'a circuit without a name',
    'availability',
    ledger([[1, minutes, [['', minutes, 0, 0, 0, 0]]]]),
  ),
  fail('a line of 31 bytes', 'charter', [line.slice(1), null]),
  fail('a predecessor without its cut', 'charter', [line, [line, 7]]),
  fail('neither joins nor leaves', 'roster', [2, officer]),
  fail('an officer without a role', 'roster', [0, [...officer.slice(0, 3), [], 'Duty Two']]),
  fail('a certificate of 4097 bytes', 'incarnation', new Uint8Array(4097)),
  fail('a receive key too short', 'receive-key', [1, receiveKey.slice(1)]),
  fail('a head of four parts', 'cut', [0, line, [peerHead.slice(0, 4)]]),
  fail('641 heads', 'cut', [0, line, many(641, () => peerHead)]),
];

/** Records of the kinds that every station writes or reads: spec/entry.md, Kinds. */
export function entryRecordVectors(): VectorFile {
  return {
    format: 'record',
    about: 'Records of kinds 2 to 13 (spec/entry.md), each in the body of its entry, by form.',
    pass: taken(),
    fail: refused(),
  };
}
