import { existsSync, writeFileSync } from 'node:fs';
import { ActRefusal } from '../acts/act.ts';
import { StoreRefusal } from '../store/refusals.ts';

/** A file that is opened later, by whoever is asked: refuses `no-such-file` at once. */
export function mustBeThere(file: string): void {
  if (!existsSync(file)) throw new ActRefusal('no-such-file', file);
}

/** Writes a file that the operator named and that is not there yet; mode 0600. Refuses `exists`. */
export function writeNewFile(file: string, bytes: Uint8Array | string): void {
  if (existsSync(file)) throw new StoreRefusal('exists', file);
  try {
    writeFileSync(file, bytes, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    throw new ActRefusal('file-not-written', `${file}: ${(error as Error).message}`);
  }
}
