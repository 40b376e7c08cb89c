import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';

/** Seals the bytes of one file in their order, as many as they are. */
export type Seal = { update(bytes: Uint8Array): Uint8Array };

/**
 * Writes a file that appears whole or not at all, mode 0600: beside its place under a name that
 * nobody can have prepared, fsynced and renamed. With a seal no byte of it reaches the disk
 * unsealed. Throws what the disk throws, and leaves nothing then.
 */
export async function writingWhole<T>(
  path: string,
  seal: Seal | undefined,
  write: (put: (bytes: Uint8Array) => Promise<void>) => Promise<T>,
): Promise<T> {
  const partial = `${path}.${randomBytes(8).toString('hex')}.partial`;
  // Exclusive: a link or a file of another's that stands there is not written through.
  const file = await open(partial, 'wx', 0o600);
  try {
    const done = await write(async (bytes) => {
      await file.appendFile(seal ? seal.update(bytes) : bytes);
    });
    await file.sync();
    await file.close();
    await rename(partial, path);
    return done;
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(partial, { force: true });
    throw error;
  }
}
