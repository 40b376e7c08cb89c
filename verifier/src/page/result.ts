/** The answer as elements. Every word of others is put in as text, in a direction of its own. */
import { type Language, say } from '../text/language.ts';
import { sentences } from '../text/sentences.ts';
import type { EntryView } from './entry-view.ts';
import type { Answer } from './worker.ts';

type Done = Answer & { is: 'done' };

export function showDone(into: HTMLElement, answer: Done, language: Language): void {
  const { verdict, report, entries, all } = answer;
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
  const count = say(sentences.shown, language, { count: entries.length, all });
  const shown = made('ol', 'entries');
  shown.append(...entries.map((entry) => entryOf(entry, language)));
  into.append(made('p', 'count', count), shown);
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
