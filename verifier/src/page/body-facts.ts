/** What the body of an entry says beside its texts, in words: acts, and files that it brings. */
import { type Bytes, hex } from '../base/bytes.ts';
import { attempt } from '../base/refusal.ts';
import { Reader } from '../cbor/reader.ts';
import type { Attachment, Body } from '../entry/body.ts';
import { foreign, type Language, say } from '../text/language.ts';
import { answers, sentences, watches } from '../text/sentences.ts';
import { timeText } from './time.ts';

/** One sentence a line. A record of another form than its kind says nothing. */
export function bodyFacts(kind: number | undefined, body: Body, language: Language): string[] {
  const { attachments, raw } = body;
  const said = raw.record === undefined ? [] : recordFacts(kind, raw.record, language);
  return [...said, ...attachments.map((one) => attachmentFact(one, language))];
}

function recordFacts(kind: number | undefined, record: Bytes, language: Language): string[] {
  const facts = kind === undefined ? undefined : readers[kind];
  if (facts === undefined) return [];
  const read = attempt(() => {
    const reader = new Reader(record);
    const said = facts(reader, language);
    reader.end('record');
    return said;
  });
  return read.ok ? read.value : [];
}

const readers: Readonly<Record<number, (reader: Reader, language: Language) => string[]>> = {
  2: (reader, language) =>
    reader.list('attachments', () => {
      return say(sentences.fileHeld, language, { hash: hex(reader.blob('hash', 32)) });
    }),
  3: untilFacts,
  5: (reader, language) => [answers[reader.uint('answer', 2)]?.[language] ?? ''],
  7: (reader, language) => {
    reader.array('watch', 2);
    return [watches[reader.uint('state', 3)]?.[language] ?? '', ...untilFacts(reader, language)];
  },
};

function untilFacts(reader: Reader, language: Language): string[] {
  const until = reader.orNull(() => reader.uint('until'));
  return until === null ? [] : [say(sentences.until, language, { time: timeText(until) })];
}

/** By the hash, for a name is only what its author called it. */
function attachmentFact({ sha256, size, name, mediaType }: Attachment, language: Language): string {
  const values = { name: foreign(name), type: foreign(mediaType), size, hash: hex(sha256) };
  return say(sentences.attachment, language, values);
}
