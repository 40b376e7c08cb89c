import { inspectText } from '@parley/text/inspect.ts';
import { directionOf, type Language } from '@parley/text/languages.ts';
import { minuteUtc } from '@parley/text/tokens.ts';
import { translator } from '@parley/text/translator.ts';
import { classKeys, kindKey, precedenceKeys, standingKeys } from '@parley/text/words.ts';

/** One entry as a page shows it; every text is written as text. */
export type ShownEntry = {
  readonly name: string;
  readonly kind: number;
  readonly precedence: number;
  readonly class: number;
  readonly time: number;
  /** Words that stand beside it, as that it is not final. */
  readonly notes?: readonly string[];
  readonly texts: readonly {
    readonly lang: string;
    readonly standing: 0 | 1 | 2;
    readonly text: string;
  }[];
};

/** EXERCISE and TEST stand before and after every printed text. */
export function entryHtml(entry: ShownEntry, lang: Language): string {
  const t = translator(lang);
  const real = entry.class === 0;
  const cls = escaped(t(classKeys[entry.class] ?? 'class.real'));
  const mark = real ? '' : `<p class="mark">${cls}</p>`;
  const precedence = precedenceKeys[entry.precedence] ?? 'precedence.routine';
  const facts = [
    entry.name,
    t(kindKey(entry.kind)),
    t(precedence),
    minuteUtc(entry.time).text,
    ...(entry.notes ?? []),
  ].map((one) => `<bdi>${escaped(one)}</bdi>`);
  const said = entry.texts.map(({ lang: tag, standing, text }) => {
    const how = escaped(t(standingKeys[standing]));
    const shown = escaped(inspectText(text).shown);
    const dir = directionOf(tag);
    const marked = `<p class="said" lang="${escaped(tag)}" dir="${dir}">${shown}</p>`;
    return `<p><small>${escaped(tag)} · ${how}</small></p>${marked}`;
  });
  return `<article>${mark}<p>${facts.join(' · ')}</p>${said.join('')}${mark}</article>`;
}

/** A page that stands alone: it runs nothing and fetches nothing. */
export function pageHtml(title: string, body: readonly string[], lang: Language): string {
  const head = `<meta charset="utf-8"><title>${escaped(title)}</title><style>${style}</style>`;
  const dir = directionOf(lang);
  const open = `<!doctype html><html lang="${lang}" dir="${dir}"><head>${head}</head><body>`;
  return `${open}<h1>${escaped(title)}</h1>${body.join('\n')}</body></html>\n`;
}

export function listHtml(sentences: readonly string[]): string {
  return `<ul>${sentences.map((one) => `<li>${escaped(one)}</li>`).join('')}</ul>`;
}

export function paragraph(text: string): string {
  return `<p>${escaped(text)}</p>`;
}

const style =
  'body{font:16px/1.5 serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#111}' +
  'h1{font-size:1.2rem}article{border-top:1px solid #111;padding:1rem 0;break-inside:avoid}' +
  '.mark{font-weight:bold;text-transform:uppercase}p.said{white-space:pre-wrap}' +
  'dl{display:grid;grid-template-columns:max-content 1fr;gap:0 1rem}dd{margin:0}';

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
