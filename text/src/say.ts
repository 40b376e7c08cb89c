import { MessageFormat } from 'messageformat';
import { LRI, PDI } from './bidi.ts';
import type { Sentence, Value } from './catalogue.ts';
import type { Language } from './languages.ts';
import { directionOf } from './languages.ts';
import { isolate } from './tokens.ts';

/** A sentence in pieces: our words, and the arguments that stand among them. */
export type Said = string | { readonly value: Exclude<Value, number> };

const compiled = new Map<string, MessageFormat>();

/** Formats one sentence; its arguments are isolated as the language needs. */
export function say(lang: Language, sentence: Sentence, args: Record<string, Value>): string {
  return sayParts(lang, sentence, args)
    .map((part) => (typeof part === 'string' ? part : isolate(part.value, lang)))
    .join('');
}

/** The same in pieces, for a page that gives each argument a shape of its own. */
export function sayParts(lang: Language, sentence: Sentence, args: Record<string, Value>): Said[] {
  // Long sentences are written over several lines; a line break means one space.
  const source = sentence[lang].replace(/\s*\n\s*/gu, ' ');
  if (!/[{}\\]/u.test(source)) return [source];
  const parts = formatFor(lang, source).formatToParts(args, shownAsFallback);
  return parts.map((part) => saidPart(part, lang));
}

function formatFor(lang: Language, source: string): MessageFormat {
  const id = `${lang}\n${source}`;
  let format = compiled.get(id);
  if (format === undefined) {
    const locale = lang === 'ar' ? 'ar-u-nu-latn' : lang;
    format = new MessageFormat(locale, source, { bidiIsolation: 'none' });
    compiled.set(id, format);
  }
  return format;
}

// A wrong argument is seen as {$name} in the sentence; a person must still get the sentence.
const shownAsFallback = (): void => undefined;

type Part = ReturnType<MessageFormat['formatToParts']>[number];

function saidPart(part: Part, lang: Language): Said {
  if (part.type === 'text') return part.value;
  if (part.type === 'number') {
    const digits = (part.parts ?? []).map((digit) =>
      digit.type === 'group' ? '\u00a0' : String(digit.value),
    );
    const text = digits.join('').replace('\u200e', '').replace('\u061c', '');
    return directionOf(lang) === 'rtl' ? LRI + text + PDI : text;
  }
  if ('value' in part) {
    return { value: part.value as Exclude<Value, number> };
  }
  return `{${'source' in part ? String(part.source) : '?'}}`;
}
