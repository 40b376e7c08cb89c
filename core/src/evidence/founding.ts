import { equal } from '../base/bytes.ts';
import type { Crypto } from '../base/crypto.ts';
import { ok, type Result, refuse } from '../base/refusal.ts';
import type { Founding } from '../codec/certificate.ts';
import { lineIdOf } from '../codec/charter.ts';
import { decodeCharterFile, verifyCharterFile } from '../codec/charter-file.ts';

/**
 * The line that a charter file, signed by every party, founds. `charter-differs` where it is
 * another than the one that was given.
 */
export function readFounding(
  crypto: Crypto,
  charterFile: Uint8Array,
  given?: Uint8Array,
): Result<Founding> {
  const file = decodeCharterFile(charterFile);
  if (!file.ok) return file;
  const charter = verifyCharterFile(crypto, file.value);
  if (!charter.ok) return charter;
  const line = lineIdOf(crypto, file.value.charter);
  if (given !== undefined && !equal(given, line)) return refuse('charter-differs');
  return ok({ line, charter: charter.value });
}
