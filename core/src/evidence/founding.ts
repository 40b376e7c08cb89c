import type { Crypto } from '../base/crypto.ts';
import { ok, type Result } from '../base/refusal.ts';
import type { Founding } from '../codec/certificate.ts';
import { lineIdOf } from '../codec/charter.ts';
import { decodeCharterFile, verifyCharterFile } from '../codec/charter-file.ts';

/** The line that a charter file, signed by every party, founds. */
export function readFounding(crypto: Crypto, charterFile: Uint8Array): Result<Founding> {
  const file = decodeCharterFile(charterFile);
  if (!file.ok) return file;
  const charter = verifyCharterFile(crypto, file.value);
  if (!charter.ok) return charter;
  return ok({ line: lineIdOf(crypto, file.value.charter), charter: charter.value });
}
