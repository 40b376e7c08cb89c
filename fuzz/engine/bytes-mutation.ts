import type { Random } from './random.ts';

/** Where readers change their minds: lengths of heads, signs, ends of ranges. */
const edges = [0, 1, 10, 23, 24, 25, 31, 32, 63, 64, 65, 127, 128, 191, 192, 254, 255];
const longEdges = [0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xffffffff, 0x1fffff];

type Mutation = (bytes: Uint8Array, random: Random, other: Uint8Array) => Uint8Array;

const flip: Mutation = (bytes, random) => {
  const at = random.below(bytes.length);
  bytes[at] = (bytes[at] as number) ^ (1 << random.below(8));
  return bytes;
};

const edge: Mutation = (bytes, random) => {
  bytes[random.below(bytes.length)] = random.pick(edges);
  return bytes;
};

const nudge: Mutation = (bytes, random) => {
  const at = random.below(bytes.length);
  bytes[at] = (bytes[at] as number) + random.below(9) - 4;
  return bytes;
};

const any: Mutation = (bytes, random) => {
  bytes[random.below(bytes.length)] = random.word();
  return bytes;
};

const longEdge: Mutation = (bytes, random) => {
  if (bytes.length < 4) return bytes;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  view.setUint32(random.below(bytes.length - 3), random.pick(longEdges));
  return bytes;
};

const drop: Mutation = (bytes, random) => {
  const at = random.below(bytes.length);
  return spliced(bytes, at, 1 + random.below(Math.min(64, bytes.length - at)), []);
};

const cut: Mutation = (bytes, random) => bytes.slice(0, random.below(bytes.length));

const insert: Mutation = (bytes, random) => {
  const put = Array.from({ length: 1 + random.below(8) }, () => random.word());
  return spliced(bytes, random.below(bytes.length + 1), 0, put);
};

const repeat: Mutation = (bytes, random) => {
  const at = random.below(bytes.length);
  const piece = bytes.slice(at, at + 1 + random.below(64));
  const times = random.oneIn(16) ? 64 : 1;
  const put = Array.from({ length: times }, () => [...piece]).flat();
  return spliced(bytes, random.below(bytes.length + 1), 0, put);
};

const cross: Mutation = (bytes, random, other) => {
  if (other.length === 0) return bytes;
  const from = random.below(other.length);
  const piece = other.subarray(from, from + 1 + random.below(256));
  const at = random.below(bytes.length);
  const over = random.oneIn(2) ? Math.min(piece.length, bytes.length - at) : 0;
  return spliced(bytes, at, over, piece);
};

const mutations: readonly Mutation[] = [
  flip,
  edge,
  nudge,
  any,
  longEdge,
  drop,
  cut,
  insert,
  repeat,
  cross,
  cross,
];

/** A copy with a few of its bytes changed, whatever they mean. */
export function mutateBytes(bytes: Uint8Array, random: Random, other: Uint8Array): Uint8Array {
  let out: Uint8Array = bytes.slice();
  const count = 1 << random.below(4);
  for (let i = 0; i < count; i++) {
    out =
      out.length === 0 ? Uint8Array.of(random.word()) : random.pick(mutations)(out, random, other);
  }
  return out;
}

function spliced(
  bytes: Uint8Array,
  at: number,
  removed: number,
  put: ArrayLike<number>,
): Uint8Array {
  const out = new Uint8Array(bytes.length - removed + put.length);
  out.set(bytes.subarray(0, at));
  out.set(put, at);
  out.set(bytes.subarray(at + removed), at + put.length);
  return out;
}
