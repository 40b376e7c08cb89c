import { open, rename, rm } from 'node:fs/promises';
import { ActRefusal } from '../act.ts';

/** Writes a file that appears whole or not at all, mode 0600. Refuses `file-not-written`. */
export async function writeWhole(path: string, parts: Iterable<Uint8Array>): Promise<number> {
  const partial = `${path}.partial`;
  let bytes = 0;
  try {
    const file = await open(partial, 'w', 0o600);
    try {
      for (const part of parts) {
        await file.appendFile(part);
        bytes += part.length;
      }
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    throw new ActRefusal('file-not-written', `${path}: ${(error as Error).message}`);
  }
  return bytes;
}
