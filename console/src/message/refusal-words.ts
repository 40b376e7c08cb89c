import { refusalKey } from '@parley/text/console/refusal-key.ts';
import { minuteUtc, phrase } from '@parley/text/tokens.ts';
import { plainKey, type Words } from '../words/words.tsx';

/** The sentence of a refusal; a code without one still says what it is. */
export function refusalWords({ t }: Words, code: string, detail = ''): string {
  if (code === 'officer-removed') return t(`refused.${code}`, { since: minuteUtc(Number(detail)) });
  const key = plainKey(refusalKey(code) ?? '');
  return key ? t(key) : code;
}

/** The same of an act. One that nobody answered was not refused: it may have been done. */
export function notDoneWords(words: Words, code: string, detail?: string): string {
  const reason = refusalWords(words, code, detail);
  return code === 'no-answer' ? reason : words.t('act.refused', { reason: phrase(reason) });
}
