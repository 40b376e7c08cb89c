/**
 * What each implementation makes of a file of evidence, in one pass: what it finds there, and what
 * it says that the file proves and does not.
 */
import { ok, type Result } from '@parley/core/base/refusal.ts';
import { verifyForkFile } from '@parley/core/evidence/fork-file.ts';
import {
  disclosureVerdict,
  forkVerdict,
  transcriptVerdict,
  type Verdict,
} from '@parley/core/evidence/verdict.ts';
import { memorySource } from '@parley/verifier/base/source.ts';
import { evidenceShows } from '@parley/verifier/vectors.ts';
import { type Verified, verify } from '@parley/verifier/verdict.ts';
import {
  disclosureFacts,
  disclosureTaken,
  transcriptFacts,
  transcriptTaken,
} from '../../tools/vectors/evidence-checkers.ts';
import { forkFileTaken } from '../../tools/vectors/fork-file-checker.ts';
import { lineGiven } from '../../tools/vectors/given.ts';
import type { Taken } from '../../tools/vectors/judge.ts';
import { nodeCrypto } from '../../tools/vectors/node-crypto.ts';
import type { Subject } from './outcome.ts';

/** The formats that are files of evidence, each with the kind that the verifier calls it. */
const kinds = new Map([
  ['transcript', 'transcript'],
  ['disclosure', 'disclosure'],
  ['fork-file', 'fork-proof'],
]);

export type Proved = Taken & { readonly words: string };

/** Undefined for what is no file of evidence. */
export function coreEvidence({ format, bytes, given }: Subject): Result<Proved> | undefined {
  const line = lineGiven(given);
  const isGiven = line !== undefined;
  switch (format) {
    case 'transcript': {
      const facts = transcriptFacts(bytes, line);
      if (!facts.ok) return facts;
      const words = said(transcriptVerdict(facts.value, isGiven));
      return ok({ ...transcriptTaken(bytes, facts.value), words });
    }
    case 'disclosure': {
      const facts = disclosureFacts(bytes, line);
      if (!facts.ok) return facts;
      const words = said(disclosureVerdict(facts.value, isGiven));
      return ok({ ...disclosureTaken(bytes, facts.value), words });
    }
    case 'fork-file': {
      const facts = verifyForkFile(nodeCrypto, bytes, line);
      const taken = facts.ok ? forkFileTaken(bytes, facts.value) : facts;
      return taken.ok ? ok({ ...taken.value, words: said(forkVerdict(isGiven)) }) : taken;
    }
    default:
      return undefined;
  }
}

export type VerifierProved =
  | { readonly ok: true; readonly shows: object; readonly words: string }
  | { readonly ok: false; readonly code: string; readonly about: string };

/**
 * Undefined for what is no file of evidence, and where the verifier's door, which tells the kinds
 * apart by how a file begins, takes it for none or for another.
 */
export function verifierEvidence({ format, bytes, given }: Subject): VerifierProved | undefined {
  const kind = kinds.get(format);
  if (kind === undefined) return undefined;
  const line = lineGiven(given);
  const verified = verify(memorySource(bytes), { trusted: line && { line } });
  const { verdict } = verified;
  if (verdict.kind !== kind) return undefined;
  if (verified.kind === null) return { ok: false, code: verdict.code, about: verdict.about };
  return { ok: true, shows: showsOf(verified), words: said(verdict) };
}

function showsOf(verified: Exclude<Verified, { kind: null }>): object {
  switch (verified.kind) {
    case 'transcript':
      return evidenceShows.transcript(verified.found);
    case 'disclosure':
      return evidenceShows.disclosure(verified.found);
    case 'fork-proof':
      return evidenceShows['fork-proof'](verified.found);
  }
}

type Words = Omit<Verdict, 'detail' | 'code'> & { readonly code: string };

/** Without the detail, which is for people; the words in any order. */
function said({ kind, code, entries, proves, doesNotProve }: Words): string {
  const [yes, not] = [[...proves].sort(), [...doesNotProve].sort()];
  return JSON.stringify({ kind, code, entries, proves: yes, not });
}
