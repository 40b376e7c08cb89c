import { hex } from '@parley/core/base/bytes.ts';
import type { Command } from 'commander';
import { openMattersMax } from '../../acts/agreements/handover.ts';
import type { Cli } from '../cli.ts';
import { describe } from '../describe.ts';
import { officerOf } from '../messages/officer.ts';
import { releaseDraft, releasedText, releaseOnce } from '../messages/release-flow.ts';
import { collect, pairOf } from '../options.ts';

type Options = {
  readonly from?: string;
  readonly to: string;
  readonly note: readonly string[];
  readonly yes?: boolean;
};

/** `parley handover`: both officers sign, each with his own key, over the same open matters. */
export function addHandover(program: Command, cli: () => Cli): void {
  const { t } = cli();
  describe(program.command('handover'), cli, 'handover')
    .option('--from <file>', t('option.handover-from'))
    .requiredOption('--to <file>', t('option.handover-to'))
    .option('--note <entry=text>', t('option.handover-note'), collect, [])
    .option('--yes', t('option.release-yes'))
    .action((options: Options) => handover(cli(), options));
}

async function handover(cli: Cli, { from, to, note, yes }: Options): Promise<void> {
  const giver = from === undefined ? null : await officerOf(cli, from);
  const taker = await officerOf(cli, to);
  const notes = note.map((value) => {
    const [entry, text] = pairOf(cli.t, '--note', value, 'ENTRY=TEXT');
    return { entry, note: text };
  });
  const input = {
    from: giver && hex(giver.officer.id),
    to: hex(taker.officer.id),
    notes,
  };
  const asked = yes === undefined ? {} : { yes };
  const first = await releaseOnce(
    cli,
    { act: 'handover', input },
    { ...asked, officer: from ?? to },
  );
  const released = first.written
    ? first
    : await releaseDraft(cli, await cli.ask('sheet', { draft: first.draft }), {
        ...asked,
        officer: to,
      });
  const { waitingForUs } = (await cli.ask('status', {})) as { waitingForUs: number };
  const more = Math.max(0, waitingForUs - openMattersMax);
  cli.print({ ...released, moreOpen: more }, () => {
    const words = releasedText(cli, released);
    return more > 0 ? `${words}\n${cli.t('show.more-open', { count: more })}` : words;
  });
}
