import { statfsSync } from 'node:fs';

const MiB = 1024 * 1024;

/** Below this somebody should make space; below `fullBytes` new work is refused or soon will be. */
export const lowBytes = 256 * MiB;
export const fullBytes = 8 * MiB;

/** Bytes that this process may still write where the station lies. */
export function freeBytes(folder: string): number {
  const space = statfsSync(folder);
  return space.bavail * space.bsize;
}
