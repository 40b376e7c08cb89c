import { mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Whoever has had his turn for so long is gone: he was killed in it. */
const staleMs = 120_000;
const pauseMs = 50;

/**
 * Waits until no other process of this machine has the turn of this name, a folder that is made for
 * it; what is answered gives it back. Test files are processes of their own, and several begin at
 * once: what one of them makes another finds whole.
 */
export function takeTurn(folder: string): () => void {
  mkdirSync(dirname(folder), { recursive: true });
  const waiting = new Int32Array(new SharedArrayBuffer(4));
  while (!made(folder)) {
    const since = statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - since > staleMs) rmSync(folder, { recursive: true, force: true });
    else Atomics.wait(waiting, 0, 0, pauseMs);
  }
  return () => rmSync(folder, { recursive: true, force: true });
}

function made(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
