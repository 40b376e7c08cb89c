import type { Command } from 'commander';
import type { Cli } from '../cli.ts';
import { describe } from '../describe.ts';
import { UsageError } from '../failure.ts';
import { inboxText } from '../messages/inbox-text.ts';

/** `parley inbox`: what waits for us, what waits for them, then the rest. */
export function addInbox(program: Command, cli: () => Cli): void {
  const { t } = cli();
  describe(program.command('inbox'), cli, 'inbox')
    .option('--limit <count>', t('option.limit'))
    .action(async ({ limit }: { limit?: string }) => {
      const count = limit === undefined ? 30 : Number(limit);
      if (!Number.isInteger(count) || count < 0 || count > 1000) {
        const value = limit ?? '';
        throw new UsageError(t('error.bad-value', { value, option: '--limit', allowed: '0-1000' }));
      }
      const answer = await cli().ask('inbox', { limit: count });
      cli().print(answer, () => inboxText(cli(), answer));
    });
}
