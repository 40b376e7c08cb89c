import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FolderLock } from './folder-lock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('the lock of a folder is held once, and given back when its holder ends', () => {
  const first = FolderLock.take(folder);
  expect(() => FolderLock.take(folder)).toThrow(expect.objectContaining({ code: 'store-locked' }));
  first.release();
  first.release();
  FolderLock.take(folder).release();
});
