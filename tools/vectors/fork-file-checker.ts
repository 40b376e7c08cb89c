import { hex } from '@parley/core/base/bytes.ts';
import { ok, type Result, refuse } from '@parley/core/base/refusal.ts';
import { decode } from '@parley/core/codec/cbor.ts';
import { encodeForkFile, type ForkFacts, verifyForkFile } from '@parley/core/evidence/fork-file.ts';
import { contentsOf } from '@parley/station/evidence/testing/tampering.ts';
import { lineGiven } from './given.ts';
import type { Checker, Taken } from './judge.ts';
import { nodeCrypto } from './node-crypto.ts';

/** A fork proof in a file of its own, with the charter; given the line where one is known. */
export const forkFile: Checker = (bytes, given) => {
  const facts = verifyForkFile(nodeCrypto, bytes, lineGiven(given));
  return facts.ok ? forkFileTaken(bytes, facts.value) : facts;
};

/** The file of those facts, written again. */
export function forkFileTaken(bytes: Uint8Array, facts: ForkFacts): Result<Taken> {
  const parts = decode(contentsOf(bytes)[0] ?? new Uint8Array(0));
  if (!parts.ok) return refuse('malformed', 'taken, and cannot be read again');
  const [, charterFile, certificate, proof] = parts.value as [
    string,
    Uint8Array,
    Uint8Array | null,
    Uint8Array,
  ];
  const { founding, proof: fork } = facts;
  const { party, number } = fork.journal;
  const shows = { line: hex(founding.line), journal: `${party}.${number}`, fork: fork.fork };
  return ok({ again: encodeForkFile({ charterFile, certificate, proof }), shows });
}
