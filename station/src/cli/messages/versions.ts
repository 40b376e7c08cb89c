import { forReader, type Version } from '@parley/text/for-reader.ts';
import { listOf } from '@parley/text/list.ts';
import { identifier, isolate } from '@parley/text/tokens.ts';
import { standingKeys } from '@parley/text/words.ts';
import type { Cli } from '../cli.ts';

/** `ru (reviewed translation), en, ar`: the one that is shown and what it is, then the others. */
export function versionsText({ t, lang }: Cli, versions: readonly Version[]): string {
  const [first, ...others] = forReader(versions, lang);
  if (first === undefined) return '';
  const tag = (one: Version) => isolate(identifier(one.lang), lang);
  const shown = `${tag(first)} (${t(standingKeys[first.standing] ?? 'standing.courtesy')})`;
  return listOf([shown, ...others.map(tag)], lang);
}
