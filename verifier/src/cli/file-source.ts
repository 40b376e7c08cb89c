/** A file on a disk, read where it is asked for. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { Source } from '../base/source.ts';

/** Opens the file for `use`, and closes it. Throws what the disk throws. */
export function withFile<T>(path: string, use: (source: Source) => T): T {
  const file = openSync(path, 'r');
  try {
    return use({
      size: fstatSync(file).size,
      read: (offset, length) => read(file, offset, length),
    });
  } finally {
    closeSync(file);
  }
}

function read(file: number, offset: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; ) {
    const count = readSync(file, bytes, at, length - at, offset + at);
    if (count === 0) throw new Error('the file became shorter while it was read');
    at += count;
  }
  return bytes;
}
