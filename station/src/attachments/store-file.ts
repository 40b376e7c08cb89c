import { createHash } from 'node:crypto';
import { equal } from '@parley/core/base/bytes.ts';
import { limits } from '@parley/core/base/limits.ts';
import type { LineStore } from '../store/line-store.ts';

/** Keeps the bytes of an attachment of our own, whole; a second time is nothing. */
export function storeAttachment(store: LineStore, sha256: Uint8Array, bytes: Uint8Array): void {
  if (store.attachments.state(sha256)?.complete) return;
  store.transaction(() => {
    store.attachments.drop(sha256);
    store.attachments.announce(sha256, bytes.length);
    for (let at = 0; at < bytes.length; at += limits.chunkBytesMax) {
      store.attachments.put(sha256, at, bytes.subarray(at, at + limits.chunkBytesMax));
    }
    store.attachments.complete(sha256);
  });
}

/** True if all bytes are there and have that hash; reads a megabyte at a time. */
export function hashHolds(store: LineStore, sha256: Uint8Array, size: number): boolean {
  const hash = createHash('sha256');
  const step = 16 * limits.chunkBytesMax;
  for (let at = 0; at < size; at += step) {
    const bytes = store.attachments.get(sha256, at, Math.min(step, size - at));
    if (!bytes) return false;
    hash.update(bytes);
  }
  return equal(new Uint8Array(hash.digest()), sha256);
}
