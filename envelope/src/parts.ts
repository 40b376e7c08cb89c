import { assert } from '@parley/core/base/assert.ts';
import { limits } from '@parley/core/base/limits.ts';
import { ok, type Result, refuse } from '@parley/core/base/refusal.ts';

/** First bytes of a part, with the number of its lane added (spec/circuit.md, Parts). */
export const partType = { first: 0x10, next: 0x14 } as const;

/** Frames of one lane go one after another; one of another lane goes between their parts. */
export const lanesMax = 4;

/** type(1) ‖ length(4) before what a first part carries, type(1) before that of the others. */
const firstHeadBytes = 5;
const nextHeadBytes = 1;

/** A frame that goes in parts. */
export class Cut {
  readonly #frame: Uint8Array;
  readonly #lane: number;
  #at = 0;

  constructor(frame: Uint8Array, lane: number) {
    assert(lane >= 0 && lane < lanesMax, 'a part has a lane');
    this.#frame = frame;
    this.#lane = lane;
  }

  /** Bytes of the frame that have not gone. */
  get left(): number {
    return this.#frame.length - this.#at;
  }

  /** The next part, of so many bytes of the frame at most. */
  next(bytes: number): Uint8Array {
    assert(bytes > 0 && this.left > 0, 'no part is empty');
    const isFirst = this.#at === 0;
    const head = isFirst ? firstHeadBytes : nextHeadBytes;
    const content = this.#frame.subarray(this.#at, this.#at + bytes);
    const part = new Uint8Array(head + content.length);
    part[0] = (isFirst ? partType.first : partType.next) + this.#lane;
    if (isFirst) new DataView(part.buffer).setUint32(1, this.#frame.length);
    part.set(content, head);
    this.#at += content.length;
    return part;
  }
}

/** True if so many bytes go whole where parts have `most`: no part is much smaller than another. */
export function goesWhole(bytes: number, most: number): boolean {
  return bytes <= most + limits.partBytesLeast;
}

/** A frame of which not all has come. */
type Unfinished = { readonly length: number; bytes: Uint8Array; held: number };

/**
 * Makes frames whole that one connection brings in parts. It holds one for each lane, of no more
 * bytes than twice what came of it, and never more than a frame may have.
 */
export class Lanes {
  readonly #lanes: (Unfinished | undefined)[] = [];

  /** Bytes kept of frames that are not whole. */
  get bytes(): number {
    return this.#lanes.reduce((sum, lane) => sum + (lane?.bytes.length ?? 0), 0);
  }

  /**
   * A message that came: the frame that it is or that it makes whole, or null while one is not.
   * Refused: `frame-too-large` for a frame that would be, `malformed` for a part of nothing, of
   * more than there is left, or that continues nothing. A lane whose part is refused is empty.
   */
  take(message: Uint8Array): Result<Uint8Array | null> {
    const type = message[0] ?? 0;
    if (type < partType.first || type >= partType.next + lanesMax) return ok(message);
    const lane = type % lanesMax;
    const before = this.#lanes[lane];
    this.#lanes[lane] = undefined;
    const taken = type < partType.next ? begin(message) : goOn(before, message);
    if (!taken.ok) return taken;
    const { bytes, held, length } = taken.value;
    if (held === length) return ok(bytes);
    this.#lanes[lane] = taken.value;
    return ok(null);
  }
}

function begin(message: Uint8Array): Result<Unfinished> {
  const content = message.subarray(firstHeadBytes);
  if (content.length === 0) return refuse('malformed', 'a first part of nothing');
  const length = new DataView(message.buffer, message.byteOffset).getUint32(1);
  if (length > limits.frameBytesMax) return refuse('frame-too-large', 'in parts');
  if (content.length >= length) return refuse('malformed', 'a first part that is no part');
  return ok({ length, bytes: content.slice(), held: content.length });
}

function goOn(before: Unfinished | undefined, message: Uint8Array): Result<Unfinished> {
  const content = message.subarray(nextHeadBytes);
  if (before === undefined) return refuse('malformed', 'a part that continues nothing');
  if (content.length === 0) return refuse('malformed', 'a part of nothing');
  const { length } = before;
  const held = before.held + content.length;
  if (held > length) return refuse('malformed', 'more parts than the frame has bytes');
  const bytes = withRoom(before, held);
  bytes.set(content, before.held);
  return ok({ length, bytes, held });
}

/** As much memory as came, twice at most: what is only announced costs nothing here. */
function withRoom({ bytes, held, length }: Unfinished, needed: number): Uint8Array {
  if (needed <= bytes.length) return bytes;
  const larger = new Uint8Array(needed === length ? length : Math.min(length, 2 * needed));
  larger.set(bytes.subarray(0, held));
  return larger;
}
