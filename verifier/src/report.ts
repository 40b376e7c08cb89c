/** What a verdict says to a person, in sentences; values in them are isolated. */
import { hex } from './base/bytes.ts';
import type { Charter } from './charter/charter.ts';
import type { JournalName } from './journal/name.ts';
import { type Language, say, token } from './text/language.ts';
import { limits, proofs } from './text/proofs.ts';
import { refusals } from './text/refusals.ts';
import { sentences } from './text/sentences.ts';
import type { Verified } from './verdict.ts';

export type Report = {
  readonly headline: string;
  /** Why it was refused, or what it proves. */
  readonly proves: readonly string[];
  readonly notProved: readonly string[];
  /** What was found besides. */
  readonly found: readonly string[];
};

/** Violations listed one by one. */
const violationsListed = 20;

export function reportOf(verified: Verified, language: Language): Report {
  const { verdict } = verified;
  if (!verdict.ok) {
    const reason = verdict.code === 'verified' ? undefined : refusals[verdict.code];
    const why = reason === undefined ? [] : [say(reason, language)];
    const about = verdict.about === '' ? [] : [token(verdict.about, language)];
    const headline = say(sentences.refused, language, { code: verdict.code });
    return { headline, proves: why, notProved: [], found: about };
  }
  return {
    headline: headlineOf(verified, language),
    proves: verdict.proves.map((code) => say(proofs[code], language)),
    notProved: verdict.doesNotProve.map((code) => say(limits[code], language)),
    found: foundIn(verified, language),
  };
}

function headlineOf(verified: Verified, language: Language): string {
  switch (verified.kind) {
    case 'transcript': {
      const { cuts, entries } = verified.found;
      if (cuts === 0) return say(sentences.verifiedOpen, language);
      return say(sentences.verifiedTranscript, language, { entries, cut: cuts - 1 });
    }
    case 'disclosure': {
      const entries = verified.found.entries.length;
      return say(sentences.verifiedDisclosure, language, { entries });
    }
    case 'fork-proof': {
      const { charter, fork } = verified.found;
      return say(sentences.verifiedFork, language, { journal: journalText(charter, fork.journal) });
    }
    case null:
      return '';
  }
}

function foundIn(verified: Verified, language: Language): string[] {
  if (verified.kind === null) return [];
  const lines = [say(sentences.line, language, { line: hex(verified.found.charter.line) })];
  if (verified.kind !== 'transcript') return lines;
  const { found } = verified;
  lines.push(say(sentences.hash, language, { hash: hex(found.hash) }));
  if (found.tailEntries > 0)
    lines.push(say(sentences.tail, language, { count: found.tailEntries }));
  if (found.unknown > 0) lines.push(say(sentences.unknown, language, { count: found.unknown }));
  const count = found.violations.length;
  if (count === 0) return lines;
  lines.push(say(sentences.violations, language, { count }));
  for (const { journal, seq, code } of found.violations.slice(0, violationsListed)) {
    lines.push(`  ${token(`${journalText(found.charter, journal)}/${seq} ${code}`, language)}`);
  }
  if (count > violationsListed)
    lines.push(`  ${say(sentences.more, language, { count: count - violationsListed })}`);
  return lines;
}

/** A journal as people name it: party, and number of the incarnation. */
export function journalText(charter: Charter, { party, number }: JournalName): string {
  return `${charter.parties[party]?.name ?? party}.${number}`;
}
