/** The records of kinds 2 to 13 (spec/entry.md), by their form alone. */
import type { Bytes } from '../base/bytes.ts';
import { limits } from '../base/limits.ts';
import { refuse } from '../base/refusal.ts';
import type { Reader } from '../cbor/reader.ts';
import { readPredecessor } from '../charter/charter.ts';
import { type Mark, readMark } from '../journal/name.ts';
import { readRosterRecord } from './roster.ts';

/** Journals of a line at most: as many heads has a cut. */
const headsMax = limits.parties * limits.incarnations;

const readers: Readonly<Record<number, (reader: Reader) => void>> = {
  2: (reader) => atMost(limits.attachments, reader, () => reader.blob('attachment', 32)),
  3: (reader) => reader.orNull(() => reader.uint('until')),
  5: (reader) => reader.uint('answer', 2),
  7: readWatch,
  8: readAvailability,
  9: readFounding,
  10: readRosterRecord,
  11: readCertificate,
  12: readReceiveKey,
  13: readCut,
};

/** Refused with `malformed` where the record has another form than its kind. */
export function checkEntryRecord(kind: number, reader: Reader): void {
  readers[kind]?.(reader);
}

function atMost<T>(most: number, reader: Reader, read: () => T): T[] {
  const parts = reader.list('list', read);
  return parts.length <= most ? parts : refuse('malformed', `${parts.length} in a list`);
}

/** Parts of a list, no two of them of one key. */
function distinct(most: number, reader: Reader, read: () => string | number): void {
  const keys = atMost(most, reader, read);
  if (new Set(keys).size !== keys.length) refuse('malformed', 'one of a list twice');
}

function readWatch(reader: Reader): void {
  reader.array('watch', 2);
  reader.uint('state', 3);
  reader.orNull(() => reader.uint('until'));
}

function readAvailability(reader: Reader): void {
  reader.array('availability', 3);
  reader.uint('hour');
  distinct(limits.parties, reader, () => {
    reader.array('line', 3);
    const party = reader.uint('party', limits.parties - 1);
    readMinutes(reader);
    distinct(limits.circuits, reader, () => readCircuit(reader));
    return party;
  });
  reader.blob('private root', 32);
}

/** One bit for each of 60 minutes, and four that are 0. */
function readMinutes(reader: Reader): void {
  const bits = reader.blob('minutes', 8);
  if (((bits[7] ?? 0) & 15) !== 0) refuse('malformed', 'a 61st minute');
}

function readCircuit(reader: Reader): string {
  reader.array('circuit', 6);
  const id = reader.text('circuit id');
  if (!/^[A-Za-z0-9._-]{1,64}$/.test(id)) refuse('malformed', 'circuit id');
  readMinutes(reader);
  for (const what of ['sent', 'returned', 'median', 'largest']) reader.uint(what);
  return id;
}

function readFounding(reader: Reader): void {
  reader.array('charter', 2);
  reader.blob('line', 32);
  readPredecessor(reader);
}

function readCertificate(reader: Reader): void {
  const { length } = reader.blob('certificate');
  if (length > limits.certificate) refuse('malformed', `a certificate of ${length} bytes`);
}

function readReceiveKey(reader: Reader): void {
  reader.array('receive key', 2);
  reader.uint('number');
  reader.blob('public key', 1216);
}

/** What a cut entry records, and an element of a transcript (spec/transcript.md, "Cut"). */
export type Cut = { readonly k: number; readonly previous: Bytes; readonly heads: readonly Mark[] };

/** Refused with `malformed`. */
export function readCut(reader: Reader): Cut {
  reader.array('cut', 3);
  const k = reader.uint('k');
  const previous = reader.blob('previous', 32).slice();
  const heads = atMost(headsMax, reader, () => {
    const mark = readMark(reader);
    return { ...mark, tag: mark.tag.slice(), root: mark.root.slice() };
  });
  return { k, previous, heads };
}
