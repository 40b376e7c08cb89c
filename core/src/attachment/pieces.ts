import { limits } from '../base/limits.ts';

/** Where the piece begins that holds this byte (spec/attachment.md). */
export function pieceOf(offset: number): number {
  return offset - (offset % limits.chunkBytesMax);
}

/**
 * True if these bytes are one whole piece of an attachment of that size. So there is one chunk for
 * each place and no more of them than the attachment has bytes for, whoever sends how many.
 */
export function isPiece(offset: number, length: number, size: number): boolean {
  const end = Math.min(offset + limits.chunkBytesMax, size);
  return offset === pieceOf(offset) && length > 0 && offset + length === end;
}
