import { hex, unhex } from '@parley/core/base/bytes.ts';
import { certificateSigningInput, encodeCertificate } from '@parley/core/codec/certificate.ts';
import type { Command } from 'commander';
import { ActRefusal } from '../../acts/act.ts';
import { recoveryKeyOf } from '../../ceremony/recovery-shares.ts';
import type { Cli } from '../cli.ts';
import { describe, describeGroup } from '../describe.ts';
import { type OwnPlace, officerKeys, releasedBody } from '../officer-keys.ts';
import { collect } from '../options.ts';

type Options = {
  readonly share: readonly string[];
  readonly officer: readonly string[];
  readonly yes?: boolean;
};

/** The content of the certificate, and where it is to be written. */
type Prepared = OwnPlace & { readonly content: string };

/** New keys, by two officers and the recovery key, asking nobody. */
export function addIncarnation(program: Command, cli: () => Cli): void {
  const { t } = cli();
  const incarnation = describeGroup(program, cli, 'incarnation');
  describe(incarnation.command('open'), cli, 'incarnation-open')
    .requiredOption('--share <file>', t('option.share'), collect)
    .requiredOption('--officer <file>', t('option.officer'), collect)
    .option('--yes', t('option.yes'))
    .action((options: Options) => open(cli(), options));
}

/** The recovery key and the officers' keys are used here and never reach the station. */
async function open(cli: Cli, options: Options): Promise<void> {
  const { t } = cli;
  const recovery = recoveryKeyOf(options.share);
  const officers = await officerKeys(cli, options.officer);
  const agreed = options.yes === true || (await cli.confirm(t('prompt.incarnation')));
  if (!agreed) throw new ActRefusal('cancelled');
  const prepared = (await cli.ask('incarnation-prepare', {})) as Prepared;
  const content = unhex(prepared.content) as Uint8Array;
  const signature = recovery.sign(certificateSigningInput(content));
  const certificate = encodeCertificate(content, signature);
  const body = releasedBody(prepared, { kind: 'incarnation', certificate }, officers);
  const input = { certificate: hex(certificate), body: hex(body) };
  const answer = (await cli.ask('incarnation-open', input)) as { entry: string; number: number };
  cli.print(answer, () => t('status.incarnation', answer));
}
