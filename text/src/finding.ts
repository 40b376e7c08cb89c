import { type ViolationCode, violationReasons } from '@parley/core/evidence/findings.ts';
import type { LimitCode, ProofCode } from '@parley/core/evidence/verdict.ts';
import type { Language } from './languages.ts';
import { messages } from './messages/all.ts';
import { say } from './say.ts';
import { isKey } from './translator.ts';

/** The sentence of what an entry breaks. A code from a later version is shown as it is. */
export function violationSentence(lang: Language, code: string): string {
  const key = `violation.${code}`;
  if (isKey(key)) return say(lang, messages[key], {});
  return violationReasons[code as ViolationCode] ?? code;
}

/** The sentence of what a checked file proves. */
export function proofSentence(lang: Language, code: ProofCode): string {
  return say(lang, messages[`proof.${code}`], {});
}

/** The sentence of what it does not prove. */
export function limitSentence(lang: Language, code: LimitCode): string {
  return say(lang, messages[`limit.${code}`], {});
}
