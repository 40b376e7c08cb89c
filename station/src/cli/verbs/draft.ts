import { identifier } from '@parley/text/tokens.ts';
import type { Command } from 'commander';
import type { Cli } from '../cli.ts';
import { describe } from '../describe.ts';
import { draftInputOf, type WordOptions } from '../messages/given.ts';
import { readContent, type Sheet, sheetText } from '../messages/sheet.ts';
import { addWordOptions } from '../messages/word-options.ts';
import { draftersOf } from './retract.ts';

type Options = WordOptions & { readonly drafter?: string };

/** `parley draft [file]`: a message that others release. */
export function addDraft(program: Command, cli: () => Cli): void {
  const command = describe(program.command('draft [file]'), cli, 'draft');
  addWordOptions(command, cli).option('--drafter <officer>', cli().t('option.drafter'));
  command.action(async (file: string | undefined, options: Options) => {
    const words = await draftInputOf(cli(), options, file);
    const answer = await cli().ask('draft', { ...words, drafters: draftersOf(options) });
    cli().print(answer, () => {
      const sheet = answer as unknown as Sheet;
      const content = readContent(sheet.content);
      const kept = cli().t('desk.kept', { draft: identifier(sheet.draft) });
      return content ? `${sheetText(cli(), sheet, content)}\n${kept}` : kept;
    });
  });
}
