import { hex } from '@parley/core/base/bytes.ts';
import type { HostOptions } from './line-host.ts';

/** Keeps just the `open`s of live sessions: a start derives their keys from them again. */
export function storeOpens(options: HostOptions, live: readonly Uint8Array[]): void {
  const { store, clock, crypto } = options;
  const known = new Map(store.opens.list().map((open) => [hex(open.bytes), open]));
  store.transaction(() => {
    for (const bytes of live) {
      if (known.delete(hex(bytes))) continue;
      const id = crypto.sha256(bytes).slice(0, 8);
      store.opens.put({ id, peer: 0, time: clock.now().time, bytes });
    }
    for (const open of known.values()) store.opens.remove(open.id);
  });
}
