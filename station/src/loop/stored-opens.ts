import { hex } from '@parley/core/base/bytes.ts';
import { StoreFault } from '../store/refusals.ts';
import type { HostOptions } from './host-options.ts';

/**
 * Keeps just the `open`s of live sessions: a start derives their keys from them again. A disk that
 * refuses costs no session: they live in memory, and after a start their senders are asked anew.
 */
export function storeOpens(options: HostOptions, live: readonly Uint8Array[]): void {
  const { store, clock, crypto } = options;
  const known = new Map(store.opens.list().map((open) => [hex(open.bytes), open]));
  const write = () => {
    for (const bytes of live) {
      if (known.delete(hex(bytes))) continue;
      const id = crypto.sha256(bytes).slice(0, 8);
      store.opens.put({ id, peer: 0, time: clock.now().time, bytes });
    }
    for (const open of known.values()) store.opens.remove(open.id);
  };
  try {
    store.transaction(write);
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
  }
}
