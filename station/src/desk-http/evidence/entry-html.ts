import { equal, hex } from '@parley/core/base/bytes.ts';
import { type Body, decodeBody } from '@parley/core/codec/body.ts';
import type { JournalName } from '@parley/core/codec/names.ts';
import type { Officer } from '@parley/core/codec/officer.ts';
import { decodeRecord } from '@parley/core/codec/records.ts';
import { officersAt } from '@parley/core/keys/roster.ts';
import type { Line } from '@parley/core/replication/line.ts';
import { isLanguage, type Language, languageNames } from '@parley/text/languages.ts';
import { listOf } from '@parley/text/list.ts';
import { hash, identifier, quantity, timeUtc } from '@parley/text/tokens.ts';
import { translator } from '@parley/text/translator.ts';
import { kindKey, precedenceKeys, standingKeys } from '@parley/text/words.ts';
import { titleIn } from '../../evidence/proves.ts';
import { entryName, partyName } from '../../projection/entry-name.ts';
import { recordView } from '../../projection/record-view.ts';
import { recordWords } from '../../projection/record-words.ts';
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
  /** What it refers to, by name. */
  readonly references: readonly string[];
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
    ...referring(entry, lang),
    [t('field.released-by'), releasedBy(line, entry, lang)],
  ];
  const texts = (entry.body?.texts ?? []).map(({ lang: tag, standing, text }) => {
    const name = isLanguage(tag) ? languageNames[tag] : tag;
    const head = `<bdi>${escaped(name)}</bdi> · ${escaped(t(standingKeys[standing]))}`;
    return `<h3>${head}</h3>${foreignHtml(text, tag)}`;
  });
  const record = recordHtml(line, entry, lang);
  const said = texts.length + record.length > 0 ? texts.join('') : paragraph(t('exported.no-text'));
  const body = mark + fieldsHtml(fields) + record + said + attachmentsHtml(entry, lang) + mark;
  return `<article data-class="${entry.class}">${body}</article>`;
}

/** To what an answer answers, or a correction belongs. */
function referring({ references }: ShownEntry, lang: Language): [string, string][] {
  if (references.length === 0) return [];
  const named = references.map((one) => tokenHtml(identifier(one)));
  return [[translator(lang)('exported.refers-to'), listOf(named, lang)]];
}

/** What it says beside its words: a yes or a no, until when, who has the watch. */
function recordHtml({ line }: DeskLine, entry: ShownEntry, lang: Language): string {
  const { body, kind } = entry;
  const decoded = body && decodeRecord(kind, body.record);
  if (!decoded?.ok) return '';
  const core = line.host.line;
  const officers = officersBefore(core, entry);
  const view = recordView(decoded.value, {
    officer: (id) => officers.find((one) => equal(one.id, id))?.name ?? null,
    party: (index) => partyName(core, index),
    entry: (name, at) => entryName(core, name, at),
  });
  const words = view ? recordWords({ t: translator(lang), lang }, view) : [];
  return words.map((one) => paragraph(one)).join('');
}

/** The roster of its author as it was before this entry. */
function officersBefore({ rosters }: Line, { journal, seq }: ShownEntry): readonly Officer[] {
  const roster = rosters[journal.party];
  return roster ? officersAt(roster, { journal, seq }) : [];
}

/** By the hash, for a name is only what its author called it. */
function attachmentsHtml({ body }: ShownEntry, lang: Language): string {
  const t = translator(lang);
  const all = body?.attachments ?? [];
  if (all.length === 0) return '';
  const rows = all.map(({ sha256, size, name, mediaType }) => {
    const shown = {
      name: identifier(name),
      type: identifier(mediaType),
      size: quantity(size, 'B'),
    };
    const words = escaped(t('desk.attachment', shown));
    return `<li>${words} · SHA-256 ${tokenHtml(hash(hex(sha256), true))}</li>`;
  });
  return `<h3>${escaped(t('release.attachments'))}</h3><ul>${rows.join('')}</ul>`;
}

/** A party by its title in the language of the page. */
export function titleOf({ line }: DeskLine, party: number, lang: Language): string {
  return titleIn(line.charter, party, lang);
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

/** As HTML: officers by the names of their party's roster at that time. */
function releasedBy(line: DeskLine, entry: ShownEntry, lang: Language): string {
  const t = translator(lang);
  const { body, releaseProved } = entry;
  const officers = officersBefore(line.line.host.line, entry);
  const names = (body?.releases ?? []).map(({ officer }) => {
    return nameHtml(officers.find(({ id }) => equal(id, officer))?.name ?? hex(officer));
  });
  if (names.length === 0) return '–';
  const listed = listOf(names, lang);
  return releaseProved ? listed : `${listed} (${escaped(t('exported.release-unproved'))})`;
}
