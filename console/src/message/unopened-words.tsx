import type { DamagedLine, Unopened } from '@parley/api/lines.ts';
import { identifier, phrase, timeUtc } from '@parley/text/tokens.ts';
import type { ReactElement } from 'react';
import type { Words } from '../words/words.tsx';
import { refusalWords } from './refusal-words.ts';

/** A line that was set aside: which, since when, why, and what happens next. */
export function damagedWords(words: Words, { id, name, code, since }: DamagedLine): ReactElement {
  return words.r('status.damaged', {
    line: identifier(name ?? id),
    since: timeUtc(since),
    reason: phrase(refusalWords(words, code)),
  });
}

/** What does not open: whose it is, why, and since when. */
export function unopenedWords(words: Words, one: Unopened): ReactElement {
  const { r } = words;
  return (
    <>
      {r('unopened.what', {
        from: identifier(one.from ?? '?'),
        circuit: identifier(one.circuit),
        session: identifier(one.session),
        reason: phrase(refusalWords(words, one.cause)),
      })}{' '}
      {one.since !== null && r('unopened.since', { since: timeUtc(one.since) })}
    </>
  );
}

/** What the station does about it by itself, and when; or what a person must do. */
export function nextWords({ r }: Words, { from, next, at }: Unopened): ReactElement {
  const party = identifier(from ?? '?');
  switch (next) {
    case 'ask':
    case 'ask-again':
      return r(`unopened.${next}`, { at: at === null ? phrase('?') : timeUtc(at) });
    case 'circuit-up':
    case 'next-file':
      return r(`unopened.${next}`, { from: party });
  }
}
