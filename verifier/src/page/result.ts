/** The answer as elements. Every word of others is put in as text, in a direction of its own. */
import { type Language, say } from '../text/language.ts';
import { sentences } from '../text/sentences.ts';
import type { EntryView } from './entry-view.ts';
import { pageEntries } from './page-entries.ts';
import type { Answer } from './worker.ts';

type Done = Answer & { is: 'done' };

/** `turn` is called with the first entry of another page. */
export function showDone(
  into: HTMLElement,
  answer: Done,
  { language, turn }: { readonly language: Language; readonly turn: (from: number) => void },
): void {
  const { verdict, report, entries } = answer;
  const sheet = made('section', verdict.ok ? 'verdict good' : 'verdict bad');
  sheet.append(made('h2', '', report.headline));
  if (verdict.ok) {
    sheet.append(made('h3', '', sentences.proves[language]), list('proves', report.proves));
    sheet.append(made('h3', '', sentences.notProved[language]), list('not', report.notProved));
  } else {
    for (const why of report.proves) sheet.append(made('p', 'why', why));
  }
  for (const one of report.found) sheet.append(made('p', 'found', one.trim()));
  into.replaceChildren(sheet);
  if (entries.length === 0) return;
  const shown = made('ol', 'entries');
  shown.start = answer.from + 1;
  shown.append(...entries.map((entry) => entryOf(entry, language)));
  into.append(pagesOf(answer, language, turn), shown);
}

/** Which entries these are, and the way to those before and behind. */
function pagesOf(
  { entries, from, all }: Done,
  language: Language,
  turn: (from: number) => void,
): HTMLElement {
  const pages = made('nav', 'pages');
  pages.ariaLabel = sentences.entries[language];
  const last = from + entries.length;
  const count = say(sentences.shown, language, { first: from + 1, last, all });
  const way = (style: string, text: string, to: number) => {
    const button = made('button', style, text);
    button.type = 'button';
    button.disabled = to < 0 || to >= all;
    button.addEventListener('click', () => turn(to));
    return button;
  };
  pages.append(made('span', 'count', count));
  if (entries.length === all) return pages;
  const ways = [
    way('first', sentences.firstPage[language], from === 0 ? -1 : 0),
    way('before', sentences.pageBefore[language], from - pageEntries),
    way('behind', sentences.pageBehind[language], from + pageEntries),
    way('last', sentences.lastPage[language], lastPageOf(from, all)),
  ];
  pages.append(...ways);
  return pages;
}

/** The beginning of the last page, or none where that is shown. */
function lastPageOf(from: number, all: number): number {
  const last = Math.floor((all - 1) / pageEntries) * pageEntries;
  return from === last ? -1 : last;
}

function made<K extends keyof HTMLElementTagNameMap>(
  name: K,
  style: string,
  text?: string,
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  if (style !== '') element.className = style;
  if (text !== undefined) element.textContent = text;
  return element;
}

function list(style: string, lines: readonly string[]): HTMLElement {
  const items = made('ul', style);
  items.append(...lines.map((line) => made('li', '', line)));
  return items;
}

/** A token: left to right, isolated. */
function token(text: string): HTMLElement {
  const part = made('bdi', 'token', text);
  part.dir = 'ltr';
  return part;
}

function entryOf(entry: EntryView, language: Language): HTMLElement {
  const item = made('li', entry.final ? 'entry' : 'entry open');
  const head = made('p', 'head');
  const party = made('bdi', 'party', entry.party);
  head.append(token(entry.place), ' ', party, ' ', made('span', 'kind', entry.kind));
  for (const mark of entry.marks) head.append(' ', made('span', 'mark', mark));
  head.append(' ', token(entry.time));
  if (!entry.final) head.append(' ', made('span', 'mark', sentences.notFinal[language]));
  item.append(head);
  for (const { language: lang, text } of entry.texts) {
    const words = made('p', 'text', text);
    words.lang = lang;
    words.dir = 'auto';
    item.append(words);
  }
  for (const fact of entry.facts) item.append(made('p', 'fact', fact));
  return item;
}
