import { concat, hex } from '@parley/core/base/bytes.ts';
import { limits } from '@parley/core/base/limits.ts';
import type { PassCase, VectorFile } from '../case.ts';
import { fail } from '../mutate.ts';
import { seeded } from '../seeded.ts';

const large = seeded('a frame that goes in parts', 60).fill(0, 0, 1);
const small = seeded('a frame that goes between', 40).fill(0, 0, 1);

/** A first part: its lane, the length that it tells, and its bytes. */
function first(lane: number, length: number, bytes: Uint8Array): Uint8Array {
  const told = [length >>> 24, length >>> 16, length >>> 8, length].map((byte) => byte & 255);
  return Uint8Array.of(0x10 + lane, ...told, ...bytes);
}

function next(lane: number, bytes: Uint8Array): Uint8Array {
  return Uint8Array.of(0x14 + lane, ...bytes);
}

/** A frame in two parts, the first of so many bytes. */
function inTwo(lane: number, whole: Uint8Array, bytes: number): [Uint8Array, Uint8Array] {
  return [first(lane, whole.length, whole.subarray(0, bytes)), next(lane, whole.subarray(bytes))];
}

/** The messages of a connection as one string of bytes: each with its length before it. */
function stream(messages: readonly Uint8Array[]): Uint8Array {
  return concat(
    ...messages.flatMap((one) => [Uint8Array.of(one.length >> 8, one.length & 255), one]),
  );
}

type Shown = { readonly frames: readonly Uint8Array[]; readonly wholeAfter?: readonly number[] };

/** `wholeAfter`: so many messages leave nothing unfinished either. */
function pass(name: string, messages: readonly Uint8Array[], shown: Shown): PassCase {
  const wholeAt = (shown.wholeAfter ?? []).map((count) => stream(messages.slice(0, count)).length);
  const shows = { frames: shown.frames.map(hex) };
  return { name, bytes: hex(stream(messages)), shows, wholeAt };
}

const [head, rest] = inTwo(0, large, 20);
const [urgentHead, urgentRest] = inTwo(2, small, 10);
const [otherHead, otherRest] = inTwo(0, small, 39);
const bytewise = Array.from(small.subarray(1), (byte) => next(3, Uint8Array.of(byte)));
const four = [0, 1, 2, 3].map((lane) => inTwo(lane, small, 8 + lane));

/** What comes by one connection, and the frames that it makes: spec/circuit.md, Parts. */
export function partsVectors(): VectorFile {
  const refused = (name: string, code: 'malformed' | 'frame-too-large', ...all: Uint8Array[]) => {
    return fail(name, code, stream(all));
  };
  const max = limits.frameBytesMax;
  return {
    format: 'parts',
    about:
      'Messages of one connection, each behind its length (2 bytes), and the frames they make.',
    pass: [
      pass('a frame that goes whole', [small], { frames: [small] }),
      pass('in two parts', [head, rest], { frames: [large] }),
      pass('in parts of one byte', [first(3, 40, small.subarray(0, 1)), ...bytewise], {
        frames: [small],
      }),
      pass('a whole frame between two parts', [head, small, rest], { frames: [small, large] }),
      pass('one in parts between those of another', [head, urgentHead, urgentRest, rest], {
        frames: [small, large],
      }),
      pass('parts of two in turn', [head, urgentHead, rest, urgentRest], {
        frames: [large, small],
      }),
      pass('four lanes at once', [...four.map(([one]) => one), ...four.map(([, two]) => two)], {
        frames: [small, small, small, small],
      }),
      pass('two of one lane, one behind the other', [head, rest, otherHead, otherRest], {
        frames: [large, small],
        wholeAfter: [2],
      }),
      pass('one left unfinished, another in its place', [head, otherHead, otherRest], {
        frames: [small],
      }),
    ],
    fail: [
      refused('no message', 'malformed'),
      refused('a first part, and no more', 'malformed', head),
      refused('a next part where none began', 'malformed', rest),
      refused('a next part in another lane', 'malformed', head, next(1, large.subarray(20))),
      refused('a next part of a frame that is whole', 'malformed', head, rest, rest),
      refused('a first part of nothing', 'malformed', first(0, 60, new Uint8Array(0)), rest),
      refused('a next part of nothing', 'malformed', head, next(0, new Uint8Array(0)), rest),
      refused('a first part without a length', 'malformed', head.subarray(0, 4)),
      refused('a first part of the whole frame', 'malformed', first(0, 60, large)),
      refused('a first part longer than its frame', 'malformed', first(0, 59, large)),
      refused('of a frame of no bytes', 'malformed', first(0, 0, large)),
      refused('more than the frame has', 'malformed', head, next(0, large)),
      refused('of a frame above 576 KiB', 'frame-too-large', first(0, max + 1, large)),
      refused('of a frame of 4 GiB', 'frame-too-large', first(2, 2 ** 32 - 1, large)),
    ],
  };
}
