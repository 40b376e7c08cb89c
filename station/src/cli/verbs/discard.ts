import { identifier } from '@parley/text/tokens.ts';
import type { Command } from 'commander';
import { ActRefusal } from '../../acts/act.ts';
import type { Cli } from '../cli.ts';
import { describe } from '../describe.ts';
import { draftOf } from '../messages/given.ts';

/** `parley discard DRAFT`. */
export function addDiscard(program: Command, cli: () => Cli): void {
  const { t } = cli();
  describe(program.command('discard <draft>'), cli, 'discard')
    .option('--yes', t('option.yes'))
    .action(async (word: string, { yes }: { yes?: boolean }) => {
      const draft = draftOf(cli(), word);
      const asked = process.stdin.isTTY && !yes;
      if (asked && !(await cli().confirm(t('prompt.discard', { id: identifier(draft) })))) {
        throw new ActRefusal('cancelled');
      }
      const answer = (await cli().ask('discard', { draft })) as { draft: string };
      cli().print(answer, () => t('desk.discarded', { draft: identifier(answer.draft) }));
    });
}
