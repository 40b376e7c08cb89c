import { limits } from '../base/limits.ts';
import { ok, type Result, refuse } from '../base/refusal.ts';
import { type CborValue, decode, encode } from './cbor.ts';
import { readControl } from './control.ts';
import type { AnyItem } from './entry.ts';
import { hasFewItems } from './item-count.ts';
import type { JournalName } from './names.ts';
import { faultOf, isKnownType, isUint, itemsMax, marksOf } from './payload-shape.ts';
import { Reader } from './reader.ts';
import { type ItemBounds, readRun } from './run.ts';
import { Writer } from './writer.ts';

/** Consecutive entries and the checkpoint that covers them (spec/bundle.md). */
export type Bundle = {
  readonly type: 'bundle';
  readonly journal: JournalName;
  readonly first: number;
  readonly items: readonly AnyItem[];
  /** The run as it came, to be stored as it is. */
  readonly run: Uint8Array;
  readonly signature: Uint8Array;
  /** Root at first + items; null where the recipient computes it from what it holds. */
  readonly root: Uint8Array | null;
};

/** "I hold all of this on disk" (spec/checkpoint.md). */
export type Cosignature = {
  readonly type: 'cosignature';
  readonly journal: JournalName;
  readonly size: number;
  /** Seconds since 1970. */
  readonly time: number;
  readonly signature: Uint8Array;
  /** Null: the sender's own present incarnation. */
  readonly cosigner: JournalName | null;
};

/** What a station holds of one journal. */
export type HaveMark = JournalName & {
  readonly size: number;
  readonly root: Uint8Array;
  readonly gaps: readonly (readonly [first: number, count: number])[];
};

export type Have = {
  readonly type: 'have';
  /** The newest challenge of the recipient's that the sender has seen. */
  readonly seen: Uint8Array | null;
  readonly marks: readonly HaveMark[];
};

type Nonce<T extends string> = { readonly type: T; readonly nonce: Uint8Array };
export type CanaryAnswer = Nonce<'canary-answer'> & {
  readonly time: number;
  readonly marks: readonly HaveMark[];
  readonly signature: Uint8Array;
};
export type Want = {
  readonly type: 'want';
  readonly hash: Uint8Array;
  readonly offset: number;
  readonly length: number;
};
export type Chunk = {
  readonly type: 'chunk';
  readonly hash: Uint8Array;
  readonly offset: number;
  readonly total: number;
  readonly bytes: Uint8Array;
};
export type NoteWant = {
  readonly type: 'note-want';
  readonly journal: JournalName;
  readonly size: number;
};
export type NoteShown = {
  readonly type: 'note';
  readonly journal: JournalName;
  readonly size: number;
  readonly root: Uint8Array;
  readonly leaf: Uint8Array | null;
  readonly signature: Uint8Array;
};
export type Pq = {
  readonly type: 'pq';
  readonly journal: JournalName;
  readonly size: number;
  readonly root: Uint8Array;
  readonly time: number;
  readonly cosigner: JournalName;
  readonly signature: Uint8Array;
};

export type Payload =
  | Bundle
  | Cosignature
  | Have
  | Nonce<'challenge'>
  | Nonce<'challenge-answer'>
  | Nonce<'canary'>
  | CanaryAnswer
  | Want
  | Chunk
  | NoteWant
  | NoteShown
  | { readonly type: 'fork-proof'; readonly proof: Uint8Array }
  | { readonly type: 'over-limit'; readonly proof: Uint8Array }
  | Pq
  | { readonly type: 'cut-ask' };

const scratch = new Writer(1 << 16);

/** Bytes of a bundle whose run is already encoded. */
export function encodeBundle(
  journal: JournalName,
  first: number,
  run: Uint8Array,
  head: { signature: Uint8Array; root: Uint8Array | null },
): Uint8Array {
  const writer = scratch.reset().array(8).uint(1);
  writeName(writer, journal).uint(first).raw(run).bstr(head.signature);
  return (head.root ? writer.bstr(head.root) : writer.null()).bytes();
}

export function encodeCosignature(cosignature: Omit<Cosignature, 'type'>): Uint8Array {
  const { journal, size, time, signature, cosigner } = cosignature;
  const writer = scratch.reset().array(8).uint(2);
  writeName(writer, journal).uint(size).uint(time).bstr(signature);
  return (cosigner ? writeName(writer.array(3), cosigner) : writer.null()).bytes();
}

function writeName(writer: Writer, name: JournalName): Writer {
  return writer.uint(name.party).uint(name.number).bstr(name.tag);
}

export function haveList(marks: readonly HaveMark[]): CborValue {
  return marks.map((m) => [m.party, m.number, m.tag, m.size, m.root, m.gaps]);
}

function nameOf(name: JournalName): readonly [number, number, Uint8Array] {
  return [name.party, name.number, name.tag];
}

/** Bytes of any payload but the two of the hot path. */
export function encodePayload(payload: Exclude<Payload, Bundle | Cosignature>): Uint8Array {
  return encode(payloadValue(payload));
}

