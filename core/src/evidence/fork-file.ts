import type { Crypto } from '../base/crypto.ts';
import { limits } from '../base/limits.ts';
import { ok, type Result, refuse } from '../base/refusal.ts';
import { decode, encode } from '../codec/cbor.ts';
import { type Founding, verifyCertificate } from '../codec/certificate.ts';
import { bytesUpTo, checked, nullable, tuple, word } from '../codec/check.ts';
import { decodeForkProof, type ForkProof } from '../codec/fork-proof.ts';
import { journalKey, originOf } from '../codec/names.ts';
import { verifyForkProof } from '../journal/fork.ts';
import { ElementSplitter, frameElement } from './elements.ts';
import { readFounding } from './founding.ts';

export const forkMagic = 'parley/fork-proof/v1';

/** A fork proof with what it takes to check it offline (spec/fork-proof.md, file). */
export type ForkFile = {
  readonly charterFile: Uint8Array;
  /** Certificate of the incarnation accused; null for a founding one. */
  readonly certificate: Uint8Array | null;
  readonly proof: Uint8Array;
};

export type ForkFacts = { readonly founding: Founding; readonly proof: ForkProof };

const shape = tuple(
  word([forkMagic]),
  bytesUpTo(limits.charterBytesMax + 1024),
  nullable(bytesUpTo(limits.certificateBytesMax)),
  bytesUpTo(limits.forkProofBytesMax),
);

/** The file: one element. */
export function encodeForkFile(file: ForkFile): Uint8Array {
  return frameElement(encode([forkMagic, file.charterFile, file.certificate, file.proof]));
}

/**
 * The proof, if it convicts a journal of the line whose charter the file holds; where a line is
 * given, of that one.
 */
export function verifyForkFile(
  crypto: Crypto,
  bytes: Uint8Array,
  given?: Uint8Array,
): Result<ForkFacts> {
  const splitter = new ElementSplitter();
  splitter.push(bytes);
  const element = splitter.next();
  if (!element.ok) return element;
  if (element.value === null) return refuse('truncated');
  if (!splitter.empty) return refuse('malformed', 'bytes behind a fork proof');
  const value = decode(element.value.content);
  const parts = value.ok ? checked(shape, value.value, 'file of a fork proof') : value;
  if (!parts.ok) return parts;
  const [, charterFile, certificate, shown] = parts.value;
  const founding = readFounding(crypto, charterFile, given);
  if (!founding.ok) return founding;
  const proof = decodeForkProof(shown);
  if (!proof.ok) return proof;
  const noteKey = noteKeyOf(crypto, founding.value, proof.value, certificate);
  if (!noteKey.ok) return noteKey;
  const { line, charter } = founding.value;
  const { journal } = proof.value;
  const origin = originOf(line, charter.parties[journal.party]?.name ?? '', journal);
  const verified = verifyForkProof(crypto, { line, origin, noteKey: noteKey.value }, proof.value);
  return verified.ok ? ok({ founding: founding.value, proof: proof.value }) : verified;
}

function noteKeyOf(
  crypto: Crypto,
  founding: Founding,
  proof: ForkProof,
  certificate: Uint8Array | null,
): Result<Uint8Array> {
  const { journal } = proof;
  const founder = founding.charter.parties[journal.party];
  if (founder === undefined) return refuse('unknown-party', 'fork proof');
  if (certificate === null) {
    const own = { party: journal.party, number: 0, tag: founder.tag };
    if (journalKey(own) !== journalKey(journal)) return refuse('unknown-journal', 'fork proof');
    return ok(founder.keys.note);
  }
  const verified = verifyCertificate(crypto, founding, certificate);
  if (!verified.ok) return verified;
  if (journalKey(verified.value) !== journalKey(journal)) return refuse('wrong-author');
  return ok(verified.value.keys.note);
}
