import { limits } from '../base/limits.ts';
import { ok, type Result, refuse } from '../base/refusal.ts';
import {
  type AnyItem,
  type Class,
  type ClockQuality,
  type Item,
  isOpaque,
  type OpaqueItem,
  opaqueHeaderStart,
  type Place,
  type Precedence,
  writeMarks,
  writeReferences,
} from './entry.ts';
import type { Mark, Reference } from './names.ts';
import { Reader } from './reader.ts';
import { Writer } from './writer.ts';

/*
 * A run is consecutive entries of one journal as they are sent and stored:
 *   run  = [t0, clock, [1*256 item]]
 *   item = [kind, precedence + 6 * class, time - t0, salt, body, ? held, ? references]
 *        / [header bytes of another version, salt, body]
 * Line, author, incarnation and seq follow from the place of the run.
 */

const scratch = new Writer(1 << 16);

/** Bytes of a run. The items share one clock quality; t0 is the first readable item's time. */
export function encodeRun(items: readonly AnyItem[]): Uint8Array {
  return writeRun(scratch.reset(), items).bytes();
}

export function writeRun(writer: Writer, items: readonly AnyItem[]): Writer {
  const base = items.find((item): item is Item => !isOpaque(item));
  const t0 = base?.time ?? 0;
  writer
    .array(3)
    .uint(t0)
    .uint(base?.clock ?? 0)
    .array(items.length);
  for (const item of items) writeItem(writer, item, t0);
  return writer;
}

/** Bytes that an item takes in a run, about; for filling bundles. */
export function itemSize(item: AnyItem): number {
  if (isOpaque(item)) return item.header.length + item.body.length + 32;
  return item.body.length + 32 + 56 * item.held.length + 56 * item.references.length;
}

function writeItem(writer: Writer, item: AnyItem, t0: number): void {
  if (isOpaque(item)) {
    writer.array(3).bstr(item.header).bstr(item.salt).bstr(item.body);
    return;
  }
  const more = item.references.length > 0 ? 2 : item.held.length > 0 ? 1 : 0;
  writer
    .array(5 + more)
    .uint(item.kind)
    .uint(item.precedence + 6 * item.class);
  writer
    .int(item.time - t0)
    .bstr(item.salt)
    .bstr(item.body);
  if (more > 0) writeMarks(writer, item.held);
  if (more > 1) writeReferences(writer, item.references);
}

/**
 * Items of a run. Refuses anything but the one encoding: heads of least length, no empty optional
 * parts, t0 the time of the first readable item. Salts and bodies are views into `bytes`.
 */
export function decodeRun(bytes: Uint8Array): Result<AnyItem[]> {
  const reader = new Reader(bytes);
  const items = readRun(reader);
  if (items.ok && !reader.done) return refuse('malformed', 'bytes behind a run');
  return items;
}

/** How large an entry may be. Only who makes an over-limit proof reads beyond. */
export type ItemBounds = {
  readonly body: number;
  readonly entry: number;
  readonly marks: number;
  readonly references: number;
};

const itemBounds: ItemBounds = {
  body: limits.bodyBytesMax,
  entry: limits.entryBytesMax,
  marks: limits.heldMarksMax,
  references: limits.referencesMax,
};

/** The same from within a larger item; the reader stands behind the run afterwards. */
export function readRun(reader: Reader, bounds: ItemBounds = itemBounds): Result<AnyItem[]> {
  if (reader.array() !== 3) return refuse('malformed', 'run');
  const t0 = reader.uint();
  const clock = reader.uint();
  const count = reader.array();
  if (reader.failed || clock > 2) return refuse('malformed', 'head of a run');
  if (count < 1 || count > limits.bundleEntriesMax) return refuse('over-limit', 'entries of a run');
  const items: AnyItem[] = [];
  for (let i = 0; i < count; i++) {
    const item = readItem(reader, { t0, clock: clock as ClockQuality, bounds });
    if (!item.ok) return item;
    items.push(item.value);
  }
  const base = items.find((item): item is Item => !isOpaque(item));
  if (base ? base.time !== t0 : t0 !== 0 || clock !== 0) return refuse('not-canonical', 't0');
  return ok(items);
}

type RunHead = { t0: number; clock: ClockQuality; bounds: ItemBounds };

function readItem(reader: Reader, { t0, clock, bounds }: RunHead): Result<AnyItem> {
  const parts = reader.array();
  if (parts === 3) return readOpaque(reader, bounds);
  if (parts < 5 || parts > 7) return refuse('malformed', 'item of a run');
  const kind = reader.uint();
  const urgency = reader.uint();
  const time = t0 + reader.int();
  const salt = reader.bstr(16);
  const body = reader.bstr();
  const held = parts > 5 ? readMarks(reader, bounds.marks) : [];
  const references = parts > 6 && held ? readReferences(reader, bounds.references) : [];
  if (held === undefined || references === undefined) {
    return refuse('over-limit', 'marks or references of an entry');
  }
  if (reader.failed || urgency > 17 || time < 0 || time > Number.MAX_SAFE_INTEGER) {
    return refuse('malformed', 'item of a run');
  }
  if (body.length > bounds.body) return refuse('body-too-large');
  if ((parts === 6 && held.length === 0) || (parts === 7 && references.length === 0)) {
    return refuse('not-canonical', 'empty part of an item');
  }
  const precedence = (urgency % 6) as Precedence;
  const cls = Math.floor(urgency / 6) as Class;
  return ok({ kind, precedence, class: cls, time, clock, salt, body, held, references });
}

function readOpaque(reader: Reader, bounds: ItemBounds): Result<OpaqueItem> {
  const header = reader.bstr();
  const salt = reader.bstr(16);
  const body = reader.bstr();
  if (reader.failed) return refuse('malformed', 'item of another version');
  const large = body.length > bounds.body || header.length + body.length > bounds.entry;
  if (large) return refuse('body-too-large');
  return ok({ header, salt, body });
}

/** Undefined where there are more than `max`. */
function readMarks(reader: Reader, max: number): Mark[] | undefined {
  const count = reader.array();
  const marks: Mark[] = [];
  if (count > max) return undefined;
  for (let i = 0; i < count && !reader.failed; i++) {
    if (reader.array() !== 5) reader.failed = true;
    const party = reader.party();
    const number = reader.uint();
    const tag = reader.bstr(8);
    const size = reader.uint();
    marks.push({ party, number, tag, size, root: reader.bstr(32) });
  }
  return marks;
}

function readReferences(reader: Reader, max: number): Reference[] | undefined {
  const count = reader.array();
  const references: Reference[] = [];
  if (count > max) return undefined;
  for (let i = 0; i < count && !reader.failed; i++) {
    if (reader.array() !== 5) reader.failed = true;
    const party = reader.party();
    const number = reader.uint();
    const tag = reader.bstr(8);
    const seq = reader.uint();
    references.push({ party, number, tag, seq, leaf: reader.bstr(32) });
  }
  return references;
}

/**
 * An opaque item names its own line, author, incarnation and seq in its header; they must be those
 * of its place, and its version another than ours, or one entry could stand in two places. What
 * follows them is not looked at, not even whether it is CBOR.
 */
export function opaqueFits(item: OpaqueItem, place: Place): boolean {
  const reader = new Reader(item.header);
  const length = reader.array();
  const version = reader.uint();
  const start = opaqueHeaderStart(place);
  if (reader.failed || length < 5 || version === 1) return false;
  const from = reader.at;
  for (let i = 0; i < start.length; i++) if (item.header[from + i] !== start[i]) return false;
  return true;
}
