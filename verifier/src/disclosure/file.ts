/** The elements of a disclosure file (spec/disclosure.md, "File"). */
import { type Bytes, equal } from '../base/bytes.ts';
import { limits } from '../base/limits.ts';
import { refuse } from '../base/refusal.ts';
import type { Source } from '../base/source.ts';
import { type Reader, readItem } from '../cbor/reader.ts';
import { type Reference, readReference } from '../entry/header.ts';
import { areAscending, type JournalName, type Mark, readMark, readName } from '../journal/name.ts';
import { Elements } from '../transcript/elements.ts';
import { readCharterPart } from '../transcript/verify.ts';

export type ShownEntry = {
  readonly journal: JournalName;
  readonly seq: number;
  readonly header: Bytes;
  readonly salt: Bytes;
  readonly body: Bytes;
  readonly proof: Bytes;
};

/** A later entry that is not shown and refers to the shown one of that index. */
export type Later = { readonly shown: number; readonly by: Reference };

export type DisclosureFile = {
  readonly charterFile: Bytes;
  readonly certificates: readonly Bytes[];
  readonly taken: readonly Mark[];
  /** The elements of the entries shown: `readShown` reads them. */
  readonly entries: readonly Bytes[];
  readonly later: readonly Later[];
};

/** Splits the file, compares what it announces, and reads all but the entries shown. */
export function readDisclosureFile(source: Source): DisclosureFile {
  const elements = new Elements(source);
  const all: Bytes[] = [];
  const hashes: Bytes[] = [];
  while (!elements.atEnd) {
    hashes.push(elements.hash());
    all.push(elements.next().slice());
  }
  const [first, ...rest] = all;
  if (first === undefined || rest.length < 2) refuse('truncated', 'a disclosure of no entries');
  const [after, last] = rest.splice(-2) as [Bytes, Bytes];
  const { count, ...header } = readItem(first, readHeader);
  if (rest.length < count) refuse('truncated', 'entries are missing');
  if (rest.length > count) refuse('malformed', 'bytes behind a disclosure');
  const later = readItem(after, readLater);
  const sum = readItem(last, (reader) => reader.blob('sum', 32));
  if (!equal(sum, hashes.at(-1) ?? sum)) refuse('malformed', 'the sum is another one');
  return { ...header, entries: rest, later };
}

/** Entries of one disclosure that others refer to may be many. */
const laterMost = 16_384;

function readHeader(reader: Reader) {
  reader.array('disclosure', 5);
  if (reader.text('title') !== 'parley/disclosure/v1') refuse('malformed', 'no disclosure');
  const charterFile = readCharterPart(reader);
  const certificates = reader.list('certificates', () => reader.blob('certificate'));
  if (certificates.some(({ length }) => length > limits.certificate)) {
    refuse('malformed', 'certificate: too long');
  }
  const taken = reader.list('taken', () => readMark(reader));
  if (taken.length === 0 || !areAscending(taken)) refuse('malformed', 'taken');
  const count = reader.uint('entries');
  if (count === 0 || count > limits.shownEntries) refuse('malformed', 'number of entries');
  return { charterFile, certificates, taken, count };
}

/** Reads an entry shown, by its form alone. */
export function readShown(element: Bytes): ShownEntry {
  return readItem(element, (reader) => {
    reader.array('entry', 8);
    const entry = {
      journal: readName(reader),
      seq: reader.uint('seq'),
      header: reader.blob('header'),
      salt: reader.blob('salt', 16),
      body: reader.blob('body'),
      proof: reader.blob('proof'),
    };
    const { header, body, proof } = entry;
    if (header.length > limits.entry || body.length > limits.body) refuse('malformed', 'entry');
    return proof.length <= limits.tlogProof ? entry : refuse('malformed', 'proof: too long');
  });
}

function readLater(reader: Reader): Later[] {
  reader.array('later entries', 2);
  if (reader.text('title') !== 'parley/disclosure/later/v1') refuse('malformed', 'later entries');
  const later = reader.list('later entries', () => {
    reader.array('later entry', 2);
    return { shown: reader.uint('shown'), by: readReference(reader) };
  });
  return later.length <= laterMost ? later : refuse('malformed', 'later entries');
}
