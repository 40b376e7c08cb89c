import type { AttachmentStore } from '@parley/core/attachment/ports.ts';
import type { Projection } from '../projection/projection.ts';
import type { LineStore } from '../store/line-store.ts';
import { StoreFault } from '../store/refusals.ts';
import type { AskedByCourier } from './asked.ts';
import { missingAfter, namingOf } from './named.ts';
import { hashHolds } from './store-file.ts';

/** Attachments in a line's database, and what the entries in its tables name. */
export function keptAttachments(
  store: LineStore,
  projection: Projection,
  asked: AskedByCourier,
): AttachmentStore {
  const { attachments } = store;
  const written = (work: () => void): boolean => {
    try {
      store.transaction(work);
      return true;
    } catch (error) {
      if (error instanceof StoreFault) return false;
      throw error;
    }
  };
  return {
    state: (sha256) => attachments.state(sha256),
    has: (sha256, offset) => attachments.has(sha256, offset),
    get: (sha256, offset, length) => attachments.get(sha256, offset, length),
    keep: ({ hash, offset, total, bytes }) =>
      written(() => {
        const before = attachments.state(hash);
        if (before && before.size !== total) attachments.drop(hash);
        attachments.announce(hash, total);
        attachments.put(hash, offset, bytes);
      }),
    holds: (sha256, size) => hashHolds(store, sha256, size),
    complete: (sha256) => written(() => attachments.complete(sha256)),
    drop: (sha256) => written(() => attachments.drop(sha256)),
    askedByCourier: (party, sha256) => asked.put(party, sha256),
    namingOf: (sha256, size) => namingOf(store, sha256, size),
    missingAfter: (author, after, most) => missingAfter(store, author, after, most),
    tabledSize: (journal) => projection.sizeOf(journal),
    isTabled: () => projection.behind() === 0,
  };
}
