import { decodeBody } from '@parley/core/codec/body.ts';
import { decode } from '@parley/core/codec/cbor.ts';
import { classNames } from '@parley/core/codec/kinds.ts';
import type { DisclosureFacts, ProvedEntry } from '@parley/core/evidence/disclosure.ts';
import { limitSentence, proofSentence } from '@parley/text/finding.ts';
import { inspectText } from '@parley/text/inspect.ts';
import { directionOf, type Language } from '@parley/text/languages.ts';
import { identifier, minuteUtc } from '@parley/text/tokens.ts';
import { translator } from '@parley/text/translator.ts';
import { classKeys, kindKey, precedenceKeys, standingKeys } from '@parley/text/words.ts';
import { verifyDisclosureBytes } from '../../evidence/verify.ts';
import type { DeskLine } from '../desk-line.ts';

/**
 * A page for a reader without Parley: what was said, and in sentences what the file beside it
 * proves and what it does not. It is made from the file, checked as a stranger would check it.
 * Every text is written as text; the page runs nothing and fetches nothing.
 */
export function disclosurePage(line: DeskLine, file: Uint8Array, lang: Language): string {
  const verified = verifyDisclosureBytes(file, { charter: line.line.charterFile });
  if (verified.kind !== 'disclosure') throw new Error('a disclosure just made verifies');
  const { facts, verdict } = verified;
  const t = translator(lang);
  const journals = new Map(facts.entries.map((one) => [one.journal.party, one.size]));
  const summary = [...journals].map(([party, size]) => {
    const name = facts.founding.charter.parties[party]?.name ?? String(party);
    const shown = identifier(String(size));
    const proves = t('proves.disclosure', { party: name, size: shown });
    return paragraph(`${proves} ${t('proves-not.disclosure', { size: shown })}`);
  });
  const later = facts.later.length;
  const more = later > 0 ? [paragraph(t('proves.undisclosed', { count: later }))] : [];
  const list = (sentences: readonly string[]) => {
    return `<ul>${sentences.map((one) => `<li>${escaped(one)}</li>`).join('')}</ul>`;
  };
  const limits = verdict.doesNotProve.map((code) => limitSentence(lang, code));
  const body = [
    `<h1>${escaped(line.line.charter.name)}</h1>`,
    ...facts.entries.map((entry) => entryHtml(facts, entry, lang)),
    '<hr>',
    ...summary,
    ...more,
    list(verdict.proves.map((code) => proofSentence(lang, code))),
    list(limits),
  ];
  const head = `<meta charset="utf-8"><title>${escaped(line.line.charter.name)}</title>`;
  const styled = `${head}<style>${style}</style>`;
  const dir = directionOf(lang);
  const open = `<!doctype html><html lang="${lang}" dir="${dir}"><head>${styled}</head><body>`;
  return `${open}${body.join('\n')}</body></html>\n`;
}

const style =
  'body{font:16px/1.5 serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#111}' +
  'h1{font-size:1.2rem}article{border-top:1px solid #111;padding:1rem 0;break-inside:avoid}' +
  '.mark{font-weight:bold;text-transform:uppercase}p.said{white-space:pre-wrap}' +
  'dl{display:grid;grid-template-columns:max-content 1fr;gap:0 1rem}dd{margin:0}';

function entryHtml({ founding }: DisclosureFacts, entry: ProvedEntry, lang: Language): string {
  const t = translator(lang);
  const { head, journal, seq } = entry;
  const party = founding.charter.parties[journal.party]?.name ?? String(journal.party);
  const body = entry.body === null ? undefined : decodeBody(entry.body);
  const cls = classNames[head.class] ?? 'REAL';
  const mark =
    cls === 'REAL'
      ? ''
      : `<p class="mark">${escaped(t(classKeys[head.class] ?? 'class.real'))}</p>`;
  const precedence = precedenceKeys[head.precedence] ?? 'precedence.routine';
  const facts = [
    escaped(`${party}/${seq}`),
    escaped(t(kindKey(head.kind))),
    escaped(t(precedence)),
    escaped(minuteUtc(timeOf(entry)).text),
  ].map((one) => `<bdi>${one}</bdi>`);
  const texts = body?.ok ? body.value.texts : [];
  const said = texts.map(({ lang: tag, standing, text }) => {
    const how = escaped(t(standingKeys[standing]));
    const dir = directionOf(tag);
    const shown = escaped(inspectText(text).shown);
    const marked = `<p class="said" lang="${escaped(tag)}" dir="${dir}">${shown}</p>`;
    return `<p><small>${escaped(tag)} · ${how}</small></p>${marked}`;
  });
  // EXERCISE and TEST stand before and after every printed text.
  return `<article>${mark}<p>${facts.join(' · ')}</p>${said.join('')}${mark}</article>`;
}

/** What its author's clock said, from the header's own bytes (spec/entry.md). */
function timeOf({ header }: ProvedEntry): number {
  const decoded = decode(header);
  const time = decoded.ok && Array.isArray(decoded.value) ? decoded.value[8] : undefined;
  return typeof time === 'number' ? time : Number.NaN;
}

function paragraph(text: string): string {
  return `<p>${escaped(text)}</p>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/gu, (one) => entities[one] ?? one);
}