function payloadValue(p: Exclude<Payload, Bundle | Cosignature>): CborValue {
  switch (p.type) {
    case 'have':
      return [3, p.seen, haveList(p.marks)];
    case 'challenge':
      return [4, p.nonce];
    case 'challenge-answer':
      return [5, p.nonce];
    case 'canary':
      return [6, p.nonce];
    case 'canary-answer':
      return [7, p.nonce, p.time, haveList(p.marks), p.signature];
    case 'want':
      return [8, p.hash, p.offset, p.length];
    case 'chunk':
      return [9, p.hash, p.offset, p.total, p.bytes];
    case 'note-want':
      return [10, ...nameOf(p.journal), p.size];
    case 'note':
      return [11, ...nameOf(p.journal), p.size, p.root, p.leaf, p.signature];
    case 'fork-proof':
      return [12, p.proof];
    case 'over-limit':
      return [13, p.proof];
    case 'pq':
      return [14, ...nameOf(p.journal), p.size, p.root, p.time, nameOf(p.cosigner), p.signature];
    case 'cut-ask':
      return [15];
  }
}

/** What a sealed frame holds, or why it is no payload. Total: nothing is thrown. */
export function decodePayload(bytes: Uint8Array): Result<Payload> {
  if (bytes.length > limits.frameBytesMax) return refuse('frame-too-large');
  const second = bytes[1];
  if (bytes[0] === 0x88 && second === 1) return decodeBundle(bytes);
  if (bytes[0] === 0x88 && second === 2) return decodeCosignature(bytes);
  const control = readControl(bytes);
  return control ? ok(control) : decodeAny(bytes);
}

/** Any type but the two of the hot path, with the rule that is broken. */
export function decodeAny(bytes: Uint8Array): Result<Payload> {
  if (!hasFewItems(bytes, itemsMax(bytes))) return refuse('malformed', 'payload: items');
  const decoded = decode(bytes);
  if (!decoded.ok) return decoded;
  const value = decoded.value;
  const fault = faultOf(value);
  if (fault === undefined) return ok(payloadOf(value as CborValue[]));
  const type = Array.isArray(value) ? value[0] : undefined;
  // Of a later version, perhaps: refused, and nothing is wrong with who sent it.
  if (isUint(type) && !isKnownType(type)) return refuse('unknown-type', `payload ${type}`);
  return refuse('malformed', fault);
}

/** A bundle whose entries may be over the limits: for the proof that one is, for nothing else. */
export function decodeBundleOverLimits(bytes: Uint8Array): Result<Bundle> {
  if (bytes[0] !== 0x88 || bytes[1] !== 1) return refuse('malformed', 'bundle');
  const most = limits.frameBytesMax;
  return decodeBundle(bytes, { body: most, entry: most, marks: most, references: most });
}

function decodeBundle(bytes: Uint8Array, bounds?: ItemBounds): Result<Bundle> {
  const reader = new Reader(bytes, 2);
  const journal = readName(reader);
  const first = reader.uint();
  const start = reader.at;
  const items = reader.failed ? refuse('malformed', 'bundle') : readRun(reader, bounds);
  if (!items.ok) return items;
  // Below 2⁵³, where the next seq would be rounded to another's, and no have vector could name it.
  if (first > limits.journalEntriesMax - items.value.length) {
    return refuse('malformed', 'bundle beyond the end of any journal');
  }
  const run = bytes.subarray(start, reader.at);
  const signature = reader.bstr(64);
  const root = reader.takeNull() ? null : reader.bstr(32);
  if (!reader.done) return refuse('malformed', 'bundle');
  return ok({ type: 'bundle', journal, first, items: items.value, run, signature, root });
}

function decodeCosignature(bytes: Uint8Array): Result<Cosignature> {
  const reader = new Reader(bytes, 2);
  const journal = readName(reader);
  const size = reader.uint();
  const time = reader.uint();
  const signature = reader.bstr(64);
  let cosigner: JournalName | null = null;
  if (!reader.takeNull()) {
    if (reader.array() !== 3) return refuse('malformed', 'cosignature');
    cosigner = readName(reader);
  }
  if (!reader.done) return refuse('malformed', 'cosignature');
  return ok({ type: 'cosignature', journal, size, time, signature, cosigner });
}

function readName(reader: Reader): JournalName {
  const party = reader.party();
  const number = reader.uint();
  return { party, number, tag: reader.bstr(8) };
}

/** Of parts in which nothing is at fault. */
function payloadOf(v: readonly CborValue[]): Payload {
  const n = (i: number) => v[i] as number;
  const b = (i: number) => v[i] as Uint8Array;
  const journal = { party: n(1), number: n(2), tag: b(3) };
  switch (v[0]) {
    case 3:
      return { type: 'have', seen: v[1] as Uint8Array | null, marks: marksOf(v[2]) };
    case 4:
      return { type: 'challenge', nonce: b(1) };
    case 5:
      return { type: 'challenge-answer', nonce: b(1) };
    case 6:
      return { type: 'canary', nonce: b(1) };
    case 7:
      return {
        type: 'canary-answer',
        nonce: b(1),
        time: n(2),
        marks: marksOf(v[3]),
        signature: b(4),
      };
    case 8:
      return { type: 'want', hash: b(1), offset: n(2), length: n(3) };
    case 9:
      return { type: 'chunk', hash: b(1), offset: n(2), total: n(3), bytes: b(4) };
    case 10:
      return { type: 'note-want', journal, size: n(4) };
    case 11:
      return {
        type: 'note',
        journal,
        size: n(4),
        root: b(5),
        leaf: v[6] as Uint8Array | null,
        signature: b(7),
      };
    case 12:
      return { type: 'fork-proof', proof: b(1) };
    case 13:
      return { type: 'over-limit', proof: b(1) };
    case 14: {
      const [party, number, tag] = v[7] as [number, number, Uint8Array];
      const cosigner = { party, number, tag };
      return { type: 'pq', journal, size: n(4), root: b(5), time: n(6), cosigner, signature: b(8) };
    }
    default:
      return { type: 'cut-ask' };
  }
}
