/** The messages of one connection and the frames that they make (spec/circuit.md, Parts). */
import { type Bytes, concat, readUint32 } from '../base/bytes.ts';
import { limits } from '../base/limits.ts';
import { refuse } from '../base/refusal.ts';

const firstOfLane = 0x10;
const nextOfLane = 0x14;
const lanes = 4;

/** A lane in which a frame has begun. */
type Begun = { readonly whole: number; readonly came: readonly Bytes[] };

/**
 * The frames of messages in the order in which they came, each by its last byte. Refused with
 * `malformed` or `frame-too-large`; `malformed` too where a frame is left half-way, or none came.
 */
export function framesOf(messages: Iterable<Bytes>): Bytes[] {
  const begun = new Map<number, Begun>();
  const frames: Bytes[] = [];
  for (const message of messages) {
    const type = message[0] ?? refuse('malformed', 'an empty message');
    if (type < firstOfLane || type >= nextOfLane + lanes) {
      frames.push(message);
      continue;
    }
    const lane = type & (lanes - 1);
    const now = type < nextOfLane ? opened(message) : continued(begun.get(lane), message);
    begun.set(lane, now);
    if (lengthOf(now.came) < now.whole) continue;
    begun.delete(lane);
    frames.push(concat(...now.came));
  }
  if (begun.size > 0 || frames.length === 0) refuse('malformed', 'no whole frame at the end');
  return frames;
}

function opened(part: Bytes): Begun {
  const content = part.subarray(5);
  if (content.length === 0) refuse('malformed', 'a first part of nothing');
  const whole = readUint32(part, 1);
  if (whole > limits.frame) refuse('frame-too-large', `${whole} bytes in parts`);
  if (content.length >= whole) refuse('malformed', 'a first part with all of its frame');
  return { whole, came: [content] };
}

function continued(before: Begun | undefined, part: Bytes): Begun {
  const content = part.subarray(1);
  if (before === undefined) return refuse('malformed', 'a next part where none began');
  const came = [...before.came, content];
  if (content.length === 0) refuse('malformed', 'a next part of nothing');
  if (lengthOf(came) > before.whole) refuse('malformed', 'more than is left of the frame');
  return { whole: before.whole, came };
}

function lengthOf(pieces: readonly Bytes[]): number {
  return pieces.reduce((sum, piece) => sum + piece.length, 0);
}

/** Messages that stand one behind another, each behind its length of two bytes, as they come. */
export function* messagesOf(bytes: Bytes): Generator<Bytes> {
  for (let at = 0; at < bytes.length; ) {
    const length = ((bytes[at] as number) << 8) | (bytes[at + 1] ?? 0);
    const message = bytes.subarray(at + 2, at + 2 + length);
    if (message.length < length) refuse('malformed', 'half a message');
    yield message;
    at += 2 + length;
  }
}
