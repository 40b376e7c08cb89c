/** The certificate of an incarnation (spec/incarnation.md). */
import { type Bytes, concat, equal, utf8 } from '../base/bytes.ts';
import { limits } from '../base/limits.ts';
import { refuse } from '../base/refusal.ts';
import { type Reader, readItem } from '../cbor/reader.ts';
import { verifyEd25519 } from '../crypto/ed25519.ts';
import type { JournalName, Mark } from '../journal/name.ts';
import type { Charter } from './charter.ts';
import { areDifferent, type Keys, listKeys, readKeys } from './keys.ts';

const context = utf8('parley/incarnation/v1');

export type Certificate = {
  readonly name: JournalName;
  readonly keys: Keys;
  /** The head of an earlier journal of the same party that it states. */
  readonly previous: Mark | undefined;
  readonly bytes: Bytes;
};

/**
 * A certificate of this line, signed by its party's recovery key. Refused with `over-limit`,
 * `malformed-cbor`, `not-canonical`, `malformed`, `wrong-line`, `unknown-party`, `bad-signature`.
 */
export function readCertificate(bytes: Bytes, charter: Charter): Certificate {
  if (bytes.length > limits.certificate) refuse('over-limit', 'certificate: too long');
  const { content, signature } = readItem(bytes, (reader) => {
    reader.array('certificate', 2);
    return { content: reader.blob('content'), signature: reader.blob('signature', 64) };
  });
  const read = readItem(content, readContent);
  if (!equal(read.line, charter.line)) refuse('wrong-line', 'certificate of another line');
  const party = charter.parties[read.name.party] ?? refuse('unknown-party', 'certificate');
  if (!verifyEd25519(party.recovery, concat(context, content), signature)) {
    refuse('bad-signature', `certificate of ${party.name}`);
  }
  if (listKeys(read.keys).some((key) => equal(key, party.recovery))) {
    refuse('malformed', 'certificate: the recovery key as another');
  }
  return { name: read.name, keys: read.keys, previous: read.previous, bytes };
}

function readContent(reader: Reader) {
  reader.array('certificate', 7);
  if (reader.uint('version') !== 1) refuse('malformed', 'certificate of another version');
  const line = reader.blob('line', 32);
  const party = reader.uint('party', 9);
  const number = reader.uint('number');
  if (number === 0) refuse('malformed', 'certificate of number 0');
  const tag = reader.blob('tag', 8);
  const keys = readKeys(reader);
  if (!areDifferent(listKeys(keys))) refuse('malformed', 'certificate: one key in two places');
  const previous = reader.orNull(() => {
    reader.array('previous head', 4);
    return {
      party,
      number: reader.uint('number'),
      tag: reader.blob('tag', 8),
      size: reader.uint('size'),
      root: reader.blob('root', 32),
    };
  });
  if (previous !== null && previous.number >= number) {
    refuse('malformed', 'certificate: the journal before has no lower number');
  }
  return { line, name: { party, number, tag }, keys, previous: previous ?? undefined };
}
