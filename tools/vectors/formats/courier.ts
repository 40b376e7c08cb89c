import { concat, hex } from '@parley/core/base/bytes.ts';
import {
  encodeHeader,
  encodeManifest,
  encodeTrailerEnd,
  encodeTrailerStart,
} from '@parley/station/circuits/courier/layout.ts';
import type { PassCase, VectorFile } from '../case.ts';
import { fail, spliced, withByte } from '../mutate.ts';
import { nodeCrypto } from '../node-crypto.ts';
import { line } from '../sample.ts';
import { seeded } from '../seeded.ts';

const frames = [seeded('open frame', 60), seeded('sealed frame', 33)];

type Parts = {
  readonly line?: Uint8Array;
  readonly from?: number;
  readonly to?: number;
  /** What is announced where it differs from what is there. */
  readonly lengths?: readonly number[];
  readonly count?: number;
  /** Changes the file after its hashes were made, and makes the last one again. */
  readonly change?: (file: Uint8Array) => Uint8Array;
};

function file(of: readonly Uint8Array[], parts: Parts = {}): Uint8Array {
  const { from = 0, to = 1 } = parts;
  const header = encodeHeader({ line: parts.line ?? line, from, to, id: seeded('file id', 16) });
  const items = of.map((frame, i) => {
    const length = parts.lengths?.[i] ?? frame.length;
    return { length, sha256: nodeCrypto.sha256(frame) };
  });
  const bytes = of.reduce((sum, frame) => sum + frame.length, 0);
  const start = encodeTrailerStart(parts.count ?? of.length, bytes);
  const whole = concat(header, ...of, encodeManifest(items), start);
  const before = parts.change?.(whole) ?? whole;
  return concat(before, encodeTrailerEnd(nodeCrypto.sha256(before)));
}

/** The container of a courier file: spec/courier.md. Its frames are other formats' matter. */
export function courierVectors(): VectorFile {
  const good = file(frames);
  const pass = (name: string, bytes: Uint8Array, of: readonly Uint8Array[]): PassCase => {
    return {
      name,
      bytes: hex(bytes),
      shows: { from: 0, to: 1, frames: of.map((one) => hex(one)) },
    };
  };
  const text = (at: number, byte: number) => (bytes: Uint8Array) => withByte(bytes, at, byte);
  return {
    format: 'courier',
    about: 'The container of a courier file (spec/courier.md), for a station of this line.',
    given: { line: hex(line) },
    pass: [
      pass('two frames', good, frames),
      pass('one frame', file(frames.slice(0, 1)), frames.slice(0, 1)),
    ],
    fail: [
      fail('no bytes', 'courier-cut-short', new Uint8Array(0)),
      fail('another kind of file', 'not-a-courier-file', withByte(good, 1, 0x51)),
      fail(
        'copied as text: the ends of line changed',
        'not-a-courier-file',
        spliced(good, 4, 2, [0x0a]),
      ),
      fail('version 2', 'unknown-version', file(frames, { change: text(8, 2) })),
      fail('the end missing', 'courier-cut-short', good.slice(0, good.length - 1)),
      fail('a byte of a frame changed', 'courier-altered', withByte(good, 70, 0)),
      fail(
        'a byte of a frame changed, and the hash with it',
        'courier-altered',
        file(frames, { change: text(70, 0) }),
      ),
      fail('a reserved byte', 'malformed', file(frames, { change: text(60, 1) })),
      fail('from a party to itself', 'malformed', file(frames, { to: 0 })),
      fail('to party 10', 'malformed', file(frames, { to: 10 })),
      fail('lengths that do not add up', 'malformed', file(frames, { lengths: [60, 34] })),
      fail('a frame of no bytes', 'malformed', file(frames, { lengths: [93, 0] })),
      fail('no frames', 'malformed', file([])),
      fail('more frames than are there', 'courier-cut-short', file(frames, { count: 3 })),
      fail('another line', 'wrong-line', file(frames, { line: seeded('another line', 32) })),
    ],
  };
}
