/** Where bytes come from, and how far a long reading has come. */
import type { Bytes } from './bytes.ts';

/** A file that can be read at any place, at once: on a disk, in a browser's worker, in memory. */
export type Source = {
  readonly size: number;
  /** The bytes from `offset`, just as many as asked for; the caller stays within the size. */
  read(offset: number, length: number): Bytes;
};

/** Called now and then with the bytes read so far. */
export type Progress = (bytes: number) => void;

export function memorySource(bytes: Bytes): Source {
  return {
    size: bytes.length,
    read: (offset, length) => bytes.subarray(offset, offset + length),
  };
}
