import type { Language } from '@parley/text/languages.ts';
import { listOf } from '@parley/text/list.ts';
import { identifier, isolate } from '@parley/text/tokens.ts';
import { standingKeys } from '@parley/text/words.ts';
import type { Cli } from '../cli.ts';

/** One language version of a text, as far as lists name it. */
export type Version = { readonly lang: string; readonly standing: number };

/**
 * The versions in the order in which this reader wants them: his own language first, then the
 * original, then as their author wrote them down.
 */
export function forReader<V extends Version>(versions: readonly V[], lang: Language): V[] {
  const rank = ({ lang: tag, standing }: V) => {
    if (tag.toLowerCase().split('-')[0] === lang) return 0;
    return standing === 0 ? 1 : 2;
  };
  return versions.toSorted((a, b) => rank(a) - rank(b));
}

/** `ru (reviewed translation), en, ar`: the one that is shown and what it is, then the others. */
export function versionsText({ t, lang }: Cli, versions: readonly Version[]): string {
  const [first, ...others] = forReader(versions, lang);
  if (first === undefined) return '';
  const tag = (one: Version) => isolate(identifier(one.lang), lang);
  const shown = `${tag(first)} (${t(standingKeys[first.standing] ?? 'standing.courtesy')})`;
  return listOf([shown, ...others.map(tag)], lang);
}
