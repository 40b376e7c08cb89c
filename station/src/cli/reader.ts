import { existsSync } from 'node:fs';
import { hex, unhex } from '@parley/core/base/bytes.ts';
import { identifier } from '@parley/text/tokens.ts';
import type { Command } from 'commander';
import { ActRefusal, type Json } from '../acts/act.ts';
import { readerMessage } from '../acts/officers/proven.ts';
import { type OfficerKey, officerInFile } from '../keys/officer-file.ts';
import type { Asking, Cli } from './cli.ts';
import { UsageError } from './failure.ts';
import { officerOf } from './messages/officer.ts';

/** Who reads: an officer by his key; null: nobody, and the operator answers for it. */
export type Reader = OfficerKey | null;

/** `--officer` of every verb that reads, exports or discloses: whose act it is. */
export function addReaderOption(command: Command, cli: () => Cli): Command {
  return command.option('--officer <file>', cli().t('option.reader'));
}

/** The officer of `--officer`, else of PARLEY_OFFICER. A name proves nobody: it is refused. */
export async function readerOf(cli: Cli, given: string | undefined): Promise<Reader> {
  const file = given ?? (process.env.PARLEY_OFFICER || undefined);
  if (file === undefined) return null;
  if (existsSync(file)) return await officerOf(cli, file);
  throw new UsageError(cli.t('error.reader-key', { value: identifier(file) }));
}

/** What an act is told of who asks: his key over a challenge that the station just drew. */
async function proofOf(cli: Cli, reader: Reader, act: string): Promise<Json> {
  if (reader === null) return null;
  const { challenge } = (await cli.ask('reader-challenge', {})) as { challenge: string };
  const message = readerMessage(unhex(challenge) as Uint8Array, act);
  const { officer, signer } = reader;
  return { id: hex(officer.id), challenge, signature: hex(signer.sign(message)) };
}

/** One act that is recorded under a name, and what it is told besides. */
type Recorded = { readonly act: string; readonly input: { readonly [key: string]: Json } };

/** Asks an act as this officer; null: as nobody, and the operator answers for it. */
export async function askAs(
  cli: Cli,
  reader: Reader,
  { act, input }: Recorded,
  on?: Asking,
): Promise<Json> {
  return await cli.ask(act, { ...input, officer: await proofOf(cli, reader, act) }, on);
}

/** Says under whose name a reading was recorded. */
export function recordedText({ t }: Cli, reader: Reader): string {
  if (reader === null) return t('access.recorded-station');
  return t('access.recorded', { officer: reader.officer.name });
}

/** Who wrote a draft, as he is named: a name, an id, or a key file for the officer in it. */
export function drafterIn(given: string | undefined): string | null {
  const word = given ?? (process.env.PARLEY_OFFICER || undefined);
  if (word === undefined) return null;
  if (!existsSync(word)) return word;
  const found = officerInFile(word);
  if (!found.ok) throw new ActRefusal(found.code, found.detail);
  return hex(found.value.id);
}
