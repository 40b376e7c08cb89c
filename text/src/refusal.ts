import type { RefusalCode } from '@parley/core/base/refusal.ts';
import { refusalReasons } from '@parley/core/base/refusal.ts';
import type { Language } from './languages.ts';
import { messages } from './messages/all.ts';
import { say } from './say.ts';
import { isKey } from './translator.ts';

/**
 * The sentence of a refusal or fault code. A code without a sentence (a test forbids it) still
 * says something: core's English reason, or the bare code.
 */
export function refusalSentence(lang: Language, code: RefusalCode): string {
  const key = `refusal.${code}`;
  if (isKey(key)) return say(lang, messages[key], {});
  return (refusalReasons as Readonly<Record<string, string>>)[code] ?? code;
}
