import { hex } from '@parley/core/base/bytes.ts';
import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import { encode } from '@parley/core/codec/cbor.ts';
import { type AnyItem, type Item, leafOf } from '@parley/core/codec/entry.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { encodeRun } from '@parley/core/codec/run.ts';
import type { Facts, PassCase, VectorFile } from '../case.ts';
import { fail, failValue, spliced } from '../mutate.ts';
import { nodeCrypto } from '../node-crypto.ts';
import { arabic, english, line, mark, own, reference, russian, time } from '../sample.ts';
import { seeded } from '../seeded.ts';

/** A message of the sample; the number tells one from another. */
export function message(number: number, more: Partial<Item> = {}): Item {
  const texts = [english, russian, arabic];
  const langs = ['en', 'ru', 'ar'];
  const text = texts[number % 3] ?? english;
  const lang = langs[number % 3] ?? 'en';
  return {
    kind: kinds.message,
    precedence: 1,
    class: 1,
    time: time + 1000 * number,
    clock: 2,
    salt: seeded(`salt ${number}`, 16),
    body: encodeBody({ ...emptyBody, texts: [{ lang, standing: 0, text }] }),
    held: [],
    references: [],
    ...more,
  };
}

/** An entry of header version 2, which this version carries and does not read. */
function ofAnotherVersion(seq: number): AnyItem {
  const header = encode([2, line, own.party, [own.number, own.tag], seq, 'more']);
  return { header, salt: seeded('salt of version 2', 16), body: seeded('body of version 2', 40) };
}

const given: Facts = {
  line: hex(line),
  party: own.party,
  number: own.number,
  tag: hex(own.tag),
  first: 7,
};

function pass(name: string, items: readonly AnyItem[]): PassCase {
  const leaves = items.map((item, i) =>
    hex(leafOf(nodeCrypto, { line, journal: own, seq: 7 + i }, item)),
  );
  return { name, bytes: hex(encodeRun(items)), shows: { leaves } };
}

/** Runs of entries and the leaves they have at their place: spec/bundle.md and spec/entry.md. */
export function runVectors(): VectorFile {
  const one = encodeRun([message(0)]);
  const at = (item: readonly Parameters<typeof encode>[0][]): Uint8Array =>
    encode([time, 2, [item]]);
  const { salt, body } = message(0);
  const cases = [
    fail('no bytes', 'malformed', new Uint8Array(0)),
    fail('a byte behind', 'malformed', new Uint8Array([...one, 0])),
    fail('length of the run in two bytes', 'malformed', spliced(one, 0, 1, [0x98, 0x03])),
    failValue('no entry', 'over-limit', [time, 2, []]),
    failValue('a clock of quality 3', 'malformed', [time, 3, [[1, 7, 0, salt, body]]]),
    fail('an item of four parts', 'malformed', at([1, 7, 0, salt])),
    fail('precedence and class beyond 17', 'malformed', at([1, 18, 0, salt, body])),
    fail('a salt of 15 bytes', 'malformed', at([1, 7, 0, salt.slice(1), body])),
    fail('a base that is not the time of the first', 'not-canonical', at([1, 7, 1, salt, body])),
    fail(
      'an empty held where there are no references',
      'not-canonical',
      at([1, 7, 0, salt, body, []]),
    ),
    fail('empty references', 'not-canonical', at([1, 7, 0, salt, body, [], []])),
  ];
  return {
    format: 'run',
    about: 'Consecutive entries of one journal (spec/bundle.md); leaves as in spec/entry.md.',
    given,
    pass: [
      pass('one message', [message(0)]),
      pass('three messages, the second with an earlier clock', [
        message(0),
        message(1, { time: time - 5000 }),
        message(2),
      ]),
      pass('held and references', [
        message(0, { held: [mark] }),
        message(1, { held: [mark], references: [reference] }),
        message(2, { references: [reference] }),
      ]),
      pass('every precedence and class', everyUrgency()),
      pass('an entry of another version among ours', [ofAnotherVersion(7), message(1)]),
      pass('an entry of another version alone', [ofAnotherVersion(7)]),
    ],
    fail: cases,
  };
}

function everyUrgency(): Item[] {
  return Array.from({ length: 18 }, (_, i) =>
    message(i, {
      precedence: (i % 6) as Item['precedence'],
      class: Math.floor(i / 6) as Item['class'],
    }),
  );
}
