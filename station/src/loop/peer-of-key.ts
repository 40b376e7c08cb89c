import { onCertificate } from '@parley/core/replication/certificates.ts';
import { presentJournal } from '@parley/core/replication/line.ts';
import type { Claim } from '../circuits/websocket/handshake.ts';
import type { LineHost } from './line-host.ts';

/**
 * The party at the other end of a TLS handshake by this key (spec/circuit.md): one whose present
 * incarnation names it, once a certificate shown with it has been checked and stored. A key of a
 * replaced incarnation opens no circuit: it may be stolen.
 *
 * A party may name a key that is another's, and can never finish a handshake with it. So where
 * several name it, it is the one that was dialled, or the one whose certificate was shown by
 * whoever has the key, or the one that names it in the charter; else nobody yet.
 */
export function peerOfTlsKey(
  host: LineHost,
  tlsKey: Uint8Array,
  { certificate, dialled }: Claim = {},
): number | undefined {
  const { line } = host;
  const shown = certificate?.length ? onCertificate(line, certificate, null)?.name : undefined;
  if (certificate?.length) host.loop.input({ kind: 'timer' });
  const named = [...line.peers.keys()].filter((party) => {
    return Buffer.from(presentJournal(line, party).keys.tls).equals(tlsKey);
  });
  if (named.length <= 1) return named[0];
  const founding = named.filter((party) => presentJournal(line, party).name.number === 0);
  return [dialled, shown?.party, founding[0]].find((party) => {
    return party !== undefined && named.includes(party);
  });
}
