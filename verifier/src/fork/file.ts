/** A fork proof in a file, for somebody who holds nothing of the line (spec/fork-proof.md). */
import { type Bytes, equal } from '../base/bytes.ts';
import { limits } from '../base/limits.ts';
import { refuse } from '../base/refusal.ts';
import type { Source } from '../base/source.ts';
import { type Reader, readItem } from '../cbor/reader.ts';
import { readCertificate } from '../charter/certificate.ts';
import type { Charter } from '../charter/charter.ts';
import type { Keys } from '../charter/keys.ts';
import { type JournalName, keyOfName } from '../journal/name.ts';
import { originOf } from '../note/checkpoint.ts';
import { Elements } from '../transcript/elements.ts';
import { charterOf, readCharterPart, type TranscriptOptions } from '../transcript/verify.ts';
import { checkFork, type Fork, readFork } from './fork.ts';

export type ForkVerdict = { readonly charter: Charter; readonly fork: Fork };

/** Refused with the codes of spec/fork-proof.md, "File". */
export function verifyForkFile(
  source: Source,
  trusted?: TranscriptOptions['trusted'],
): ForkVerdict {
  const elements = new Elements(source);
  const element = elements.next();
  elements.end();
  const parts = readItem(element, (reader) => {
    reader.array('fork proof', 4);
    if (reader.text('title') !== 'parley/fork-proof/v1') refuse('malformed', 'no fork proof');
    return {
      charterFile: readCharterPart(reader),
      certificate: reader.orNull(() => partOf(reader, limits.certificate)) ?? undefined,
      proof: partOf(reader, limits.forkProof),
    };
  });
  const charter = charterOf(parts.charterFile, trusted);
  const fork = readFork(parts.proof);
  const keys = keysOf(charter, fork.journal, parts.certificate);
  if (!equal(fork.line, charter.line)) refuse('wrong-line', 'proof of another line');
  checkFork(fork, { origin: originOf(charter, fork.journal), note: keys.note });
  return { charter, fork };
}

/** A structure inside the file; refused with `malformed` where it is longer than it may be. */
function partOf(reader: Reader, most: number): Bytes {
  const bytes = reader.blob('part');
  return bytes.length <= most ? bytes : refuse('malformed', 'a part that is too long');
}

function keysOf(charter: Charter, journal: JournalName, bytes: Bytes | undefined): Keys {
  const party = charter.parties[journal.party] ?? refuse('unknown-party', `${journal.party}`);
  const founding = keyOfName({ party: party.index, number: 0, tag: party.tag });
  if (bytes === undefined) {
    return keyOfName(journal) === founding ? party.keys : refuse('unknown-journal', 'certificate');
  }
  const { name, keys } = readCertificate(bytes, charter);
  return keyOfName(name) === keyOfName(journal) ? keys : refuse('wrong-author', 'certificate');
}
