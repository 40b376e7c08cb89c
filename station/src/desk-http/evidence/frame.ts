import type { Language } from '@parley/text/languages.ts';
import { listOf } from '@parley/text/list.ts';
import { hash, identifier, minuteUtc } from '@parley/text/tokens.ts';
import { translator } from '@parley/text/translator.ts';
import type { DeskLine } from '../desk-line.ts';
import { titleOf } from './entry-html.ts';
import { escaped, fieldsHtml, pageHtml, paragraph, section, tokenHtml } from './html.ts';

export type Page = {
  readonly lang: Language;
  readonly file: { readonly name: string; readonly sha256: string };
  /** What the page is, in one sentence. */
  readonly about: string;
  readonly classes: readonly number[];
  readonly body: readonly string[];
};

/**
 * A page for a reader without Parley: whose line, which file it was made from and when, what was
 * said and what that proves, and how he checks it without trusting this station.
 */
export function standsAlone(line: DeskLine, page: Page): string {
  const { lang, file, about, classes, body } = page;
  const t = translator(lang);
  const { charter, me } = line.line;
  const titles = charter.parties.map((_, party) => titleOf(line, party, lang));
  const title = t('exported.title', { line: charter.name, parties: listOf(titles, lang) });
  const made = t('exported.made', {
    at: minuteUtc(line.now),
    party: titleOf(line, me, lang),
  });
  const fields = fieldsHtml([
    [t('exported.file'), tokenHtml(identifier(file.name))],
    ['SHA-256', tokenHtml(hash(file.sha256, true))],
  ]);
  const check = t('exported.check-how', {
    file: identifier(file.name),
    verifier: identifier('parley-verify'),
  });
  const foot = `${escaped(made)} · ${tokenHtml(hash(file.sha256))}`;
  return pageHtml({ lang, title, line: charter.name, classes, foot }, [
    paragraph(about, 'about'),
    fields,
    paragraph(made),
    ...body,
    section(t('exported.check'), [paragraph(check)]),
  ]);
}
