import { forReader, type Version } from '@parley/text/for-reader.ts';
import { inspectText } from '@parley/text/inspect.ts';
import { isolateLine, wrapDisplay } from '@parley/text/terminal.ts';
import { standingKeys } from '@parley/text/words.ts';
import type { Cli } from '../cli.ts';
import { versionHead } from './sheet.ts';

const width = 78;

/** The reader's language first, each version isolated; all of them stand under the signature. */
export function versionLines(
  cli: Cli,
  versions: readonly (Version & { readonly text: string })[],
): string[] {
  const { t } = cli;
  return forReader(versions, cli.lang).flatMap(({ lang, standing, text }) => {
    const word = t(standingKeys[standing] ?? 'standing.courtesy');
    const { shown, warnings } = inspectText(text);
    return [
      versionHead(cli, lang, word),
      ...wrapDisplay(shown, width - 2).map((line) => `  ${isolateLine(line)}`),
      ...warnings.map((warning) => `  ! ${t(`warning.${warning}`)}`),
      '',
    ];
  });
}
