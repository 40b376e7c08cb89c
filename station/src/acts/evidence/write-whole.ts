import { type Seal, writingWhole } from '../../evidence/whole-file.ts';
import { ActRefusal } from '../act.ts';

/** Writes a file that appears whole or not at all, mode 0600. Refuses `file-not-written`. */
export async function writeWhole(
  path: string,
  parts: Iterable<Uint8Array>,
  seal?: Seal,
): Promise<number> {
  try {
    return await writingWhole(path, seal, async (put) => {
      let bytes = 0;
      for (const part of parts) {
        await put(part);
        bytes += part.length;
      }
      return bytes;
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    throw new ActRefusal('file-not-written', `${path}: ${(error as Error).message}`);
  }
}
