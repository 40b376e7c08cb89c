/** The body of an entry (spec/entry.md, "Body"). */
import type { Bytes } from '../base/bytes.ts';
import { limits } from '../base/limits.ts';
import { refuse } from '../base/refusal.ts';
import { type Reader, readItem } from '../cbor/reader.ts';
import { isLanguageTag } from '../charter/words.ts';
import { areAscending, readName } from '../journal/name.ts';
import { type Release, readRelease } from './release.ts';

export type Text = { readonly language: string; readonly standing: number; readonly text: string };

export type Attachment = {
  readonly sha256: Bytes;
  readonly size: number;
  readonly name: string;
  readonly mediaType: string;
};

/** Parts that a release covers are kept as they are encoded. */
export type Body = {
  readonly texts: readonly Text[];
  readonly draftId: Bytes | undefined;
  readonly attachments: readonly Attachment[];
  readonly releases: readonly Release[];
  readonly raw: {
    readonly texts: Bytes | undefined;
    readonly addressees: Bytes | undefined;
    readonly before: Bytes | undefined;
    readonly notAfter: Bytes | undefined;
    readonly record: Bytes | undefined;
  };
};

/** A number from 1 to `most` of parts, or the refusal of spec/entry.md. */
function some<T>(reader: Reader, what: string, most: number, read: () => T): T[] {
  const from = reader.at;
  const count = reader.array(what);
  if (count === 0) refuse('malformed', `${what}: an empty list`);
  if (count > most) refuse('over-limit', `${what}: ${count}`);
  reader.at = from;
  return reader.list(what, read);
}

/** Refused with `malformed-cbor`, `not-canonical`, `malformed` or `over-limit`. */
export function readBody(bytes: Bytes): Body {
  return readItem(bytes, readParts);
}

function readParts(reader: Reader): Body {
  let texts: Text[] = [];
  let attachments: Attachment[] = [];
  let releases: Release[] = [];
  let draftId: Bytes | undefined;
  const raw = new Map<number, Bytes>();
  const pairs = reader.map('body');
  for (let i = 0; i < pairs; i++) {
    const key = reader.uint('key of the body', 8);
    const from = reader.at;
    if (key === 1) texts = some(reader, 'texts', limits.texts, () => readText(reader));
    else if (key === 2) readAddressees(reader);
    else if (key === 3) readBefore(reader);
    else if (key === 4) draftId = reader.blob('draft id', 16);
    else if (key === 5) reader.uint('not after');
    else if (key === 6) {
      attachments = some(reader, 'attachments', limits.attachments, () => readAttachment(reader));
    } else if (key === 7) {
      releases = some(reader, 'releases', limits.releases, () => readRelease(reader));
    } else if (key === 8) reader.raw();
    else refuse('malformed', 'key 0 of the body');
    raw.set(key, reader.bytes.subarray(from, reader.at));
  }
  const encoded = { texts: raw.get(1), addressees: raw.get(2), before: raw.get(3) };
  const rest = { notAfter: raw.get(5), record: raw.get(8) };
  return { texts, draftId, attachments, releases, raw: { ...encoded, ...rest } };
}

function readText(reader: Reader): Text {
  reader.array('text', 3);
  const language = reader.text('language');
  if (!isLanguageTag(language)) refuse('malformed', 'language tag');
  return { language, standing: reader.uint('standing', 2), text: reader.text('text') };
}

function readAddressees(reader: Reader): void {
  const named = some(reader, 'addressees', limits.addressees, () => {
    const parts = reader.array('addressee');
    if (parts !== 2 && parts !== 3) refuse('malformed', 'addressee');
    const party = reader.uint('party', 9);
    const purpose = reader.uint('purpose', 1);
    if (parts === 3) {
      reader.uint('precedence', 5);
      if (purpose !== 1) refuse('malformed', 'a precedence for action');
    }
    return party;
  });
  if (new Set(named).size !== named.length) refuse('malformed', 'one addressee twice');
}

function readBefore(reader: Reader): void {
  const marks = some(reader, 'before', limits.marks, () => {
    reader.array('mark of before', 6);
    const name = readName(reader);
    reader.uint('size');
    reader.blob('root', 32);
    const leaves = reader.list('peeked', () => reader.blob('leaf', 32));
    if (leaves.length > limits.beforeLeaves) refuse('over-limit', 'peeked entries');
    return name;
  });
  if (!areAscending(marks)) refuse('malformed', 'before: out of order');
}

function readAttachment(reader: Reader): Attachment {
  reader.array('attachment', 4);
  const sha256 = reader.blob('hash', 32);
  const size = reader.uint('size', limits.attachment);
  const name = reader.text('name');
  const mediaType = reader.text('media type');
  if (name.length < 1 || name.length > limits.attachmentName) refuse('malformed', 'name');
  if (mediaType.length < 1 || mediaType.length > limits.mediaType) refuse('malformed', 'type');
  return { sha256, size, name, mediaType };
}
