import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { isatty } from 'node:tty';
import { identifier, minuteUtc, phrase } from '@parley/text/tokens.ts';
import type { Command } from 'commander';
import { foundingFileOf, readFounding, writeFounding } from '../../ceremony/founding-file.ts';
import { calledOf, readableName } from '../../damaged-line.ts';
import { readFoundingDesk, writeFoundingDesk } from '../../desk-http/founding/founding-store.ts';
import { nodeCrypto } from '../../keys/node-crypto.ts';
import type { LeftOut } from '../../store/backup-format.ts';
import type { Secret } from '../../store/cipher.ts';
import { rekeyDisk } from '../../store/rekey.ts';
import { restore } from '../../store/restore.ts';
import { StationStore } from '../../store/station-store.ts';
import type { StoreDatabase } from '../../store/store-database.ts';
import type { Cli } from '../cli.ts';
import { describe, describeGroup } from '../describe.ts';
import { exitCodes, sentenceOf } from '../failure.ts';
import { mustBeThere, readGivenFile } from '../files.ts';
import { progressBar } from '../progress.ts';
import { addReaderOption, askAs, readerOf } from '../reader.ts';
import { newPassphrase } from '../secret.ts';
import { addDoctor } from './doctor.ts';

/** The files of a station: backup, restore, other keys, and what is wrong with them. */
export function addStore(program: Command, cli: () => Cli): void {
  const { t } = cli();
  const rekey = describeGroup(program, cli, 'rekey');
  describe(rekey.command('receive'), cli, 'rekey-receive').action(() => rekeyReceive(cli()));
  describe(rekey.command('disk'), cli, 'rekey-disk')
    .option('--new-key-file <file>', t('option.new-key-file'))
    .action((options: { newKeyFile?: string }) => rekeyStore(cli(), options.newKeyFile));
  const saving = describe(program.command('backup'), cli, 'backup').requiredOption(
    '--out <file>',
    t('option.out'),
  );
  addReaderOption(saving, cli).action((options: BackupOptions) => backup(cli(), options));
  describe(program.command('restore'), cli, 'restore')
    .argument('<file>')
    .action((file: string) => restoreBackup(cli(), file));
  addDoctor(program, cli);
}

async function rekeyReceive(cli: Cli): Promise<void> {
  const answer = (await cli.ask('rekey-receive', {})) as { number: number };
  cli.print(answer, () => cli.t('status.rekey-receive', answer));
}

/** The old secret as for every verb; the new one as a file, PARLEY_NEW_PASSPHRASE, or asked for. */
async function rekeyStore(cli: Cli, newKeyFile: string | undefined): Promise<void> {
  const { paths } = cli;
  const old = await cli.secret('open');
  const store = StationStore.open(paths, old);
  // A card that waits for its ceremony is sealed under the key that ends now.
  const pending = existsSync(foundingFileOf(paths.folder));
  const founding = pending ? readFounding(paths.folder, store.key) : undefined;
  const foundingDesk = readFoundingDesk(paths.folder, store.key);
  store.close();
  const fresh = await newSecret(cli, newKeyFile);
  const bar = progressBar(isatty(2) && !cli.json);
  try {
    rekeyDisk(paths, { old, fresh }, (done, all) => bar.update(done, all));
  } finally {
    bar.stop();
  }
  if (founding) {
    const again = StationStore.open(paths, fresh);
    writeFounding(paths.folder, again.key, founding);
    if (foundingDesk) writeFoundingDesk(paths.folder, again.key, foundingDesk);
    again.close();
  }
  cli.print({ rekeyed: true }, () => cli.t('status.rekey-disk'));
}

async function newSecret({ t }: Cli, file: string | undefined): Promise<Secret> {
  if (file !== undefined) return { keyFile: new Uint8Array(readGivenFile(file)) };
  const given = process.env.PARLEY_NEW_PASSPHRASE;
  return { passphrase: await newPassphrase(t, given, '--new-key-file') };
}

type BackupOptions = { readonly out: string; readonly officer?: string };

async function backup(cli: Cli, { out, officer }: BackupOptions): Promise<void> {
  const asked = { act: 'backup', input: { file: resolve(out) } };
  const answer = await askAs(cli, await readerOf(cli, officer), asked);
  const { file, leftOut } = answer as { file: string; leftOut: LeftOut[] };
  cli.print(answer, () => {
    const written = cli.t('charter.written', { file: identifier(file) });
    return [written, ...leftOut.map((one) => leftOutText(cli, 'backup.left-out', one))].join('\n');
  });
  if (leftOut.length > 0) process.exitCode = exitCodes.fault;
}

function leftOutText(
  { t, lang }: Cli,
  key: 'backup.left-out' | 'restore.left-out',
  one: LeftOut,
): string {
  const reason = phrase(sentenceOf(lang, one.code) ?? one.code);
  return t(key, { line: identifier(calledOf(one)), reason });
}

/** Into a folder that is empty or not there; the guard stays where it is, on no backup. */
async function restoreBackup(cli: Cli, file: string): Promise<void> {
  const { t, paths } = cli;
  mustBeThere(file);
  const bar = progressBar(isatty(2) && !cli.json);
  try {
    const secret = await cli.secret('open');
    const progress = (done: number, all: number) => bar.update(done, all);
    const nameOf = (open: () => StoreDatabase) => readableName(nodeCrypto(), open);
    const { made, lines, leftOut } = restore(file, paths.folder, { secret, progress, nameOf });
    bar.stop();
    const guarded = existsSync(paths.guard);
    cli.print({ made, lines, leftOut, folder: paths.folder, guard: guarded }, () =>
      [
        t('status.restored', { folder: identifier(paths.folder), at: minuteUtc(made) }),
        ...leftOut.map((one) => leftOutText(cli, 'restore.left-out', one)),
        guarded ? t('fault.backup-restored') : t('fault.guard-unreadable'),
      ].join('\n'),
    );
    if (leftOut.length > 0) process.exitCode = exitCodes.fault;
  } finally {
    bar.stop();
  }
}
