import { languageOf } from '@parley/text/languages.ts';
import { translator } from '@parley/text/translator.ts';

/** Native ML-KEM, ML-DSA and Argon2 came with this one. */
const needed = [24, 7] as const;

/** Why this Node cannot run a station; undefined when it can. Imports nothing native. */
export function nodeRefusal(
  version: string,
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > needed[0] || (major === needed[0] && minor >= needed[1])) return undefined;
  const t = translator(languageOf(env));
  return t('error.node-too-old', { found: version, needed: needed.join('.') });
}
