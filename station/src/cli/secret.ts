import { isCancel, password } from '@clack/prompts';
import type { Translate } from '@parley/text/translator.ts';
import { ActRefusal } from '../acts/act.ts';
import type { Secret } from '../store/cipher.ts';
import { UsageError } from './failure.ts';
import { readGivenFile } from './files.ts';

export type SecretSource = {
  readonly keyFile?: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly t: Translate;
};

/**
 * The operator's secret: the key file of the option, that of PARLEY_KEY_FILE, the passphrase in
 * PARLEY_PASSPHRASE, or a question on a terminal; a new passphrase is asked for twice.
 */
export async function operatorSecret(
  prompt: 'new' | 'open',
  { keyFile, env, t }: SecretSource,
): Promise<Secret> {
  const file = keyFile ?? env.PARLEY_KEY_FILE;
  if (file) return { keyFile: new Uint8Array(readGivenFile(file)) };
  const given = env.PARLEY_PASSPHRASE;
  if (prompt === 'new') return { passphrase: await newPassphrase(t, given, '--key-file') };
  if (given) return { passphrase: given };
  return { passphrase: await askHidden(t, t('prompt.passphrase'), '--key-file') };
}

/**
 * Whoever has the disk tries passphrases on it for as long as he likes: what is shorter than this
 * many letters is found, however slow each try is made.
 */
const passphraseLettersMin = 12;

/** A passphrase to be, as it was given or as it is asked for, twice; none that is too short. */
export async function newPassphrase(
  t: Translate,
  given: string | undefined,
  option: string,
): Promise<string> {
  const passphrase = given || (await askHidden(t, t('prompt.passphrase-new'), option));
  if (Array.from(passphrase.normalize('NFC')).length < passphraseLettersMin) {
    throw new UsageError(t('prompt.passphrase-short', { least: passphraseLettersMin }));
  }
  if (given) return given;
  const again = await askHidden(t, t('prompt.passphrase-again'), option);
  if (again !== passphrase) throw new UsageError(t('prompt.passphrase-differ'));
  return passphrase;
}

/** A question whose answer is not shown. Without a terminal: says which option to give instead. */
export async function askHidden(t: Translate, message: string, option: string): Promise<string> {
  if (!process.stdin.isTTY) throw new UsageError(t('error.no-terminal', { option }));
  const answer = await password({ message, output: process.stderr });
  if (isCancel(answer)) throw new ActRefusal('cancelled');
  return answer;
}
