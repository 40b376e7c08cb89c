import { hex } from '@parley/core/base/bytes.ts';
import { type CborValue, encode } from '@parley/core/codec/cbor.ts';
import { type KindName, kinds } from '@parley/core/codec/kinds.ts';
import type { FailCase, PassCase, VectorFile } from '../case.ts';
import { time } from '../sample.ts';
import { seeded } from '../seeded.ts';

const outgoing = seeded('outgoing officer', 8);
const incoming = seeded('incoming officer', 8);
const exercise = seeded('exercise', 16);
const launch = [
  ['en', 'launch'],
  ['ru', 'пуск'],
  ['ar', 'إطلاق'],
];

function pass(name: string, kind: KindName, value: CborValue): PassCase {
  return { name, given: { kind: kinds[kind] }, bytes: hex(encode(value)) };
}

function fail(name: string, kind: KindName, value: CborValue): FailCase {
  const given = { kind: kinds[kind] };
  return { name, given, bytes: hex(encode(value)), code: 'malformed' };
}

/** Records of hand-over, exercise and terms: spec/agreements.md. */
export function recordVectors(): VectorFile {
  const start = [0, exercise, 'Quiet Channel', time, time + 3_600_000];
  return {
    format: 'record',
    about: 'Records of kinds 16 to 18 (spec/agreements.md), each in the body of its entry.',
    pass: [
      pass('the watch from one officer to another', 'handover', [outgoing, incoming]),
      pass('the watch taken where nobody had it', 'handover', [null, incoming]),
      pass('the start of an exercise', 'exercise', start),
      pass('its end', 'exercise', [1, ...start.slice(1)]),
      pass('a title in Arabic', 'exercise', [0, exercise, 'قناة هادئة', time, time + 1]),
      pass('a list of one term in three languages', 'terms', [launch]),
      pass('agreement to a list', 'terms', null),
    ],
    fail: [
      fail('a watch that nobody takes', 'handover', [outgoing, null]),
      fail('an officer id of 7 bytes', 'handover', [null, seeded('short', 7)]),
      fail('a third step', 'exercise', [2, ...start.slice(1)]),
      fail('an exercise that ends when it begins', 'exercise', [0, exercise, 'x', time, time]),
      fail('no title', 'exercise', [0, exercise, '', time, time + 1]),
      fail('a title of 101 letters', 'exercise', [0, exercise, 'x'.repeat(101), time, time + 1]),
      fail('a name of 15 bytes', 'exercise', [0, seeded('x', 15), 'x', time, time + 1]),
      fail('an empty list', 'terms', []),
      fail('a term in no language', 'terms', [[]]),
      fail('one language twice', 'terms', [[launch[0] as CborValue, ['en', 'firing']]]),
      fail('a language that is no tag', 'terms', [[['e', 'launch']]]),
      fail('an empty word', 'terms', [[['en', '']]]),
      fail('a word of 201 letters', 'terms', [[['en', 'x'.repeat(201)]]]),
      fail(
        '257 terms',
        'terms',
        Array.from({ length: 257 }, () => launch),
      ),
    ],
  };
}
