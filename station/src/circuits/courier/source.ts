import { constants, type FileHandle, open } from 'node:fs/promises';
import { ok, type Result, refuse } from '@parley/core/base/refusal.ts';

/** Bytes to be read by place: a file on a stick, or a copy in memory. */
export type Source = {
  readonly size: number;
  /** `length` bytes from `offset`; fewer only where the source ends. Throws on a fault. */
  read(offset: number, length: number): Promise<Uint8Array>;
  close(): Promise<void>;
};

export function memorySource(bytes: Uint8Array): Source {
  return {
    size: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, offset + length),
    close: async () => {},
  };
}

/**
 * Opens a plain file. Refuses `file-unreadable`; a pipe that nobody writes to is refused as well,
 * not waited for: the station would take no other file meanwhile.
 */
export async function fileSource(path: string): Promise<Result<Source>> {
  let handle: FileHandle;
  let size: number;
  try {
    handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const about = await handle.stat();
    if (!about.isFile()) {
      await handle.close();
      return refuse('file-unreadable', `${path} is no plain file`);
    }
    size = about.size;
  } catch (error) {
    return refuse('file-unreadable', (error as Error).message);
  }
  return ok({
    size,
    async read(offset, length) {
      const buffer = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
      let filled = 0;
      while (filled < buffer.length) {
        const left = buffer.length - filled;
        const { bytesRead } = await handle.read(buffer, filled, left, offset + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return buffer.subarray(0, filled);
    },
    close: () => handle.close(),
  });
}
