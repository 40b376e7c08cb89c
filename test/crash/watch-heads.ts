import { hex } from '@parley/core/base/bytes.ts';
import { journalKey } from '@parley/core/codec/names.ts';
import { decodePayload } from '@parley/core/codec/payload.ts';
import type { Input } from '@parley/core/replication/io.ts';
import type { Party } from '../stations/party.ts';

/** Every signed head that comes to this party by the wire: its roots by journal and size. */
export function watchHeads(observer: Party): Map<string, Set<string>> {
  const heads = new Map<string, Set<string>>();
  const { loop } = observer.line.host;
  const input = loop.input.bind(loop);
  loop.input = (taken: Input) => {
    const decoded = taken.kind === 'frame' ? decodePayload(taken.payload) : undefined;
    const payload = decoded?.ok ? decoded.value : undefined;
    if (payload?.type === 'bundle' && payload.root) {
      const place = `${journalKey(payload.journal)} ${payload.first + payload.items.length}`;
      const roots = heads.get(place) ?? new Set<string>();
      heads.set(place, roots.add(hex(payload.root)));
    }
    input(taken);
  };
  return heads;
}
