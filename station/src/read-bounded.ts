import { closeSync, openSync, readSync } from 'node:fs';

/** What no file with a key or a share of one in it reaches. */
export const keyFileBytesMax = 64 * 1024;

const sliceBytes = 64 * 1024;

/**
 * All bytes of a file, a pipe or a device that was named, at most `most`; undefined: there are
 * more, and no more than that was read. Throws what the system throws.
 */
export function readBounded(file: string, most: number): Buffer | undefined {
  const fd = openSync(file, 'r');
  try {
    const parts: Buffer[] = [];
    for (let have = 0; have <= most; ) {
      const slice = Buffer.allocUnsafe(sliceBytes);
      const got = readSync(fd, slice, 0, Math.min(sliceBytes, most + 1 - have), null);
      if (got === 0) return Buffer.concat(parts);
      parts.push(slice.subarray(0, got));
      have += got;
    }
    return undefined;
  } finally {
    closeSync(fd);
  }
}
