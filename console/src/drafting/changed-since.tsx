import type { DraftText } from '@parley/api/drafts.ts';
import { isLanguage, languageNames } from '@parley/text/languages.ts';
import { phrase } from '@parley/text/tokens.ts';
import type { ReactElement } from 'react';
import { useAnswer } from '../desk/answers.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import { TextDifference } from '../words/text-difference.tsx';
import { useWords } from '../words/words.tsx';

type SinceProps = {
  readonly draft: string;
  /** The words as they are now. */
  readonly text: DraftText;
  /** The revision that somebody last had before him; null: he has seen none. */
  readonly since: number | null;
  /** Whether that was a review, or the making of a translation. */
  readonly reviewed: boolean;
};

/** What changed in one language since a revision of it, word by word; nothing where nothing did. */
export function ChangedSince({ draft, text, since, reviewed }: SinceProps): ReactElement | null {
  const { r } = useWords();
  const { info } = useDeskLine();
  const old = since !== null && since < text.revision;
  const input = { params: { line: info.name, draft }, query: { lang: text.lang } };
  const answer = useAnswer('history', old ? input : undefined);
  if (!old) return null;
  // What was set aside carries the number of the words that stayed.
  const before = (answer.value?.versions ?? [])
    .filter(({ revision, came }) => revision <= since && came !== 'set-aside')
    .toSorted((a, b) => b.revision - a.revision)[0];
  if (!before || before.text === text.text) return null;
  const language = phrase(isLanguage(text.lang) ? languageNames[text.lang] : text.lang);
  return (
    <section className="changed">
      <h4 className="head">
        {r(reviewed ? 'drafting.review-changed' : 'drafting.changed-since-made', { language })}
      </h4>
      <TextDifference lang={text.lang} before={before.text} now={text.text} />
    </section>
  );
}

/** The revision of the original that a translation was last reviewed beside, or made from. */
export function originalSince(translation: DraftText): Pick<SinceProps, 'since' | 'reviewed'> {
  const { lastReview, ofRevision } = translation;
  return { since: lastReview?.ofRevision ?? ofRevision, reviewed: lastReview !== null };
}
