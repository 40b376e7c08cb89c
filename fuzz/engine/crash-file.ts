import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
/** Where crashes go; git does not see them. */
export const crashFolder = join(root, 'fuzz', 'crashes');

/** Writes an input that broke its target; the command that does it again. */
export function writeCrash(target: string, bytes: Uint8Array, into: string): string {
  mkdirSync(into, { recursive: true });
  const name = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  const file = join(into, `${target}.${name}.bin`);
  writeFileSync(file, bytes);
  return `npm run fuzz -- --replay ${relative(root, file)}`;
}

/** The input of such a file, and the target that its name begins with. */
export function readCrash(file: string): { readonly target: string; readonly bytes: Uint8Array } {
  const [target = ''] = basename(file).split('.');
  return { target, bytes: new Uint8Array(readFileSync(file)) };
}
