/** The offline page: a file goes in, and what it proves comes out. */
import {
  directionOf,
  isLanguage,
  type Language,
  languages,
  type Sentence,
  say,
} from '../text/language.ts';
import { sentences } from '../text/sentences.ts';
import { showDone } from './result.ts';
import type { Answer, Job } from './worker.ts';

/** The text of the worker, put here when the page is built. */
declare const workerText: string;

const names: Readonly<Record<Language, string>> = { en: 'English', ar: 'العربية', ru: 'Русский' };

let language: Language = firstLanguage();
let evidence: File | undefined;
let charter: File | undefined;
let worker: Worker | undefined;

function firstLanguage(): Language {
  const wanted = navigator.language.slice(0, 2);
  return isLanguage(wanted) ? wanted : 'en';
}

function element<T extends HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`no element ${id}`);
  return found as T;
}

/** Puts every fixed word of the page into the language. */
function translate(): void {
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
  document.title = sentences.page[language];
  for (const one of document.querySelectorAll<HTMLElement>('[data-text]')) {
    const key = one.getAttribute('data-text') as keyof typeof sentences;
    const sentence: Sentence = sentences[key];
    one.textContent = sentence[language];
  }
  element<HTMLSelectElement>('language').value = language;
}

/** Checks the file from its beginning: for a new file, charter or language, or another page. */
function check(from = 0): void {
  worker?.terminate();
  const result = element('result');
  if (evidence === undefined) return;
  if (from === 0) result.replaceChildren();
  element('working').hidden = false;
  element<HTMLProgressElement>('progress').value = 0;
  worker = new Worker(workerUrl());
  worker.onmessage = ({ data }: MessageEvent<Answer>) => take(data);
  worker.onerror = () => take({ is: 'failed' });
  worker.postMessage({ evidence, charter, language, from } satisfies Job);
}

let url: string | undefined;

function workerUrl(): string {
  url ??= URL.createObjectURL(new Blob([workerText], { type: 'text/javascript' }));
  return url;
}

function take(answer: Answer): void {
  if (answer.is === 'progress') {
    element<HTMLProgressElement>('progress').value = answer.share;
    return;
  }
  element('working').hidden = true;
  if (answer.is === 'failed')
    element('result').textContent = say(sentences.unreadableFile, language);
  else showDone(element('result'), answer, { language, turn: check });
}

function takes(id: string, use: (file: File | undefined) => void): void {
  const place = element(id);
  const input = element<HTMLInputElement>(`${id}-file`);
  input.addEventListener('change', () => use(input.files?.[0]));
  place.addEventListener('dragover', (event) => {
    event.preventDefault();
    place.classList.add('over');
  });
  place.addEventListener('dragleave', () => place.classList.remove('over'));
  place.addEventListener('drop', (event) => {
    event.preventDefault();
    place.classList.remove('over');
    const files = event.dataTransfer?.files;
    // So that the file's name is shown, and can be taken back, as if it had been chosen.
    if (files !== undefined) input.files = files;
    use(files?.[0]);
  });
}

function start(): void {
  const select = element<HTMLSelectElement>('language');
  for (const one of languages) select.append(new Option(names[one], one));
  select.addEventListener('change', () => {
    if (isLanguage(select.value)) language = select.value;
    translate();
    check();
  });
  takes('evidence', (file) => {
    evidence = file ?? evidence;
    check();
  });
  takes('charter', (file) => {
    charter = file;
    check();
  });
  translate();
}

start();
