import { identifier, phrase, timeUtc } from '@parley/text/tokens.ts';
import { calledOf, type DamagedLine } from '../../damaged-line.ts';
import type { Cli } from '../cli.ts';
import { paint } from '../colour.ts';
import { sentenceOf } from '../failure.ts';

/** As far as a list tells it. */
export type Damaged = Pick<DamagedLine, 'id' | 'name' | 'code' | 'since'>;

/** Each line that does not open, why, and where to look next. */
export function damagedLines(cli: Cli, damaged: readonly Damaged[]): string[] {
  const { t, lang } = cli;
  return damaged.map((one) => {
    const reason = phrase(sentenceOf(lang, one.code) ?? one.code);
    const said = { line: identifier(calledOf(one)), since: timeUtc(one.since), reason };
    return paint(cli, 'red', t('status.damaged', said));
  });
}
