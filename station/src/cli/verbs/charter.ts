import type { Command } from 'commander';
import type { Cli } from '../cli.ts';
import { describe, describeGroup } from '../describe.ts';
import { collect } from '../options.ts';
import {
  charterAdopt,
  charterDraft,
  charterShow,
  charterSign,
  charterSucceed,
} from './charter-acts.ts';

/** The ceremony: draft, sign, adopt, show, succeed. */
export function addCharter(program: Command, cli: () => Cli): void {
  const { t } = cli();
  const charter = describeGroup(program, cli, 'charter');
  const drafting = (command: Command) =>
    command
      .argument('<cards...>')
      .requiredOption('--name <name>', t('option.charter-name'))
      .requiredOption('--out <file>', t('option.out'))
      .option('--secret <file>', t('option.charter-secret-out'))
      .option('--circuit <id=kind:party=address,...>', t('option.charter-circuit'), collect)
      .option('--set <setting=value>', t('option.charter-set'), collect)
      .option('--rules <file>', t('option.charter-rules'));
  drafting(describe(charter.command('draft'), cli, 'charter-draft')).action((cards, options) =>
    charterDraft(cli(), cards, options),
  );
  drafting(describe(charter.command('succeed'), cli, 'charter-succeed')).action((cards, options) =>
    charterSucceed(cli(), cards, options),
  );
  describe(charter.command('sign'), cli, 'charter-sign')
    .argument('<file>')
    .requiredOption('--share <file>', t('option.share'), collect)
    .action((file, options) => charterSign(cli(), file, options));
  describe(charter.command('adopt'), cli, 'charter-adopt')
    .argument('<file>')
    .requiredOption('--secret <file>', t('option.charter-secret'))
    .option('--yes <words>', t('option.charter-yes'))
    .action((file, options) => charterAdopt(cli(), file, options));
  describe(charter.command('show'), cli, 'charter-show')
    .argument('[file]')
    .action((file) => charterShow(cli(), file));
}
