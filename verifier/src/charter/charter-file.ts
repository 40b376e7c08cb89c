/** A charter with the signatures of all its parties (spec/charter.md, "Charter file"). */
import { type Bytes, concat, utf8 } from '../base/bytes.ts';
import { limits } from '../base/limits.ts';
import { refuse } from '../base/refusal.ts';
import { readItem } from '../cbor/reader.ts';
import { verifyEd25519 } from '../crypto/ed25519.ts';
import { type Charter, readCharter } from './charter.ts';

const context = utf8('parley/charter/v1');

/** A charter whose signatures verify, and the bytes that hold both. */
export type Founding = { readonly charter: Charter; readonly file: Bytes };

/**
 * Refused as `readCharter` does; `malformed` where signatures are not in ascending order of
 * parties, `unknown-party`, `bad-signature`, and `bad-charter` where one is missing.
 */
export function readCharterFile(file: Bytes): Founding {
  if (file.length > limits.charter + 1024) refuse('over-limit', 'charter file: too long');
  const parts = readItem(file, (reader) => {
    reader.array('charter file', 2);
    const charter = reader.blob('charter');
    if (charter.length > limits.charter) refuse('malformed', 'charter: too long');
    const signatures = reader.list('signatures', () => {
      reader.array('signature', 2);
      return { party: reader.uint('party', 9), signature: reader.blob('signature', 64) };
    });
    return { charter, signatures };
  });
  let last = -1;
  for (const { party } of parts.signatures) {
    if (party <= last) refuse('malformed', 'signatures out of order');
    last = party;
  }
  const charter = readCharter(parts.charter);
  const message = concat(context, parts.charter);
  for (const { party, signature } of parts.signatures) {
    const signer = charter.parties[party] ?? refuse('unknown-party', `party ${party}`);
    if (!verifyEd25519(signer.recovery, message, signature)) {
      refuse('bad-signature', `charter: signature of ${signer.name}`);
    }
  }
  if (parts.signatures.length !== charter.parties.length) {
    refuse('bad-charter', 'a party has not signed');
  }
  return { charter, file };
}
