import type { Refusal, RefusalCode } from '../base/refusal.ts';
import type { DisclosureFacts } from './disclosure.ts';
import type { TranscriptFacts } from './transcript.ts';

export type EvidenceKind = 'transcript' | 'disclosure' | 'fork-proof';

/** What a checked file proves; a sentence for each stands in the text package. */
export const proofCodes = [
  'charter-signed',
  'entries-unaltered',
  'authors-signed',
  'held-by-all',
  'order-agreed',
  'releases-hold',
  'quantum-safe',
  'journal-forked',
] as const;
export type ProofCode = (typeof proofCodes)[number];

/** What it does not prove, and a reader might believe it did. */
export const limitCodes = [
  'charter-authentic',
  'texts-true',
  'claimed-times',
  'parties-agree',
  'officers-identity',
  'passkey-desks',
  'attachments-held',
  'nothing-later',
  'nothing-else',
  'tail-final',
  'held-by-all',
  'releases-hold',
  'roster-changes',
  'replaced-keys',
  'quantum-safe',
  'which-is-meant',
] as const;
export type LimitCode = (typeof limitCodes)[number];

/** The result of `verify`: of any file, in one shape. */
export type Verdict = {
  readonly ok: boolean;
  /** Null when the file is of no kind known. */
  readonly kind: EvidenceKind | null;
  /** `verified`, or the code of the refusal. */
  readonly code: 'verified' | RefusalCode;
  readonly detail: string;
  /** Entries proved; those behind the last cut not counted. */
  readonly entries: number;
  readonly proves: readonly ProofCode[];
  readonly doesNotProve: readonly LimitCode[];
};

export function refusedVerdict(kind: EvidenceKind | null, refusal: Refusal): Verdict {
  const { code, detail } = refusal;
  return { ok: false, kind, code, detail, entries: 0, proves: [], doesNotProve: [] };
}

/** `charterGiven`: the charter came from elsewhere than the file, and is the same. */
export function transcriptVerdict(facts: TranscriptFacts, charterGiven: boolean): Verdict {
  const { counts } = facts.findings;
  // Of what cannot be read nobody knows whether a release is asked for and there.
  const broken = ['release-missing', 'bad-release', 'unreadable'] as const;
  const released = !broken.some((code) => counts.has(code));
  const final = facts.cuts > 0;
  const proves: ProofCode[] = ['charter-signed', 'entries-unaltered', 'authors-signed'];
  if (final) proves.push('held-by-all', 'order-agreed');
  if (released) proves.push('releases-hold');
  if (facts.quantumSafe) proves.push('quantum-safe');
  const not: LimitCode[] = charterGiven ? [] : ['charter-authentic'];
  not.push('texts-true', 'claimed-times', 'parties-agree', 'officers-identity');
  not.push('attachments-held', 'nothing-later');
  if (facts.findings.origins.size > 0) not.push('passkey-desks');
  if (facts.tailEntries > 0) not.push('tail-final');
  if (!released) not.push('releases-hold');
  if (!facts.quantumSafe) not.push('quantum-safe');
  return verified('transcript', facts.entries, proves, not);
}

export function disclosureVerdict(facts: DisclosureFacts, charterGiven: boolean): Verdict {
  const others = facts.founding.charter.parties.length - 1;
  const heldByAll = facts.entries.every((one) => one.heldBy.length === others);
  const released = facts.entries.every((one) => one.released === true);
  const proves: ProofCode[] = ['charter-signed', 'entries-unaltered', 'authors-signed'];
  if (heldByAll) proves.push('held-by-all');
  if (released) proves.push('releases-hold');
  const not: LimitCode[] = charterGiven ? [] : ['charter-authentic'];
  not.push('texts-true', 'claimed-times', 'parties-agree', 'officers-identity');
  not.push('attachments-held', 'nothing-later', 'nothing-else');
  if (facts.entries.some((one) => one.released !== null)) not.push('roster-changes');
  if (facts.entries.some(({ origins }) => origins.length > 0)) not.push('passkey-desks');
  if (!heldByAll) not.push('held-by-all');
  if (!released) not.push('releases-hold');
  if (facts.entries.some((one) => one.heldByReplaced.length > 0)) not.push('replaced-keys');
  return verified('disclosure', facts.entries.length, proves, not);
}

export function forkVerdict(charterGiven: boolean): Verdict {
  const not: LimitCode[] = charterGiven ? [] : ['charter-authentic'];
  return verified(
    'fork-proof',
    0,
    ['charter-signed', 'authors-signed', 'journal-forked'],
    [...not, 'which-is-meant'],
  );
}

function verified(
  kind: EvidenceKind,
  entries: number,
  proves: ProofCode[],
  doesNotProve: LimitCode[],
): Verdict {
  return { ok: true, kind, code: 'verified', detail: '', entries, proves, doesNotProve };
}
