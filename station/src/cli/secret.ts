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
  if (given) return { passphrase: given };
  const passphrase = await askHidden(
    t,
    t(prompt === 'new' ? 'prompt.passphrase-new' : 'prompt.passphrase'),
    '--key-file',
  );
  if (prompt === 'new') {
    const again = await askHidden(t, t('prompt.passphrase-again'), '--key-file');
    if (again !== passphrase) throw new UsageError(t('prompt.passphrase-differ'));
  }
  return { passphrase };
}

/** A question whose answer is not shown. Without a terminal: says which option to give instead. */
export async function askHidden(t: Translate, message: string, option: string): Promise<string> {
  if (!process.stdin.isTTY) throw new UsageError(t('error.no-terminal', { option }));
  const answer = await password({ message, output: process.stderr });
  if (isCancel(answer)) throw new ActRefusal('cancelled');
  return answer;
}
