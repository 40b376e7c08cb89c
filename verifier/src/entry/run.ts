/**
 * A run: consecutive entries of one journal as they are sent and stored (spec/bundle.md, "Run").
 * The hot path of a transcript: one pass, few objects, headers put together in one buffer.
 */
import { type Bytes, concat } from '../base/bytes.ts';
import { limits } from '../base/limits.ts';
import { refuse } from '../base/refusal.ts';
import type { Reader } from '../cbor/reader.ts';
import { cborHead } from '../cbor/writer.ts';
import { type JournalName, type Mark, readMark } from '../journal/name.ts';
import { encodePlaceStart, leafOf, type Reference, readReference, versionAt } from './header.ts';

/** An entry of a run. Bytes share the memory of the run. */
export type RunItem = {
  readonly seq: number;
  /** Undefined for an entry of another version, of which only leaf and body are known. */
  readonly header: ItemHeader | undefined;
  /** The header of an entry of another version. */
  readonly other: Bytes | undefined;
  readonly body: Bytes;
  readonly leaf: Bytes;
  /** What the entry counts when blocks are filled (spec/transcript.md). */
  readonly weight: number;
};

export type ItemHeader = {
  readonly kind: number;
  readonly precedence: number;
  readonly class: number;
  readonly time: number;
  readonly held: readonly Mark[];
  readonly references: readonly Reference[];
  /** The references as they are encoded, an array. */
  readonly rawReferences: Bytes;
};

export type Run = { readonly clock: number; readonly items: readonly RunItem[] };

const emptyArray = Uint8Array.of(0x80);
const none: readonly never[] = [];

/** What the headers of a journal share, encoded once. */
export class HeaderStart {
  readonly line: Bytes;
  readonly journal: JournalName;
  readonly bytes: Bytes;

  constructor(line: Bytes, journal: JournalName) {
    this.line = line;
    this.journal = journal;
    this.bytes = concat(Uint8Array.of(0x8c, 1), encodePlaceStart(line, journal));
  }
}

/**
 * Reads a run whose first item has this seq. Refused with `malformed`, `over-limit`,
 * `body-too-large` or `not-canonical`.
 */
export function readRun(reader: Reader, start: HeaderStart, first: number): Run {
  reader.array('run', 3);
  const t0 = reader.uint('t0');
  const clock = reader.uint('clock', 2);
  const count = reader.array('items');
  if (count === 0 || count > limits.runItems) refuse('over-limit', `a run of ${count} entries`);
  const items: RunItem[] = [];
  let firstTime: number | undefined;
  for (let i = 0; i < count; i++) {
    // May lie above 2^53 − 1: whether `first` is the journal's next is asked behind the form.
    const seq = first + i;
    const parts = reader.array('item');
    if (parts === 3) {
      items.push(readOther(reader, seq));
      continue;
    }
    const item = readItem(reader, { start, seq, parts, t0, clock });
    firstTime ??= item.header?.time;
    items.push(item);
  }
  const isRight = firstTime === undefined ? t0 === 0 && clock === 0 : firstTime === t0;
  if (!isRight) refuse('not-canonical', 't0 is not the first time');
  return { clock, items };
}

type Given = { start: HeaderStart; seq: number; parts: number; t0: number; clock: number };

function readItem(reader: Reader, given: Given): RunItem {
  const { start, seq, parts, t0, clock } = given;
  if (parts < 5 || parts > 7) refuse('malformed', `an item of ${parts} parts`);
  const kind = reader.uint('kind');
  const pc = reader.uint('precedence and class');
  const time = t0 + reader.int('dt');
  const salt = reader.blob('salt', 16);
  const body = reader.blob('body');
  const heldAt = reader.at;
  const held = parts < 6 ? none : readUpTo(reader, limits.marks, readMark);
  const rawHeld = parts < 6 ? emptyArray : reader.bytes.subarray(heldAt, reader.at);
  const referencesAt = reader.at;
  const references = parts < 7 ? none : readUpTo(reader, limits.references, readReference);
  const rawReferences = parts < 7 ? emptyArray : reader.bytes.subarray(referencesAt, reader.at);
  // Ranges come after the parts (spec/reading.md, "Read forward").
  if (pc > 17) refuse('malformed', 'precedence and class');
  if (time < 0 || !Number.isSafeInteger(time)) refuse('malformed', 'time');
  if (body.length > limits.body) refuse('body-too-large', `${body.length} bytes`);
  if ((parts === 6 && held.length === 0) || (parts === 7 && references.length === 0)) {
    refuse('not-canonical', 'an empty list at the end of an item');
  }
  const precedence = pc % 6;
  const urgency = { precedence, class: (pc - precedence) / 6 };
  const header = { kind, ...urgency, time, held, references, rawReferences };
  const bytes = headerBytes(start, seq, header, { clock, rawHeld });
  if (bytes.length + body.length > limits.entry) refuse('body-too-large', 'header and body');
  const weight = body.length + 32 + 56 * (held.length + references.length);
  return { seq, header, other: undefined, body, leaf: leafOf(bytes, salt, body), weight };
}

/** A list of marks or references, refused as soon as it announces too many. */
function readUpTo<T>(reader: Reader, most: number, read: (reader: Reader) => T): T[] {
  const from = reader.at;
  const count = reader.array('marks or references');
  if (count > most) refuse('over-limit', `${count} marks or references`);
  reader.at = from;
  return reader.list('marks or references', () => read(reader));
}

const scratch = new Uint8Array(64);

/** The version 1 header of an item; it lasts until the next one. */
function headerBytes(
  start: HeaderStart,
  seq: number,
  header: ItemHeader,
  rest: { clock: number; rawHeld: Bytes },
): Bytes {
  let at = writeHead(scratch, 0, seq);
  at = writeHead(scratch, at, header.kind);
  at = writeHead(scratch, at, header.precedence);
  at = writeHead(scratch, at, header.class);
  at = writeHead(scratch, at, header.time);
  at = writeHead(scratch, at, rest.clock);
  return concat(start.bytes, scratch.subarray(0, at), rest.rawHeld, header.rawReferences);
}

function writeHead(into: Bytes, at: number, value: number): number {
  if (value < 24) {
    into[at] = value;
    return at + 1;
  }
  const head = cborHead(0, value);
  into.set(head, at);
  return at + head.length;
}

function readOther(reader: Reader, seq: number): RunItem {
  const header = reader.blob('header');
  const salt = reader.blob('salt', 16);
  const body = reader.blob('body');
  if (body.length > limits.body || header.length + body.length > limits.entry) {
    refuse('body-too-large', `${body.length} bytes`);
  }
  const weight = header.length + body.length + 32;
  return { seq, header: undefined, other: header, body, leaf: leafOf(header, salt, body), weight };
}

/** Refuses, with `malformed`, an entry of another version whose header names another place. */
export function checkPlace(start: HeaderStart, { other, seq }: RunItem): void {
  if (other === undefined) return;
  const version = versionAt(other, { line: start.line, journal: start.journal, seq });
  if (version === undefined || version === 1) refuse('malformed', 'header of another place');
}
