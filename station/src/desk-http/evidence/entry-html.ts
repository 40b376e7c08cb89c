import { equal, hex } from '@parley/core/base/bytes.ts';
import { type Body, decodeBody } from '@parley/core/codec/body.ts';
import type { JournalName } from '@parley/core/codec/names.ts';
import { officersAt } from '@parley/core/keys/roster.ts';
import { isLanguage, type Language, languageNames } from '@parley/text/languages.ts';
import { listOf } from '@parley/text/list.ts';
import { identifier, timeUtc } from '@parley/text/tokens.ts';
import { translator } from '@parley/text/translator.ts';
import { kindKey, precedenceKeys, standingKeys } from '@parley/text/words.ts';
import type { DeskLine } from '../desk-line.ts';
import {
  classHtml,
  escaped,
  fieldsHtml,
  foreignHtml,
  nameHtml,
  paragraph,
  tokenHtml,
} from './html.ts';

/** One entry as a page shows it; every text is written as text. */
export type ShownEntry = {
  readonly name: string;
  readonly journal: JournalName;
  readonly seq: number;
  readonly kind: number;
  readonly precedence: number;
  readonly class: number;
  readonly time: number;
  /** Words that stand beside its number, as that it is not final. */
  readonly notes?: readonly string[];
  /** Undefined where it cannot be read or is not shown. */
  readonly body: Body | undefined;
  /** False where the file does not show whose releases these are. */
  readonly releaseProved: boolean;
};

/** The body of an entry that is shown; undefined where it is not, or does not decode. */
export function bodyOf(bytes: Uint8Array | null): Body | undefined {
  const decoded = bytes === null ? undefined : decodeBody(bytes);
  return decoded?.ok ? decoded.value : undefined;
}

/** A message as a form of fixed fields and its texts; EXERCISE and TEST before and after it. */
export function entryHtml(line: DeskLine, entry: ShownEntry, lang: Language): string {
  const t = translator(lang);
  const mark = entry.class === 0 ? '' : `<p class="mark">${classHtml(entry.class, lang)}</p>`;
  const notes = (entry.notes ?? []).map((one) => ` · <bdi>${escaped(one)}</bdi>`).join('');
  const fields: [string, string][] = [
    [t('field.from'), nameHtml(titleOf(line, entry.journal.party, lang))],
    [t('exported.addressees'), addresseesOf(line, entry, lang)],
    [t('field.number'), tokenHtml(identifier(entry.name)) + notes],
    [t('exported.kind'), escaped(t(kindKey(entry.kind)))],
    [
      t('exported.precedence'),
      escaped(t(precedenceKeys[entry.precedence] ?? 'precedence.routine')),
    ],
    [t('exported.class'), classHtml(entry.class, lang)],
    [t('field.written'), tokenHtml(timeUtc(entry.time))],
    [t('field.released-by'), releasedBy(line, entry, lang)],
  ];
  const texts = (entry.body?.texts ?? []).map(({ lang: tag, standing, text }) => {
    const name = isLanguage(tag) ? languageNames[tag] : tag;
    const head = `<bdi>${escaped(name)}</bdi> · ${escaped(t(standingKeys[standing]))}`;
    return `<h3>${head}</h3>${foreignHtml(text, tag)}`;
  });
  const said = texts.length > 0 ? texts.join('') : paragraph(t('exported.no-text'));
  const body = mark + fieldsHtml(fields) + said + mark;
  return `<article data-class="${entry.class}">${body}</article>`;
}

/** A party by its title in the language of the page. */
export function titleOf({ line }: DeskLine, party: number, lang: Language): string {
  const found = line.charter.parties[party];
  return found?.titles.get(lang) ?? found?.name ?? String(party);
}

/** As HTML: to whom; a body that is not shown says nothing of it. */
function addresseesOf(line: DeskLine, { body }: ShownEntry, lang: Language): string {
  const t = translator(lang);
  if (!body) return '–';
  const named = (body.addressees ?? []).map(({ party, forAction }) => {
    const purpose = t(forAction ? 'addressee.action' : 'addressee.information');
    return `${nameHtml(titleOf(line, party, lang))} (${escaped(purpose)})`;
  });
  return named.length > 0 ? listOf(named, lang) : escaped(t('desk.to-all'));
}

/** As HTML: officers by the names of their party's roster, as it was before this entry. */
function releasedBy(line: DeskLine, entry: ShownEntry, lang: Language): string {
  const t = translator(lang);
  const { body, releaseProved, journal, seq } = entry;
  const roster = line.line.host.line.rosters[journal.party];
  const officers = roster ? officersAt(roster, { journal, seq }) : [];
  const names = (body?.releases ?? []).map(({ officer }) => {
    return nameHtml(officers.find(({ id }) => equal(id, officer))?.name ?? hex(officer));
  });
  if (names.length === 0) return '–';
  const listed = listOf(names, lang);
  return releaseProved ? listed : `${listed} (${escaped(t('exported.release-unproved'))})`;
}
