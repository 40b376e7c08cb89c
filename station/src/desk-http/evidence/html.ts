import { findTokens } from '@parley/text/find-tokens.ts';
import { inspectLine, inspectText } from '@parley/text/inspect.ts';
import { directionOf, type Language, languages } from '@parley/text/languages.ts';
import { listOf } from '@parley/text/list.ts';
import { phrase, type Token } from '@parley/text/tokens.ts';
import { translator } from '@parley/text/translator.ts';
import { classKeys } from '@parley/text/words.ts';
import { pageStyle } from './page-style.ts';

/** What stands on every sheet of a page, and under its title. */
export type Frame = {
  readonly lang: Language;
  readonly title: string;
  /** What stands at the head of every sheet: the line. */
  readonly line: string;
  /** Classes of what is shown, by number, each once. */
  readonly classes: readonly number[];
  /** What stands at the foot of every sheet: which file, of when. */
  readonly foot: string;
};

/**
 * A page that stands alone: it runs nothing and fetches nothing. The line and the class stand at
 * the head of every sheet of paper; EXERCISE and TEST in all languages.
 */
export function pageHtml(frame: Frame, body: readonly string[]): string {
  const { lang, title, line, foot } = frame;
  const head =
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width">' +
    `<title>${escaped(title)}</title><style>${pageStyle}</style>`;
  const open = `<!doctype html><html lang="${lang}" dir="${directionOf(lang)}">`;
  const top = `<span><bdi>${escaped(line)}</bdi></span>${classMark(frame)}`;
  return (
    `${open}<head>${head}</head><body><main><table class="sheet" role="presentation">` +
    `<thead><tr><td><div class="running">${top}</div></td></tr></thead>` +
    `<tfoot><tr><td><div class="running"><span>${foot}</span></div></td></tr></tfoot>` +
    `<tbody><tr><td><h1>${escaped(title)}</h1>${body.join('\n')}</td></tr></tbody>` +
    '</table></main></body></html>\n'
  );
}

function classMark({ lang, classes }: Frame): string {
  const [only] = classes;
  const inAll = (cls: number) => languages.map((one) => classHtml(cls, one)).join(' · ');
  if (only === undefined) return '';
  if (classes.length === 1) return `<span class="class">${inAll(only)}</span>`;
  const t = translator(lang);
  const words = classes.map((cls) => t(classKeys[cls] ?? 'class.real'));
  const said = t('exported.classes', { classes: phrase(listOf(words, lang)) });
  return `<span class="class">${escaped(said)}</span>`;
}

/** A class as a word of one language. */
export function classHtml(cls: number, lang: Language): string {
  const word = translator(lang)(classKeys[cls] ?? 'class.real');
  return `<span lang="${lang}" dir="${directionOf(lang)}">${escaped(word)}</span>`;
}

/** The classes of what is shown, each once and in order. */
export function classesOf(entries: readonly { readonly class: number }[]): number[] {
  return [...new Set(entries.map((one) => one.class))].sort((a, b) => a - b);
}

export function section(title: string, body: readonly string[]): string {
  return `<section><h2>${escaped(title)}</h2>${body.join('')}</section>`;
}

export function listHtml(sentences: readonly string[]): string {
  return `<ul>${sentences.map((one) => `<li>${escaped(one)}</li>`).join('')}</ul>`;
}

export function paragraph(text: string, cls = ''): string {
  return `<p${cls === '' ? '' : ` class="${cls}"`}>${escaped(text)}</p>`;
}

/** Names and values, each value already written as HTML. */
export function fieldsHtml(fields: readonly (readonly [string, string])[]): string {
  const rows = fields.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${value}</dd>`);
  return `<dl>${rows.join('')}</dl>`;
}

/** A token in its one shape: Latin digits, left to right, apart from what stands around it. */
export function tokenHtml({ token, text }: Token): string {
  const cls = token === 'hash' ? 'token hash' : 'token';
  return `<bdi class="${cls}" dir="ltr">${escaped(text)}</bdi>`;
}

/** A name that somebody else gave: its hidden controls are marks, and it reorders nothing. */
export function nameHtml(name: string): string {
  return `<bdi>${escaped(inspectLine(name).shown)}</bdi>`;
}

/** A text that somebody else wrote: hidden controls are marks, places and times stand apart. */
export function foreignHtml(text: string, lang: string): string {
  const runs = findTokens(inspectText(text).shown).map((run) => {
    const bare = typeof run === 'string' || /^\d+$/u.test(run.text);
    return bare ? escaped(typeof run === 'string' ? run : run.text) : tokenHtml(run);
  });
  const where = `lang="${escaped(lang)}" dir="${directionOf(lang)}"`;
  return `<p class="said" ${where}>${runs.join('')}</p>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/gu, (one) => entities[one] ?? one);
}
