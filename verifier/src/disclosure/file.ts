/** The elements of a disclosure file (spec/disclosure.md, "File"). */
import { type Bytes, equal } from '../base/bytes.ts';
import { limits } from '../base/limits.ts';
import { refuse } from '../base/refusal.ts';
import type { Source } from '../base/source.ts';
import { type Reader, readItem } from '../cbor/reader.ts';
import { type Reference, readReference } from '../entry/header.ts';
import { areAscending, type JournalName, type Mark, readMark, readName } from '../journal/name.ts';
import { Elements } from '../transcript/elements.ts';

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
  readonly entries: readonly ShownEntry[];
  readonly later: readonly Later[];
};

/** Takes all elements that the header announces, then reads them and compares the sum. */
export function readDisclosureFile(source: Source): DisclosureFile {
  const elements = new Elements(source);
  const header = readItem(elements.next().slice(), readHeader);
  const shown = Array.from({ length: header.count }, () => elements.next().slice());
  const last = elements.next().slice();
  const sum = elements.hash();
  const stated = elements.next().slice();
  elements.end();
  const entries = shown.map((element) => readItem(element, readShown));
  const later = readItem(last, (reader) => readLater(reader, header.count));
  if (
    !equal(
      sum,
      readItem(stated, (reader) => reader.blob('sum', 32)),
    )
  ) {
    refuse('malformed', 'the sum is another one');
  }
  const { charterFile, certificates, taken } = header;
  return { charterFile, certificates, taken, entries, later };
}

function readHeader(reader: Reader) {
  reader.array('disclosure', 5);
  if (reader.text('title') !== 'parley/disclosure/v1') refuse('malformed', 'no disclosure');
  const charterFile = reader.blob('charter file');
  const certificates = reader.list('certificates', () => reader.blob('certificate'));
  const taken = reader.list('taken', () => readMark(reader));
  if (taken.length === 0 || !areAscending(taken)) refuse('malformed', 'taken');
  const count = reader.uint('entries');
  if (count === 0) refuse('malformed', 'no entries');
  if (count > limits.shownEntries) refuse('over-limit', 'entries');
  return { charterFile, certificates, taken, count };
}

function readShown(reader: Reader): ShownEntry {
  reader.array('entry', 8);
  return {
    journal: readName(reader),
    seq: reader.uint('seq'),
    header: reader.blob('header'),
    salt: reader.blob('salt', 16),
    body: reader.blob('body'),
    proof: reader.blob('proof'),
  };
}

function readLater(reader: Reader, count: number): Later[] {
  reader.array('later entries', 2);
  if (reader.text('title') !== 'parley/disclosure/later/v1') refuse('malformed', 'later entries');
  return reader.list('later entries', () => {
    reader.array('later entry', 2);
    return { shown: reader.uint('shown', count - 1), by: readReference(reader) };
  });
}
