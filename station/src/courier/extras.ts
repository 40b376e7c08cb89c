import { limits } from '@parley/core/base/limits.ts';
import type { JournalName } from '@parley/core/codec/names.ts';
import { type Bundle, decodePayload, encodePayload } from '@parley/core/codec/payload.ts';
import { cosignedBy } from '@parley/core/replication/counts.ts';
import { sortedJournals } from '@parley/core/replication/line.ts';
import type { StationLine } from '../station.ts';
import { factsBehind } from './facts.ts';

/** The bundles among the payloads of a file. */
export function bundlesIn(payloads: readonly Uint8Array[]): Bundle[] {
  return payloads.flatMap((payload) => {
    if (payload[0] !== 0x88 || payload[1] !== 1) return [];
    const decoded = decodePayload(payload);
    return decoded.ok && decoded.value.type === 'bundle' ? [decoded.value] : [];
  });
}

/** Certificates of own incarnations whose first entry the peer is not known to hold. */
export function certificatesFor(line: StationLine, to: number): Uint8Array[] {
  const { host, store } = line;
  const peer = host.line.peers.get(to);
  return sortedJournals(host.line).flatMap((journal) => {
    const { party, number } = journal.name;
    if (party !== line.me || number === 0) return [];
    const held = Math.min(cosignedBy(host.line, journal, to), peer?.have.get(journal.key) ?? 0);
    const certificate = held > 0 ? undefined : store.keyring.get(journal.key)?.certificate;
    return certificate === undefined ? [] : [certificate];
  });
}

/** What the core does not hold itself: proofs, and post-quantum cosignatures. */
export function stationPayloads(line: StationLine, to: number): Uint8Array[] {
  return [...proofs(line), ...pqCosignatures(line, to)];
}

/** Of forks, and of entries over the limits; one too large for a frame has come by no frame. */
function proofs({ store }: StationLine): Uint8Array[] {
  const payloads = (['fork-proof', 'over-limit'] as const).flatMap((type) => {
    const prefix = type === 'fork-proof' ? 'fork.' : 'over.';
    const found = [...factsBehind(store, prefix).values()];
    return found.map((proof) => encodePayload({ type, proof }));
  });
  return payloads.filter(({ length }) => length <= limits.payloadBytesMax);
}

/** Those of the last `keep` days, of everyone but the peer itself. */
function pqCosignatures(line: StationLine, to: number): Uint8Array[] {
  const { host, store } = line;
  const since = host.options.clock.now().time / 1000 - host.line.settings.keepS;
  const names = new Map<string, JournalName>();
  for (const journal of sortedJournals(host.line)) names.set(journal.key, journal.name);
  const out: Uint8Array[] = [];
  for (const [key, journal] of names) {
    for (let size = 1; ; ) {
      const found = store.evidence.pqCosignatures(key, size);
      if (found.length === 0) break;
      const least = Math.min(...found.map((one) => one.size));
      const note = store.evidence.note(key, least);
      for (const one of found) {
        const cosigner = names.get(one.cosigner);
        if (one.size !== least || one.time < since || !cosigner || cosigner.party === to) continue;
        if (note?.size !== least) continue;
        const { time, signature } = one;
        const { root } = note;
        out.push(
          encodePayload({ type: 'pq', journal, size: least, root, time, cosigner, signature }),
        );
      }
      size = least + 1;
    }
  }
  return out;
}
