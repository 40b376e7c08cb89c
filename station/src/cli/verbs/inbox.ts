import type { Command } from 'commander';
import type { Cli } from '../cli.ts';
import { describe } from '../describe.ts';
import { inboxText } from '../messages/inbox-text.ts';
import { countOf } from '../options.ts';

type Options = { readonly limit: string; readonly from: string };

/** `parley inbox`: what waits for us, what waits for them, then the rest; page by page. */
export function addInbox(program: Command, cli: () => Cli): void {
  const { t } = cli();
  describe(program.command('inbox'), cli, 'inbox')
    .option('--limit <count>', t('option.limit'), '30')
    .option('--from <count>', t('option.from'), '0')
    .action(async (options: Options) => {
      const limit = countOf(t, '--limit', options.limit, [0, 1000]);
      const from = countOf(t, '--from', options.from, [0, 1_000_000_000]);
      const answer = await cli().ask('inbox', { limit, from, versions: true });
      cli().print(answer, () => inboxText(cli(), answer));
    });
}
