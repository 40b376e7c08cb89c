import { limitSentence, proofSentence } from '@parley/text/finding.ts';
import type { Language } from '@parley/text/languages.ts';
import { translator } from '@parley/text/translator.ts';
import { type Proved, provesSentences } from '../../evidence/proves.ts';
import { listHtml, paragraph, section } from './html.ts';

/** What a file proves and what it does not; `more` stands between the sentences and the lists. */
export function provesSection(verified: Proved, lang: Language, more: readonly string[]): string {
  const t = translator(lang);
  const { proves, doesNotProve } = verified.verdict;
  return section(t('exported.proves'), [
    ...[...provesSentences(lang, verified), ...more].map((one) => paragraph(one)),
    listHtml(proves.map((code) => proofSentence(lang, code))),
    listHtml(doesNotProve.map((code) => limitSentence(lang, code))),
  ]);
}
