/** The records of kinds 16 to 18 (spec/agreements.md). */
import { limits } from '../base/limits.ts';
import { refuse } from '../base/refusal.ts';
import type { Reader } from '../cbor/reader.ts';
import { isLanguageTag } from '../charter/words.ts';

const readers: Readonly<Record<number, (reader: Reader) => void>> = {
  16: readHandover,
  17: readExercise,
  18: readTerms,
};

/** Refused with `malformed` where the record has another form than its kind. */
export function checkAgreement(kind: number, reader: Reader): void {
  readers[kind]?.(reader);
}

function readHandover(reader: Reader): void {
  reader.array('hand-over', 2);
  reader.orNull(() => reader.blob('from', 8));
  reader.blob('to', 8);
}

function readExercise(reader: Reader): void {
  reader.array('exercise', 5);
  reader.uint('step', 1);
  reader.blob('exercise', 16);
  const title = reader.text('title');
  if (title.length < 1 || title.length > limits.exerciseTitle) refuse('malformed', 'title');
  if (reader.uint('from') >= reader.uint('until')) refuse('malformed', 'ends before it begins');
}

function readTerms(reader: Reader): void {
  reader.orNull(() => {
    const terms = reader.list('terms', () => {
      const languages = reader.list('term', () => {
        reader.array('word', 2);
        const language = reader.text('language');
        const word = reader.text('word');
        if (word.length < 1 || word.length > limits.term) refuse('malformed', 'word');
        return isLanguageTag(language) ? language : refuse('malformed', 'language tag');
      });
      const { length } = languages;
      if (length < 1 || length > limits.texts) refuse('malformed', 'words of a term');
      if (new Set(languages).size !== length) refuse('malformed', 'one language twice');
    });
    if (terms.length < 1 || terms.length > limits.terms) refuse('malformed', 'terms');
  });
}
