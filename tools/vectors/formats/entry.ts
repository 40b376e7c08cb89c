import { hex } from '@parley/core/base/bytes.ts';
import type { RefusalCode } from '@parley/core/base/refusal.ts';
import { type CborValue, encode } from '@parley/core/codec/cbor.ts';
import { bodyHash, headerBytes, type Item, leafOfParts } from '@parley/core/codec/entry.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { markValue, referenceValue } from '@parley/core/codec/shapes.ts';
import type { FailCase, PassCase, VectorFile } from '../case.ts';
import { fail, spliced } from '../mutate.ts';
import { nodeCrypto } from '../node-crypto.ts';
import { line, mark, own, reference, time } from '../sample.ts';
import { seeded } from '../seeded.ts';
import { message } from './run.ts';

const seq = 7;
const place = { line, journal: own, seq };
const { salt, body } = message(0);
const given = {
  line: hex(line),
  party: own.party,
  number: own.number,
  tag: hex(own.tag),
  seq,
  salt: hex(salt),
  body: hex(body),
};

function pass(name: string, more: Partial<Item>): PassCase {
  const item = message(0, more);
  const header = headerBytes(place, item);
  const leaf = leafOfParts(nodeCrypto, header, bodyHash(nodeCrypto, salt, body));
  const { kind, precedence, class: cls, references } = item;
  const shows = { kind, precedence, class: cls, references: references.length, leaf: hex(leaf) };
  return { name, bytes: hex(header), shows };
}

/** The parts of a header, one of them replaced. */
function changed(name: string, code: RefusalCode, at: number, part: CborValue): FailCase {
  const parts: CborValue[] = [1, line, own.party, [own.number, own.tag], seq, kinds.message];
  parts.push(1, 1, time, 2, [markValue(mark)], [referenceValue(reference)]);
  parts[at] = part;
  return fail(name, code, encode(parts));
}

/** Headers of entries, and the leaf that each has with one salt and one body: spec/entry.md. */
export function entryVectors(): VectorFile {
  const whole = headerBytes(place, message(0));
  const many = (count: number, one: CborValue) => Array.from({ length: count }, () => one);
  return {
    format: 'entry',
    about: 'Headers of version 1 at their place, and the leaf with this salt and body.',
    given,
    pass: [
      pass('a message', {}),
      pass('FLASH, REAL, by a clock of unknown quality', { precedence: 4, class: 0, clock: 0 }),
      pass('an answer that holds what it answers', { held: [mark], references: [reference] }),
      pass('a kind that nobody knows', { kind: 1_000_000 }),
    ],
    fail: [
      fail('no bytes', 'wrong-seq', new Uint8Array(0)),
      fail('a byte behind', 'malformed-cbor', new Uint8Array([...whole, 0])),
      fail('precedence in two bytes', 'malformed-cbor', spliced(whole, 50, 1, [0x18, 0x01])),
      changed('of another line', 'wrong-seq', 1, seeded('another line', 32)),
      changed('of another author', 'wrong-seq', 2, 1),
      changed('of another incarnation', 'wrong-seq', 3, [1, own.tag]),
      changed('of another place', 'wrong-seq', 4, 8),
      changed('precedence 6', 'malformed', 6, 6),
      changed('class 3', 'malformed', 7, 3),
      changed('clock quality 3', 'malformed', 9, 3),
      changed('65 marks', 'malformed', 10, many(65, markValue(mark))),
      changed('33 references', 'malformed', 11, many(33, referenceValue(reference))),
      changed('a mark of four parts', 'malformed', 10, [[1, 2, mark.tag, 300]]),
    ],
  };
}
