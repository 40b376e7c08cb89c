/** What each implementation says that a file proves, and what not: the words of its verdict. */
import { verifyDisclosure } from '@parley/core/evidence/disclosure.ts';
import { verifyForkFile } from '@parley/core/evidence/fork-file.ts';
import { TranscriptReader } from '@parley/core/evidence/transcript.ts';
import {
  disclosureVerdict,
  forkVerdict,
  transcriptVerdict,
  type Verdict,
} from '@parley/core/evidence/verdict.ts';
import { runningSha256 } from '@parley/station/evidence/running-hash.ts';
import { memorySource } from '@parley/verifier/base/source.ts';
import { verify } from '@parley/verifier/verdict.ts';
import { lineGiven } from '../../tools/vectors/given.ts';
import { nodeCrypto } from '../../tools/vectors/node-crypto.ts';
import type { Subject } from './outcome.ts';

/** Undefined for what is no file of evidence. */
export function provedWords(subject: Subject): { core: string; verifier: string } | undefined {
  const given = lineGiven(subject.given);
  const core = coreVerdict(subject, given);
  if (core === undefined) return undefined;
  const trusted = given && { line: given };
  return {
    core: said(core),
    verifier: said(verify(memorySource(subject.bytes), { trusted }).verdict),
  };
}

function coreVerdict(
  { format, bytes }: Subject,
  line: Uint8Array | undefined,
): Verdict | undefined {
  const ports = { crypto: nodeCrypto, hash: runningSha256(), desk: undefined, line };
  const given = line !== undefined;
  switch (format) {
    case 'transcript': {
      const reader = new TranscriptReader(ports);
      const pushed = reader.push(bytes);
      const facts = pushed.ok ? reader.finish() : pushed;
      return facts.ok ? transcriptVerdict(facts.value, given) : undefined;
    }
    case 'disclosure': {
      const facts = verifyDisclosure(ports, bytes);
      return facts.ok ? disclosureVerdict(facts.value, given) : undefined;
    }
    case 'fork-file':
      return verifyForkFile(nodeCrypto, bytes, line).ok ? forkVerdict(given) : undefined;
    default:
      return undefined;
  }
}

/** Without the detail, which is for people; the words in any order. */
function said({
  kind,
  code,
  entries,
  proves,
  doesNotProve,
}: Omit<Verdict, 'detail' | 'code'> & { readonly code: string }): string {
  return JSON.stringify({
    kind,
    code,
    entries,
    proves: [...proves].sort(),
    not: [...doesNotProve].sort(),
  });
}
