import { identifier, phrase, timeUtc } from '@parley/text/tokens.ts';
import type { UnopenedView } from '../../acts/line/unopened.ts';
import type { Cli } from '../cli.ts';
import { sentenceOf } from '../failure.ts';

/** One sentence for each: what does not open and why, what happens next, and when. */
export function unopenedLines({ t, lang }: Cli, unopened: readonly UnopenedView[]): string[] {
  return unopened.map(({ from, circuit, session, cause, since, next, at }) => {
    const reason = phrase(sentenceOf(lang, cause) ?? cause);
    const what = { from: identifier(from ?? '?'), circuit: identifier(circuit) };
    const head = t('unopened.what', { ...what, session: identifier(session), reason });
    const when = at === null ? '' : timeUtc(at);
    const came = since === null ? '' : ` ${t('unopened.since', { since: timeUtc(since) })}`;
    return `${head}${came} ${t(`unopened.${next}`, { ...what, at: when })}`;
  });
}
