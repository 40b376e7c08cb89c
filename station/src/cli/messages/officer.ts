import { ActRefusal } from '../../acts/act.ts';
import { isSealedOfficerFile, type OfficerKey, readOfficerFile } from '../../keys/officer-file.ts';
import type { Cli } from '../cli.ts';
import { mustBeThere } from '../files.ts';
import { askHidden } from '../secret.ts';

/**
 * The officer behind a key file; his key never leaves this process. A sealed one asks for its
 * passphrase, or takes it from PARLEY_OFFICER_PASSPHRASE. Refuses `no-such-file`,
 * `file-unreadable`.
 */
export async function officerOf(cli: Cli, file: string): Promise<OfficerKey> {
  mustBeThere(file);
  const given = process.env.PARLEY_OFFICER_PASSPHRASE;
  const sealed = isSealedOfficerFile(file);
  const question = cli.t('prompt.officer-passphrase', { officer: file });
  const passphrase = sealed
    ? (given ?? (await askHidden(cli.t, question, 'PARLEY_OFFICER_PASSPHRASE')))
    : undefined;
  const key = readOfficerFile(file, passphrase);
  if (!key.ok) throw new ActRefusal(key.code, key.detail);
  return key.value;
}
